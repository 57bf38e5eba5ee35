import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueProgramme } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { addDays } from '@/lib/periods/deadline'
import {
  type Calendar,
  type IsoDate,
  latestEndedPeriod,
  periodRange,
  previousPeriod,
} from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { findLatestPeriod } from '@/lib/values/queries'
import { homeUnit, resolveUnits } from './areas'
import { type ChartWorld, formsOf, latestDuePeriod } from './chart-plan'
import { elementsOf, type Item, resolveItem } from './items'
import { keyCodes, type ProgrammeKeys } from './key-indicators'
import type { ChartQuery, OverviewQuery, QueryFailure } from './query'

/** An overview query with every word settled. */
export type SettledOverview = {
  query: OverviewQuery
  programme: CatalogueProgramme
  keys: ProgrammeKeys
  items: Item[]
  area: OrgUnitNode
  period: string
  calendar: Calendar
  geography: 'reported' | IsoDate
  language: Language
}

/**
 * Settles programme, area and period: what was asked, else where the viewer is at home and what is due. `wanted`: these
 * items instead of the programme's key figures.
 */
export async function settleOverview(
  { catalogue, tree, viewer, today }: ChartWorld,
  query: OverviewQuery,
  wanted?: Item[],
): Promise<Result<SettledOverview, QueryFailure>> {
  const programme = catalogue.programmes.byCode(query.programme ?? firstProgramme(viewer)) ?? null
  if (!programme) return fail({ code: 'not-found', field: 'programme' })
  const keys = keyCodes(catalogue, programme.code)
  const items =
    wanted ?? keys.cards.flatMap((ref) => resolveItem(catalogue, { kind: 'indicator', ref }) ?? [])
  const form = items
    .flatMap((item) => formsOf(catalogue, item))
    .find((one) => !query.calendar || one.calendar === query.calendar)
  const calendar = query.calendar ?? form?.calendar ?? 'statistical'
  const geography = query.geography === 'current' ? today : query.geography
  // Of an area that has ended, the latest period it could report.
  const ended = query.orgUnit ? tree.resolve(query.orgUnit.ref)?.validTo : null
  const isOver = ended != null && ended < today
  const due = isOver
    ? latestEndedPeriod(form?.frequency ?? 'quarter', calendar, addDays(ended, 1))
    : latestDuePeriod(catalogue, form, calendar, today)
  const elements = items.flatMap((item) => elementsOf(item).map(({ id }) => id))
  const latest =
    query.period ?? (await findLatestPeriod({ dataElementIds: elements, calendar, stage: query.stage }, due))
  const period = latest ?? due
  const maps = { geography, lastDays: [periodRange(calendar, period).end] }
  const area = query.orgUnit
    ? resolveUnits(viewer, tree, [query.orgUnit], maps, [programme.code])?.[0]
    : homeUnit(viewer, tree, today, [programme.code])
  if (!area) return fail({ code: 'not-found', field: query.orgUnit ? 'orgUnit' : 'programme' })
  return ok({
    query,
    programme,
    keys,
    items,
    area,
    period,
    calendar,
    geography,
    language: query.language ?? viewer.language,
  })
}

function firstProgramme({ grants }: Viewer): string {
  const open = grants.some(
    ({ programmeCodes }) => programmeCodes.length === 0 || programmeCodes.includes('D8'),
  )
  return open ? 'D8' : (grants[0]?.programmeCodes[0] ?? 'D8')
}

/** The query of a chart that shows what the overview shows. */
export function chartQuery({ query, area, period }: SettledOverview, code: string): ChartQuery {
  const { calendar, geography, stage, asOf, language } = query
  const words = { calendar, geography, stage, asOf, language, breakdown: [] }
  return {
    ...words,
    code,
    kind: null,
    orgUnits: [{ ref: area.id, expand: null }],
    periods: [period],
    cumulation: null,
  }
}

/** The periods that end with one, oldest first. */
export function backFrom(period: string, length: number): string[] {
  const periods = [period]
  while (periods.length < length) periods.unshift(previousPeriod(periods[0] as string))
  return periods
}
