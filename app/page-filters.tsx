import { getTranslations } from 'next-intl/server'
import { OverviewFilters } from '@/components/dashboards/overview-filters'
import { Announcement } from '@/components/ui/announcement'
import type { OverviewFilters as Filters } from '@/lib/dashboards/overview-model'

type Props = {
  filters: Filters
  action?: string
  /** What the page is about already, and so isn't asked. */
  settled?: 'programme' | 'orgUnit'
}

/** The filters of a page of figures, with what is chosen now in words: the fold of a phone says it. */
export async function PageFilters({ filters, action, settled }: Props) {
  const say = await getTranslations('dashboard.filters')
  const chosen = [
    settled === 'programme' ? [] : filters.programmes,
    settled === 'orgUnit' ? [] : filters.areas,
    filters.periods,
    filters.stages,
  ].flatMap((choices) => choices.find(({ selected }) => selected)?.label ?? [])
  const shown = chosen.join(' · ')
  return (
    <>
      <Announcement text={say('now', { shown })} />
      <p className="mb-4 hidden text-sm print:block">{say('now', { shown })}</p>
      <OverviewFilters
        key={JSON.stringify(filters.words)}
        filters={filters}
        action={action}
        settled={settled}
        shown={shown}
        words={{
          title: say('title'),
          programme: say('programme'),
          orgUnit: say('orgUnit'),
          period: say('period'),
          stage: say('stage'),
          apply: say('apply'),
          change: say('change'),
        }}
      />
    </>
  )
}
