import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readOfCards } from '@/lib/dashboards/card-reading'
import type { OverviewModel } from '@/lib/dashboards/overview-model'
import { ReadingOfCards } from './reading-of-cards'

/** The page in five seconds: who reported, which targets slip, what got better or worse in a year. `whoHref`: the page that names who hasn't. */
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
          <a href={`${whoHref}#not-reported`} className="link no-print">
            {say('who')}
          </a>
        )}
      </p>
      <ReadingOfCards cards={cards} />
      {readOfCards(cards).open && <WaysOut filters={overview.filters} />}
    </section>
  )
}

/** Where more can be said: with figures that await approval, and a period before. */
async function WaysOut({ filters }: Pick<OverviewModel, 'filters'>) {
  const say = await getTranslations('dashboard.summary')
  const provisional = filters.stages.find(({ value, selected }) => value === 'provisional' && !selected)
  const shown = filters.periods.findIndex(({ selected }) => selected)
  const before = filters.periods[shown + 1]
  return (
    <p className="flex flex-wrap gap-x-5 text-base no-print">
      {provisional && (
        <Link href={provisional.href} className="link inline-flex min-h-11 items-center">
          {say('provisional')}
        </Link>
      )}
      {before && (
        <Link href={before.href} className="link inline-flex min-h-11 items-center">
          {say('before', { period: before.label })}
        </Link>
      )}
    </p>
  )
}
