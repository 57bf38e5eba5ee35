import { getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import { formatDateTime } from '@/lib/format'
import type { Entry } from '@/lib/submissions/entry-queries'
import { CellReasons } from './cell-reasons'

/** Who returned or approved it, when and why; the latest first. */
export async function Decisions({ entry }: { entry: Entry }) {
  if (entry.decisions.length === 0) return null
  const say = await getTranslations('entry.decisions')
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions" className="mb-2 text-lg">
        {say('title')}
      </h2>
      <ol className="grid gap-2">
        {entry.decisions.map(({ decision, by, at, reason, revision, cells }) => (
          <li key={at.toISOString()} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <StatusBadge status={decision}>{say(decision)}</StatusBadge>
            <span>{say('line', { by, time: formatDateTime(at), revision })}</span>
            {reason && <span className="w-full text-muted whitespace-pre-line">{reason}</span>}
            <div className="w-full text-muted">
              <CellReasons form={entry.form} reasons={cells} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
