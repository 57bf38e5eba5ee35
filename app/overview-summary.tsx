import { getTranslations } from 'next-intl/server'
import type { OverviewModel } from '@/lib/dashboards/overview-model'
import { ReadingOfCards } from './reading-of-cards'

/** The page in five seconds: who reported, which targets slip, what fell against a year ago. `whoHref`: the page that names who hasn't. */
export async function OverviewSummary({
  overview,
  whoHref = '',
}: {
  overview: OverviewModel
  whoHref?: string
}) {
  const say = await getTranslations('dashboard.summary')
  const { counts, cards, period } = overview
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
          <a href={`${whoHref}#not-reported`} className="link">
            {say('who')}
          </a>
        )}
      </p>
      <ReadingOfCards cards={cards} />
    </section>
  )
}
