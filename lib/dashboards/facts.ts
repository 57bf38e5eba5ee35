import type { Catalogue } from '@/lib/catalogue/catalogue'
import { formatDate, formatNumber, type Language, toVietnamTime } from '@/lib/format'
import type { Expression } from '@/lib/indicators/expression/expression'
import { toWords } from '@/lib/indicators/expression/in-words'
import { calendarName, periodName } from '@/lib/periods/names'
import { parsePeriod } from '@/lib/periods/period'
import { toRuns } from '@/lib/periods/runs'
import { capitalise } from './areas'
import { panelKinds } from './chart-kind'
import type { ChartMap, ChartModel, ChartSeries, ChartTarget, FactKey } from './chart-model'
import type { ChartPlan, ChartWorld } from './chart-plan'
import { nameOfItem } from './item-names'
import { elementsOf, type Item, isRatio, isStock } from './items'
import type { ChartQuery } from './query'
import { coverageText } from './reading'
import type { Words } from './words'

export type FactInput = {
  world: ChartWorld
  plan: ChartPlan
  query: ChartQuery
  series: readonly ChartSeries[]
  area: string
  unit: string
  target: ChartTarget | null
  map: ChartMap | null
  publishedOnly: boolean
  demonstration: boolean
  lastChange: string | null
  announcements: readonly string[]
  coverage: 'coverage' | 'coveragePeriods'
  /** Of bodies, which nobody owes: of how many units they are recorded; undefined for all other items. */
  seated?: { period: string; units: number } | null | undefined
  dataVersion: number
  language: Language
  words: Words
}

/** Most stretches of time a subtitle names one by one; terms and long lists are said by their ends. */
const mostRuns = 4

/** What is printed with every picture and stands at the top of every file; empty ones are left out. */
export function toFacts(input: FactInput): ChartModel['facts'] {
  const { world, plan, query, language, words, target, publishedOnly } = input
  const values: [FactKey, string | null][] = [
    ['area', capitalise(input.area)],
    ['period', spanOf(plan.periods, language, words)],
    ['programme', programmeName(world, plan.item, language)],
    ['unit', input.unit],
    ['definition', definitionOf(world, plan, language, words)],
    ['source', sourceOf(input)],
    ['stage', publishedOnly ? words('stageRead.published') : words(`stageRead.${query.stage}`)],
    ['coverage', coverageOf(input)],
    ['calendar', publishedOnly ? null : calendarName(plan.calendar, language)],
    ['geography', publishedOnly ? null : geographyOf(plan, words)],
    ['boundary', input.map && words('boundary.full', { boundary: input.map.boundary })],
    ['target', target && words('target.full', { label: target.label, span: target.span })],
    ['data-version', String(input.dataVersion)],
    ['data-date', dateOf(input)],
    ['demonstration', input.demonstration ? words('factDemonstration') : null],
  ]
  return values.flatMap(([key, value]) => (value ? [{ key, label: words(`facts.${key}`), value }] : []))
}

export function spanOf(periods: readonly string[], language: Language, words: Words): string {
  if (periods.length === 0) return ''
  const sayRun = (run: readonly string[]) => {
    const [from = '', to = ''] = [run[0] ?? '', run[run.length - 1] ?? ''].map((code) =>
      periodName(code, language),
    )
    return from === to ? from : words('upTo', { first: from, last: to })
  }
  const runs = toRuns(periods)
  return runs.length > mostRuns || parsePeriod(periods[0] ?? '')?.type === 'term'
    ? sayRun(periods)
    : runs.map(sayRun).join('; ')
}

function programmeName({ catalogue }: ChartWorld, item: Item, language: Language): string | null {
  const programme = catalogue.programmes.byCode(item.programmeCode)
  return programme ? (language === 'vi' ? programme.nameVi : programme.nameEn) : null
}

function definitionOf(
  { catalogue }: ChartWorld,
  { item, cumulation }: ChartPlan,
  language: Language,
  words: Words,
): string {
  const what = isRatio(item)
    ? ratioOf(catalogue, item, language, words)
    : item.formula
      ? words(isStock(item) ? 'definition.stock' : 'definition.flow')
      : ''
  const since =
    cumulation === 'year'
      ? words('definition.cumulativeYear')
      : cumulation === 'phase'
        ? words('definition.cumulativePhase')
        : ''
  return [language === 'vi' ? item.nameVi : item.nameEn, what, since].filter(Boolean).join('; ')
}

function ratioOf(catalogue: Catalogue, item: Item, language: Language, words: Words): string {
  const { formula } = item
  if (!formula?.denominator) return ''
  const inWords = (expression: Expression) =>
    toWords(expression, { language, nameOf: (one) => nameOfItem(catalogue, one, language) })
  return words('definition.ratio', {
    numerator: (language === 'vi' && item.numeratorVi) || inWords(formula.numerator),
    denominator: (language === 'vi' && item.denominatorVi) || inWords(formula.denominator),
    factor: formatNumber(formula.factor, 0, language),
  })
}

function sourceOf(input: FactInput): string {
  const { plan, series, language, words } = input
  const points = series.flatMap(({ points: own }) => own)
  const published = points.flatMap((point) => (point.published?.source ? [point.published.source] : []))
  const forms = plan.forms.map(({ nameVi, nameEn }) =>
    words('sourceForm', { form: language === 'vi' ? nameVi : nameEn }),
  )
  const titles = input.announcements.map((title) => words('announcement', { title }))
  const announced = points.some(({ origins }) => origins.includes('announcement'))
    ? titles.length > 0
      ? titles
      : [words('origin.announcement')]
    : []
  const computed = elementsOf(plan.item).length > 0 ? [...forms, ...announced] : []
  return [...computed, ...new Set(published)].join('; ')
}

function coverageOf({ plan, series, coverage, seated, language, words }: FactInput): string | null {
  if (plan.item.formula === null) return null
  if (seated === null) return words('coverageSeatedNone')
  if (seated) {
    return words('coverageSeated', {
      period: periodName(seated.period, language),
      units: String(seated.units),
    })
  }
  const latest = plan.periods.findLast((period) =>
    series.some(({ points: own }) => own.some(({ key, coverage: of }) => key === period && of !== null)),
  )
  const isPanels = panelKinds.includes(plan.kind)
  const points = series.flatMap(({ key: name, points: own }) =>
    name === 'compared' ? [] : isPanels ? own.filter(({ key }) => key === latest) : own,
  )
  if (plan.axis === 'org-unit' || isPanels) {
    const known = points.flatMap((point) => point.coverage ?? [])
    const sum = known.reduce(
      (a, b) => ({ reported: a.reported + b.reported, assigned: a.assigned + b.assigned }),
      { reported: 0, assigned: 0 },
    )
    if (sum.assigned === 0) return words('coverageNone')
    const text = coverageText(sum, coverage, words)
    return isPanels ? `${points[0]?.label}: ${text}` : text
  }
  const last = series[0]?.points.findLast((point) => point.coverage !== null)
  if (!last?.coverage) return words('coverageNone')
  return `${last.label}: ${coverageText(last.coverage, coverage, words)}`
}

function geographyOf({ geography }: ChartPlan, words: Words): string {
  return geography === 'reported'
    ? words('geography.reported')
    : words('geography.map', { date: formatDate(geography) })
}

function dateOf({ query, lastChange, publishedOnly, series, words }: FactInput): string | null {
  if (publishedOnly) {
    const dates = series.flatMap(({ points }) => points.flatMap((point) => point.published?.asOf || []))
    return dates.length === 0
      ? words('dateNotStated')
      : [...new Set(dates)].sort().map(readableDate).join(', ')
  }
  const changed = lastChange === null ? null : formatDate(toVietnamTime(new Date(lastChange)).date)
  const recorded = query.asOf === null ? null : words('sourceAsOf', { date: formatDate(query.asOf) })
  return [changed, recorded].filter(Boolean).join('; ') || null
}

/** Sources date by day, by year, or in words. */
function readableDate(asOf: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? formatDate(asOf) : asOf
}
