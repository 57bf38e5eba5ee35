import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import type { OverviewModel } from '@/lib/dashboards/overview-model'

/** The page in five seconds: who reported, which targets slip, what fell against a year ago. */
export async function OverviewSummary({ overview }: { overview: OverviewModel }) {
  const say = await getTranslations('dashboard.summary')
  const { counts, cards, period } = overview
  const slipping = cards.filter(({ target }) => target?.status === 'behind' || target?.status === 'watch')
  const reached = cards.filter(({ target }) => target?.status === 'on-track')
  const falling = cards.filter(({ change }) => change.desired === false)
  const missing = counts.assigned - counts.received
  return (
    <section aria-label={say('label')} className="mb-8 grid gap-2 border-l-4 border-accent pl-4 text-lg">
      <p>
        {counts.assigned === 0
          ? say('nobody', { period: period.name })
          : say('reported', {
              received: counts.received,
              assigned: counts.assigned,
              period: period.name,
              missing,
            })}{' '}
        {missing > 0 && (
          <a href="#not-reported" className="link">
            {say('who')}
          </a>
        )}
      </p>
      {slipping.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {say('slipping', { count: slipping.length })}
          {slipping.map(({ code, name, href, target }) => (
            <span key={code} className="inline-flex flex-wrap items-center gap-2 text-base">
              <Link href={href} className="link">
                {name}
              </Link>
              {target && <StatusBadge status={target.status}>{target.statusLabel}</StatusBadge>}
            </span>
          ))}
        </p>
      )}
      {slipping.length === 0 && reached.length > 0 && <p>{say('onTrack', { count: reached.length })}</p>}
      {falling.length > 0 && (
        <p>
          {say('falling', { count: falling.length })}{' '}
          <span className="text-base">
            {falling.map(({ code, name, href }, index) => (
              <span key={code}>
                {index > 0 && '; '}
                <Link href={href} className="link">
                  {name}
                </Link>
              </span>
            ))}
            .
          </span>
        </p>
      )}
    </section>
  )
}
