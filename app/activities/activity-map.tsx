import { getTranslations } from 'next-intl/server'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Announcement } from '@/components/ui/announcement'
import { EmptyState } from '@/components/ui/empty-state'
import type { Viewer } from '@/lib/access/viewer'
import { countActivitiesByUnit } from '@/lib/activities/count-queries'
import { type ActivityFilters, countConditions } from '@/lib/activities/filters'
import { toActivityMap } from '@/lib/dashboards/activity-map'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'

/** Where activities were recorded: a map of the provinces, below them bars by unit; the table says the same. */
export async function ActivityMap({ viewer, filters }: { viewer: Viewer; filters: ActivityFilters }) {
  const [say, charts, tree, counts] = await Promise.all([
    getTranslations('activities'),
    getTranslations('charts'),
    getOrgUnitTree(),
    countActivitiesByUnit(viewer, filters),
  ])
  if (counts.length === 0) {
    const none = say(countConditions(filters) > 0 ? 'none-filtered' : 'none')
    return (
      <>
        <Announcement text={none} />
        <EmptyState title={none} />
      </>
    )
  }
  const model = toActivityMap({ viewer, tree, filters, counts, today: today(), language: viewer.language })
  return (
    <>
      <Announcement text={`${model.title}. ${model.reading}`} />
      <ChartFigure
        model={model}
        pictures={await drawForPage(model, toPictureWords(charts))}
        tableOpen
        files={false}
      />
    </>
  )
}
