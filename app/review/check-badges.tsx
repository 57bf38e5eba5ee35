import { getTranslations } from 'next-intl/server'
import { type Status, StatusBadge } from '@/components/ui/badge'
import type { RowChecks } from '@/lib/submissions/review-filters'

const signs = {
  errors: 'behind',
  warnings: 'watch',
  outliers: 'watch',
  changed: 'info',
  followUps: 'info',
  answered: 'none',
} as const satisfies Partial<Record<keyof RowChecks, Status>>

/** What the checks found in a form, by sign and word, the gravest first. */
export async function CheckBadges({ checks }: { checks: RowChecks }) {
  const say = await getTranslations('review.checks')
  // Outliers are warnings too: they are named by themselves, so they aren't counted twice.
  const shown = { ...checks, warnings: Math.max(0, checks.warnings - checks.outliers) }
  const found = (Object.keys(signs) as (keyof typeof signs)[]).filter((kind) => shown[kind] > 0)
  const worth = found.some((kind) => kind !== 'answered')
  return (
    <span className="flex flex-wrap gap-1.5">
      {!worth && <StatusBadge status="on-track">{say('clean')}</StatusBadge>}
      {found.map((kind) => (
        <StatusBadge key={kind} status={signs[kind]}>
          {say(kind, { count: shown[kind] })}
        </StatusBadge>
      ))}
    </span>
  )
}
