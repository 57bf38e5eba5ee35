import { canOpenSubmission, canReadSmallCounts, canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDateTime } from '@/lib/format'
import type { Figure } from '@/lib/indicators/figure'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import { type Calendar, comparePeriods, type IsoDate } from '@/lib/periods/period'
import { toBreakdownKey } from '@/lib/values/breakdown'
import { traceValue, type ValueStep } from '@/lib/values/life'
import { listLives, placeKey } from '@/lib/values/life-queries'
import { countValues } from '@/lib/values/queries'
import type { ChartModel } from './chart-model'
import { type ChartPlan, type ChartWorld, planChart } from './chart-plan'
import { planDuties } from './duties'
import { findFigures } from './fed-queries'
import type { ChartQuery } from './query'
import { readUniverse } from './read-universe'
import { readRows, toValuesWanted } from './rows'
import type { SeriesQuestion } from './series'
import { type Words, wordsOf } from './words'

/** One figure of the store that a chart was made of, with who wrote and who approved it. */
export type ProvenanceRow = {
  dataElement: string
  dataElementName: string
  orgUnit: string
  orgUnitName: string
  period: string
  breakdown: string
  /** As a machine writes it; empty with the reason in `missing`. */
  value: string
  missing: string
  stage: 'approved' | 'submitted'
  origin: string
  version: number | null
  /** A name for those who may open the unit's reports, else what they are: "cán bộ nhập". */
  enteredBy: string
  enteredAt: Date | null
  approvedBy: string
  approvedAt: Date | null
}

export type Provenance = {
  calendar: Calendar
  rows: ProvenanceRow[]
  /** Periods of the chart that were looked into, the latest ones where it has too many figures. */
  periods: readonly string[]
  /** Figures of these periods that are not listed: beyond the limit, or of units the viewer may not read. */
  left: number
  /** Earlier periods of the chart that were left out. */
  leftPeriods: readonly string[]
}

/** More figures than these are not read at once. */
const mostRead = 60_000
export const mostListed = 5000

/**
 * The figures that a chart was made of, the latest period first; null where it shows only what others published. Small
 * counts stay hidden from those the chart hides them from.
 */
export async function listProvenance(
  viewer: Viewer,
  query: ChartQuery,
  model: ChartModel,
  { most = mostListed, today = dayInVietNam() }: { most?: number; today?: IsoDate } = {},
): Promise<Provenance | null> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  const world = { catalogue, tree, viewer, today }
  const planned = planChart(world, query, ...(await findFigures(catalogue, query.code)))
  if (!planned.ok || planned.value.item.formula === null || model.publishedOnly) return null
  const plan = planned.value
  const { item, calendar } = plan
  const asked = askedOf(world, plan, model)
  const question = await withinReach(world, { ...questionOf(plan, query), ...asked })
  const duties = planDuties(tree, catalogue, question, await readUniverse(catalogue, question))
  const read = await readRows(world, question, duties)
  const parts = new Map<string, Part>()
  for (const period of question.periods.toReversed())
    for (const unit of question.orgUnits)
      for (const key of question.keys)
        for (const { leaf, parts: own } of read.contributions(item, unit, period, key))
          for (const part of own) {
            const place = {
              ...{ dataElementId: leaf.elementId, orgUnitId: part.unit },
              ...{ period: part.period, breakdown: part.key },
            }
            if (part.figure) parts.set(placeKey(place), { ...part, figure: part.figure, place })
          }
  const readable = [...parts.values()]
    .filter(({ unit }) => canReadUnit(viewer, tree, unit, item.programmeCode))
    .sort(
      (a, b) =>
        comparePeriods(b.place.period, a.place.period) || (a.unit < b.unit ? -1 : Number(a.unit > b.unit)),
    )
  const listed = readable.slice(0, most)
  const lives = await listLives(
    calendar,
    listed.map(({ place }) => place),
    query.asOf,
  )
  const language = query.language ?? viewer.language
  const words = wordsOf(language)
  return {
    calendar,
    periods: question.periods,
    left: parts.size - listed.length,
    leftPeriods: asked.periods.filter((period) => !question.periods.includes(period)),
    rows: listed.map(({ place, unit, figure, isHidden }): ProvenanceRow => {
      const element = catalogue.elements.byId(place.dataElementId)
      const said = toStanding(figure)
      const life = traceValue(lives.get(placeKey(place)) ?? [], said)
      const isKept = isHidden && !canReadSmallCounts(viewer, tree, unit, item.programmeCode)
      const seesPersons = canOpenSubmission(viewer, tree, unit, item.programmeCode)
      const who = (step: ValueStep | null, role: 'entry' | 'approval') =>
        sayWho(step, role, seesPersons, words)
      return {
        dataElement: element?.code ?? String(place.dataElementId),
        dataElementName: (language === 'vi' ? element?.nameVi : element?.nameEn) ?? '',
        orgUnit: unit,
        orgUnitName: tree.get(unit)?.fullName ?? unit,
        period: place.period,
        breakdown: place.breakdown,
        value: isKept ? '' : (said.value ?? ''),
        missing: isKept ? 'suppressed' : (said.missing ?? ''),
        ...{ stage: said.stage, origin: figure.origin, version: life.version },
        ...{ enteredBy: who(life.entered, 'entry'), enteredAt: life.entered?.at ?? null },
        ...{ approvedBy: who(life.approved, 'approval'), approvedAt: life.approved?.at ?? null },
      }
    }),
  }
}

type Read = Awaited<ReturnType<typeof readRows>>
type Contribution = ReturnType<Read['contributions']>[number]['parts'][number]
type Part = Contribution & {
  figure: NonNullable<Contribution['figure']>
  place: Parameters<typeof placeKey>[0]
}

/** Who did a step, as far as the viewer may know: a person to those who may open the unit's reports. */
function sayWho(
  step: ValueStep | null,
  role: 'entry' | 'approval',
  seesPersons: boolean,
  words: Words,
): string {
  if (!step) return ''
  if (step.by === null) return words('who.system')
  return seesPersons ? step.by : words(`who.${role}`)
}

/** Who entered and who approved a figure, each with the moment; empty where the history doesn't say. */
export function sayLife(
  steps: readonly ValueStep[],
  figure: Figure | null,
  seesPersons: boolean,
  words: Words,
): { entered: string; approved: string } {
  const life = figure && traceValue(steps, toStanding(figure))
  const say = (step: ValueStep | null | undefined, role: 'entry' | 'approval') =>
    step ? `${sayWho(step, role, seesPersons, words)}, ${formatDateTime(step.at)}` : ''
  return { entered: say(life?.entered, 'entry'), approved: say(life?.approved, 'approval') }
}

function toStanding({ observation, stage }: Figure) {
  return {
    stage: stage === 'approved' ? ('approved' as const) : ('submitted' as const),
    value: observation.kind === 'observed' ? observation.value.toFixed() : null,
    missing: observation.kind === 'missing' ? observation.reason : null,
  }
}

/** The units, periods and breakdowns that the points of a chart are about. */
function askedOf(
  { tree }: ChartWorld,
  { axis, category, area, units, periods }: ChartPlan,
  model: ChartModel,
): Pick<SeriesQuestion, 'orgUnits' | 'periods' | 'keys'> {
  const shown = [...new Set(model.series.flatMap(({ points }) => points.map(({ key }) => key)))]
  const split = model.series.map(({ breakdown }) => toBreakdownKey(breakdown))
  if (axis === 'org-unit') {
    return {
      orgUnits: shown.flatMap((id): OrgUnitNode | OrgUnitNode[] => tree.get(id) ?? []),
      periods: periods.slice(0, 1),
      keys: category ? ['sex=female', 'sex=male'] : [''],
    }
  }
  return {
    orgUnits: category ? [area] : units,
    periods: shown.toSorted(comparePeriods),
    keys: [...new Set(['', ...split])],
  }
}

/** The question about as many of the latest periods as can be read at once. */
async function withinReach(
  { catalogue, tree }: ChartWorld,
  question: SeriesQuestion,
): Promise<SeriesQuestion> {
  let { periods } = question
  while (periods.length > 1) {
    const tried = { ...question, periods }
    const duties = planDuties(tree, catalogue, tried, await readUniverse(catalogue, tried))
    if ((await countValues(toValuesWanted(tree, tried, duties))) <= mostRead) break
    periods = periods.slice(Math.ceil(periods.length / 2))
  }
  return { ...question, periods }
}

function questionOf(plan: ChartPlan, { stage, asOf }: ChartQuery) {
  const { item, calendar, geography, cumulation } = plan
  return { items: [item], calendar, geography, cumulation, stage, asOf }
}
