import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import type { OverviewCard } from '@/lib/dashboards/overview-model'

/** What a set of key figures says in a sentence or two: which targets slip, or that none does, and what fell against a year ago. */
export async function ReadingOfCards({ cards }: { cards: readonly OverviewCard[] }) {
  const say = await getTranslations('dashboard.summary')
  const slipping = cards.filter(({ target }) => target?.status === 'behind' || target?.status === 'watch')
  const reached = cards.filter(({ target }) => target?.status === 'on-track')
  const falling = cards.filter(({ change }) => change.desired === false)
  return (
    <>
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
    </>
  )
}
