import { getLocale, getTranslations } from 'next-intl/server'
import type { TypeTotal } from '@/lib/activities/totals-queries'
import type { OverviewCard } from '@/lib/dashboards/overview-model'
import { addTotals } from '@/lib/dashboards/training-totals'
import { formatNumber } from '@/lib/format'
import { ReadingOfCards } from '../reading-of-cards'

type Props = { totals: readonly TypeTotal[]; cards: readonly OverviewCard[]; period: string }

/** What was held, who came and what it cost, in sentences; persons and attendances are never added. */
export async function TrainingsSays({ totals, cards, period }: Props) {
  const [say, words, locale] = await Promise.all([
    getTranslations('trainings.says'),
    getTranslations('dashboard.summary'),
    getLocale(),
  ])
  const { events, persons, attendances, women, cost } = addTotals(totals)
  const whole = (value: number) => formatNumber(value, 0, locale)
  const people = [
    persons === null ? [] : say('persons', { shown: whole(persons) }),
    attendances === null ? [] : say('attendances', { shown: whole(attendances) }),
  ].flat()
  return (
    <section
      aria-label={words('label')}
      className="mb-8 grid max-w-4xl gap-2 border-l-4 border-accent pl-4 text-lg"
    >
      {events === 0 ? (
        <p>{say('none', { period })}</p>
      ) : (
        <p>
          {say('records', {
            events,
            people:
              people.length === 0
                ? say('noPeople')
                : new Intl.ListFormat(locale, { type: 'unit' }).format(people),
          })}{' '}
          {women !== null && say('women', { share: formatNumber(women, 1, locale) })}
        </p>
      )}
      {events > 0 && (
        <p>
          {cost === null
            ? say('noCost')
            : say('cost', { cost: formatNumber(cost.value, 1, locale), stated: cost.stated, of: events })}
        </p>
      )}
      <ReadingOfCards cards={cards} />
    </section>
  )
}
