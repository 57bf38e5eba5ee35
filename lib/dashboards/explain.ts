import { canOpenSubmission, canReadSmallCounts, canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { listActivitiesBehind, type TakenFigure, takenKey } from '@/lib/activities/behind-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate, formatNumber, type Language } from '@/lib/format'
import type { DataItem, Expression } from '@/lib/indicators/expression/expression'
import { toWords } from '@/lib/indicators/expression/in-words'
import { itemKey } from '@/lib/indicators/expression/to-text'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { listLives, placeKey } from '@/lib/values/life-queries'
import { missing, type Observation } from '@/lib/values/observation'
import { areaName, capitalise } from './areas'
import { planChart } from './chart-plan'
import { planDuties } from './duties'
import { findFigures } from './fed-queries'
import { toChartHref } from './filters'
import { nameOfItem } from './item-names'
import { formulaOn } from './items'
import { sayLife } from './provenance'
import type { ChartQuery, QueryFailure } from './query'
import { readUniverse } from './read-universe'
import { type Contributions, readRows } from './rows'
import { computeSeries } from './series'
import { wordsOf } from './words'

/** One figure under a term; what it was taken from, where it came from activities. */
export type ExplainedPart = {
  unit: string
  period: string
  split: string
  value: string
  stage: string
  origin: string
  /** "Nguyễn Thị A, 08:05 10/01/2024"; the role in the place of the name for who may not open the unit's reports. */
  entered: string
  approved: string
  activities: { id: string; title: string; days: string; value: string; source: string | null }[]
}

/** How one figure came about, every text final. */
export type Explanation = {
  title: string
  /** `Số kiến nghị đã trả lời ÷ Tổng số kiến nghị × 100`, and the same with the numbers. */
  formula: string
  filled: string
  result: string
  terms: {
    address: string
    name: string
    value: string
    coverage: string
    parts: ExplainedPart[]
    /** Figures beyond those listed. */
    more: number
  }[]
  chartHref: string
}

/** Most figures listed under one term; the rest is counted. */
const mostParts = 500

/**
 * The last period of a chart, taken apart: its formula, the numbers in it, and the figures these are made of. `key`: of
 * the one option of a split (`sex=female`) instead of the whole.
 */
export async function getExplanation(
  viewer: Viewer,
  query: ChartQuery,
  key = '',
  today: IsoDate = dayInVietNam(),
): Promise<Result<Explanation, QueryFailure>> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  if (!isKey(key, catalogue)) return fail({ code: 'not-found', field: 'of' })
  const world = { catalogue, tree, viewer, today }
  const planned = planChart(world, query, ...(await findFigures(catalogue, query.code)))
  if (!planned.ok) return planned
  const { item, area, periods, calendar, geography, cumulation } = planned.value
  const period = periods[periods.length - 1] ?? ''
  const lastDay = periodRange(calendar, period).end
  const formula = formulaOn(item, lastDay)
  if (!formula) return fail({ code: 'not-found', field: 'code' })
  const { stage, asOf } = query
  const question = {
    ...{ calendar, geography, cumulation, stage, asOf },
    items: [item],
    orgUnits: [area],
    periods: [period],
    keys: [key],
  }
  const duties = planDuties(tree, catalogue, question, await readUniverse(catalogue, question))
  const [rows, answer] = await Promise.all([
    readRows(world, question, duties),
    computeSeries(world, question),
  ])
  const language = query.language ?? viewer.language
  const words = wordsOf(language)
  const computed = answer.rows[0]?.computed
  const aggregates = rows.find(item, area, period, key)
  const isSuppressed = computed?.value.kind === 'missing' && computed.value.reason === 'suppressed'
  const seesSmall = canReadSmallCounts(viewer, tree, area.id, item.programmeCode)
  const say = (one: Observation | undefined, decimals?: number) => {
    const shown = isSuppressed || !one ? missing('suppressed') : one
    return shown.kind === 'observed'
      ? formatNumber(shown.value, decimals ?? shown.value.decimalPlaces(), language)
      : words(`missing.${shown.reason}`)
  }
  const contributions = rows.contributions(item, area, period, key)
  const behind = await listActivitiesBehind(viewer, calendar, contributions.flatMap(takenFigures))
  const daysOf = ({ dateFrom, dateTo }: { dateFrom: IsoDate; dateTo: IsoDate }) =>
    dateFrom === dateTo ? formatDate(dateFrom) : `${formatDate(dateFrom)} – ${formatDate(dateTo)}`
  const byName = new Intl.Collator('vi')
  const placeOf = (leaf: Contributions['leaf'], part: Contributions['parts'][number]) => ({
    ...{ dataElementId: leaf.elementId, orgUnitId: part.unit, period: part.period, breakdown: part.key },
  })
  const nameOfUnit = (id: string) => {
    const unit = tree.get(id)
    return unit ? capitalise(areaName(tree, unit, lastDay, words)) : id
  }
  const listed = contributions.map(({ leaf, parts }) => ({
    ...{ leaf, parts },
    shown: parts
      .filter(({ unit }) => canReadUnit(viewer, tree, unit, item.programmeCode))
      .sort((a, b) => byName.compare(nameOfUnit(a.unit), nameOfUnit(b.unit)))
      .slice(0, mostParts),
  }))
  const places = listed.flatMap(({ leaf, shown }) =>
    shown.filter(({ figure }) => figure).map((part) => placeOf(leaf, part)),
  )
  const lives = await listLives(calendar, places, asOf)
  const nameOf = (one: DataItem) => nameOfItem(catalogue, one, language)
  const valueTextOf = (one: DataItem) => {
    const aggregate = aggregates?.get(itemKey(one))
    return aggregate ? say(aggregate.observation) : nameOf(one)
  }
  const whole = (wording: Parameters<typeof toWords>[1]) => {
    const part = (expression: Expression) => {
      const text = toWords(expression, wording)
      return expression.kind === 'binary' ? `(${text})` : text
    }
    const factor = formula.factor === '1' ? '' : ` × ${formatNumber(formula.factor, 0, language)}`
    return formula.denominator
      ? `${part(formula.numerator)} ÷ ${part(formula.denominator)}${factor}`
      : `${factor ? part(formula.numerator) : toWords(formula.numerator, wording)}${factor}`
  }
  return ok({
    title: `${language === 'vi' ? item.nameVi : item.nameEn}, ${[areaName(tree, area, lastDay, words), splitName(key, catalogue, language), periodName(period, language)].filter(Boolean).join(', ')}`,
    formula: whole({ language, nameOf }),
    filled: whole({ language, nameOf, valueTextOf }),
    result: computed
      ? `${say(computed.value, item.decimals)} ${language === 'vi' ? item.unitVi : item.unitEn}`.trim()
      : '',
    terms: listed.map(({ leaf, parts, shown }) => {
      const aggregate = aggregates?.get(leaf.address)
      const element = catalogue.elements.byId(leaf.elementId)
      return {
        address: leaf.address,
        name: element ? (language === 'vi' ? element.nameVi : element.nameEn) : leaf.address,
        value: say(aggregate?.observation),
        coverage: aggregate ? `${aggregate.coverage.reported}/${aggregate.coverage.assigned}` : '',
        parts: shown.map((part) => {
          const { unit, period: code, key, figure, isHidden } = part
          const steps = lives.get(placeKey(placeOf(leaf, part))) ?? []
          return {
            ...sayLife(steps, figure, canOpenSubmission(viewer, tree, unit, item.programmeCode), words),
            unit: nameOfUnit(unit),
            period: periodName(code, language),
            split: splitName(key, catalogue, language),
            value:
              isHidden && !seesSmall
                ? words('missing.suppressed')
                : figure
                  ? sayFigure(figure.observation, language, words)
                  : words('missing.not-reported'),
            stage: figure ? words(`stage.${figure.stage}`) : '',
            origin: figure ? words(`origin.${figure.origin}`) : '',
            activities:
              isHidden && !seesSmall
                ? []
                : (behind.get(takenKey(placeOf(leaf, part))) ?? []).map((one) => ({
                    ...{ id: one.id, title: one.title, days: daysOf(one), source: one.source },
                    value:
                      one.value === null
                        ? words('missing.not-reported')
                        : formatNumber(one.value, one.value.split('.')[1]?.length ?? 0, language),
                  })),
          }
        }),
        more: parts.length - shown.length,
      }
    }),
    chartHref: toChartHref(query),
  })
}

/** Those of a term that came from activities. */
function takenFigures({ leaf, parts }: Contributions): TakenFigure[] {
  return parts.flatMap(({ unit, period, key, figure }) =>
    figure?.origin === 'activity'
      ? [{ dataElementId: leaf.elementId, orgUnitId: unit, period, breakdown: key }]
      : [],
  )
}

function sayFigure(one: Observation, language: Language, words: (key: string) => string): string {
  return one.kind === 'observed'
    ? formatNumber(one.value, one.value.decimalPlaces(), language)
    : words(`missing.${one.reason}`)
}

/** Options that there are, each of a category of its own. */
function isKey(key: string, { categories }: Awaited<ReturnType<typeof getCatalogue>>): boolean {
  return key
    .split(';')
    .filter(Boolean)
    .every((part) => {
      const [category = '', option, ...rest] = part.split('=')
      return (
        rest.length === 0 && categories.byCode(category)?.options.some(({ code }) => code === option) === true
      )
    })
}

function splitName(
  key: string,
  { categories }: Awaited<ReturnType<typeof getCatalogue>>,
  language: Language,
): string {
  return key
    .split(';')
    .filter(Boolean)
    .map((part) => {
      const [category = '', code] = part.split('=')
      const option = categories.byCode(category)?.options.find((one) => one.code === code)
      return option ? (language === 'vi' ? option.nameVi : option.nameEn) : part
    })
    .join(', ')
}
