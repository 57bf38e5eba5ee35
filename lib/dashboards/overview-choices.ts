import { canReadUnit } from '@/lib/access/scope'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName } from '@/lib/periods/names'
import { areaName, capitalise } from './areas'
import { type ChartWorld, formsOf, latestDuePeriod, unitsBelow } from './chart-plan'
import { toOverviewHref } from './filters'
import type { Choice, OverviewModel } from './overview-model'
import { backFrom, type SettledOverview } from './overview-plan'
import type { OverviewQuery } from './query'
import { wordsOf } from './words'

/** What the viewer may choose instead, each with its address. */
export function readChoices(world: ChartWorld, settled: SettledOverview): OverviewModel['filters'] {
  const { query, programme, area, period, calendar, language } = settled
  const { catalogue, tree, viewer, today } = world
  const words = wordsOf(language)
  const vi = language === 'vi'
  const choose = (
    value: string,
    label: string,
    selected: boolean,
    change: Partial<OverviewQuery>,
  ): Choice => ({
    value,
    label,
    selected,
    href: toOverviewHref({ ...query, ...change }),
  })
  const programmes = catalogue.programmes.list.filter(({ code }) =>
    catalogue.forms.list.some((form) => form.programmeCode === code),
  )
  const item = settled.items[0]
  const country = tree.list().filter(({ level }) => level === 'country')
  const granted = viewer.grants.flatMap(({ orgUnitId }) => tree.get(orgUnitId) ?? [])
  const around = breadcrumbUnits(world, settled)
  const under = item
    ? [...country, ...around].flatMap((one) =>
        unitsBelow(world, { item, area: one, calendar, geography: settled.geography }, period),
      )
    : []
  const areas = [...country, ...granted, ...around, ...under].filter(({ id }) =>
    canReadUnit(viewer, tree, id, programme.code),
  )
  const form = settled.items
    .flatMap((one) => formsOf(catalogue, one))
    .find(({ calendar: one }) => one === calendar)
  const periods = [...new Set([period, ...backFrom(latestDuePeriod(catalogue, form, calendar, today), 16)])]
    .sort()
    .reverse()
  const ref = (id: string) => ({ ref: id, expand: null })
  return {
    programmes: programmes.map((one) =>
      choose(one.code, vi ? one.nameVi : one.nameEn, one.code === programme.code, {
        programme: one.code,
        period: null,
        calendar: null,
      }),
    ),
    areas: [...new Map(areas.map((one) => [one.id, one])).values()].map((one) =>
      choose(one.id, capitalise(areaName(tree, one, today, words)), one.id === area.id, {
        orgUnit: ref(one.id),
      }),
    ),
    periods: periods.map((one) => choose(one, periodName(one, language), one === period, { period: one })),
    stages: (['approved', 'provisional'] as const).map((stage) =>
      choose(stage, words(`stage.${stage}`), stage === query.stage, { stage }),
    ),
    words: { programme: programme.code, orgUnit: area.id, period, stage: query.stage },
  }
}

/** The way down from the widest area the viewer may read. */
export function breadcrumbOf(world: ChartWorld, settled: SettledOverview): OverviewModel['breadcrumb'] {
  return breadcrumbUnits(world, settled).map(({ id, name }) => ({
    id,
    name,
    href: toOverviewHref({ ...settled.query, orgUnit: { ref: id, expand: null } }),
  }))
}

/** The readable units above the area on its own last day or today, and the area itself. */
function breadcrumbUnits(
  { tree, viewer, today }: ChartWorld,
  { area, programme }: SettledOverview,
): OrgUnitNode[] {
  const day = area.validTo !== null && area.validTo < today ? area.validTo : today
  const above = tree.ancestorsOn(area.id, day).reverse()
  return [...above.filter(({ id }) => canReadUnit(viewer, tree, id, programme.code)), area]
}
