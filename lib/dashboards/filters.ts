import { z } from 'zod'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import { fromDhis2Period } from '@/lib/periods/dhis2-period'
import { calendars, expandPeriods, type IsoDate, PeriodError, parsePeriod } from '@/lib/periods/period'
import { expandRelativePeriods } from '@/lib/periods/relative'
import { fail, ok, type Result } from '@/lib/result'
import { chartKinds } from './chart-model'
import {
  type AnalyticsQuery,
  type ChartQuery,
  mapGaps,
  type OverviewQuery,
  type QueryFailure,
  type ReadingWords,
  type UnitWord,
} from './query'

const word = /^[^\s,;]{1,80}$/
const isoDay = z.string().refine(isDay, 'not-a-day')

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

const references = list.refine((refs) => refs.every((ref) => word.test(ref)), 'not-a-code')

const unitWords = list.transform((parts, context): UnitWord[] =>
  parts.map((part) => {
    const [ref = '', expansion, ...rest] = part.split(';')
    const level = /^LEVEL-(province|district|commune|village)$/.exec(expansion ?? '')?.[1]
    const expand =
      expansion === undefined ? null : expansion === 'CHILDREN' ? 'children' : (level as UnitWord['expand'])
    if (!word.test(ref) || rest.length > 0 || expand === undefined)
      context.addIssue({ code: 'custom', message: 'not-a-unit' })
    return { ref, expand: expand ?? null }
  }),
)

const periodList = z.string().transform((text, context) => {
  if (text.trim() === '') return []
  try {
    return expandPeriods(text)
  } catch (error) {
    if (!(error instanceof PeriodError)) throw error
    context.addIssue({ code: 'custom', message: error.code })
    return []
  }
})

const reading = {
  calendar: z.enum(calendars, 'not-a-calendar').nullable(),
  geography: z
    .string()
    .refine((text) => text === 'reported' || text === 'current' || isDay(text), 'not-a-geography'),
  breakdown: references.refine((refs) => refs.length <= 2, 'too-many-breakdowns'),
  stage: z.enum(['approved', 'provisional'], 'not-a-stage'),
  asOf: isoDay.nullable(),
  language: z.enum(['vi', 'en'], 'not-a-language').nullable(),
}

const analyticsWords = z.object({
  ...reading,
  indicator: references,
  dataElement: references,
  orgUnits: unitWords.refine((units) => units.length > 0, 'wanted'),
  periods: periodList.refine((periods) => periods.length > 0, 'wanted'),
})

const chartWords = z.object({
  ...reading,
  kind: z.enum(chartKinds, 'not-a-kind').nullable(),
  orgUnits: unitWords,
  periods: periodList,
  cumulation: z.enum(['none', 'year', 'phase'], 'not-a-cumulation').nullable(),
  gap: z.enum(mapGaps, 'not-a-gap').nullable(),
  compare: z
    .string()
    .refine((text) => text === 'last-year' || parsePeriod(text) !== null, 'not-a-comparison')
    .nullable(),
})

const overviewWords = z.object({
  ...reading,
  programme: z.string().regex(word, 'not-a-code').nullable(),
  orgUnit: unitWords
    .refine((units) => units.length <= 1 && units.every(({ expand }) => expand === null), 'not-a-unit')
    .transform((units) => units[0] ?? null),
  period: z
    .string()
    .refine((text) => parsePeriod(text) !== null, 'not-a-period')
    .nullable(),
})

/** The query word each field is written as, where the two differ. */
const spelled: Record<string, string> = { orgUnits: 'orgUnit', periods: 'period', language: 'lang' }

/** Reads the API's words. An indicator or a data element, a unit and a period are wanted; the rest has defaults. */
export function parseAnalyticsQuery(
  words: URLSearchParams,
  today: IsoDate = dayInVietNam(),
): Result<AnalyticsQuery, QueryFailure> {
  const indicator = words.getAll('indicator').join(',')
  const dataElement = words.getAll('dataElement').join(',')
  const parsed = read(analyticsWords, {
    ...readingWords(words),
    indicator,
    dataElement,
    orgUnits: words.getAll('orgUnit').join(','),
    periods: spellOut(words, today),
  })
  if (!parsed.ok) return parsed
  const { indicator: indicators, dataElement: elements, ...rest } = parsed.value
  const items = [
    ...indicators.map((ref) => ({ kind: 'indicator' as const, ref })),
    ...elements.map((ref) => ({ kind: 'dataElement' as const, ref })),
  ]
  if (items.length === 0) return fail({ code: 'bad-query', field: 'indicator', problem: 'wanted' })
  return ok({ ...rest, items })
}

/** Reads the words of `/charts/CODE?…`. Words it doesn't know are left to others. */
export function parseChartQuery(
  code: string,
  words: URLSearchParams,
  today: IsoDate = dayInVietNam(),
): Result<ChartQuery, QueryFailure> {
  const parsed = read(chartWords, {
    ...readingWords(words),
    kind: given(words, 'kind'),
    orgUnits: words.getAll('orgUnit').join(','),
    periods: spellOut(words, today),
    cumulation: given(words, 'cumulation'),
    gap: given(words, 'gap'),
    compare: given(words, 'compare'),
  })
  return parsed.ok ? ok({ ...parsed.value, code }) : parsed
}

/** Periods that move with the day (`LAST_4_QUARTERS`) and those DHIS2 spells otherwise (`2023S1`), as our own codes. */
function spellOut(words: URLSearchParams, today: IsoDate): string {
  const calendar = words.get('calendar') === 'administrative' ? 'administrative' : 'statistical'
  return words
    .getAll('period')
    .flatMap((text) => text.split(','))
    .map((part) => part.trim())
    .map((part) => expandRelativePeriods(part, calendar, today)?.join(',') ?? fromDhis2Period(part) ?? part)
    .join(',')
}

/** Reads the words of the overview. */
export function parseOverviewQuery(words: URLSearchParams): Result<OverviewQuery, QueryFailure> {
  return read(overviewWords, {
    ...readingWords(words),
    programme: given(words, 'programme'),
    orgUnit: words.get('orgUnit') ?? '',
    period: given(words, 'period'),
  })
}

/** The words of a chart's address, always in one order and without what is the default anyway. */
export function toChartWords(query: ChartQuery): URLSearchParams {
  return toWords({
    kind: query.kind,
    orgUnit: query.orgUnits.map(writeUnit).join(','),
    period: query.periods.join(','),
    ...toReadingWords(query),
    cumulation: query.cumulation,
    gap: query.gap ?? null,
    compare: query.compare ?? null,
  })
}

export function toChartHref(query: ChartQuery): string {
  return withWords(`/charts/${encodeURIComponent(query.code)}`, toChartWords(query))
}

export function toOverviewWords(query: OverviewQuery): URLSearchParams {
  return toWords({
    programme: query.programme,
    orgUnit: query.orgUnit ? writeUnit(query.orgUnit) : null,
    period: query.period,
    ...toReadingWords(query),
  })
}

export function toOverviewHref(query: OverviewQuery): string {
  return withWords('/', toOverviewWords(query))
}

/** The page of one programme; the words of the overview without the programme. */
export function toProgrammeHref(code: string, query: OverviewQuery): string {
  return withWords(`/programmes/${encodeURIComponent(code)}`, toOverviewWords({ ...query, programme: null }))
}

export function toAnalyticsWords(query: AnalyticsQuery): URLSearchParams {
  const refs = (kind: string) => query.items.filter((item) => item.kind === kind).map(({ ref }) => ref)
  return toWords({
    indicator: refs('indicator').join(','),
    dataElement: refs('dataElement').join(','),
    orgUnit: query.orgUnits.map(writeUnit).join(','),
    period: query.periods.join(','),
    ...toReadingWords(query),
  })
}

/** One nothing-special reading: approved figures, on today's map. */
export const plainReading: ReadingWords = {
  calendar: null,
  geography: 'current',
  breakdown: [],
  stage: 'approved',
  asOf: null,
  language: null,
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

function readingWords(words: URLSearchParams) {
  return {
    calendar: given(words, 'calendar'),
    geography: given(words, 'geography') ?? plainReading.geography,
    breakdown: words.getAll('breakdown').join(','),
    stage: given(words, 'stage') ?? plainReading.stage,
    asOf: given(words, 'asOf'),
    language: given(words, 'lang'),
  }
}

function toReadingWords(reading: ReadingWords): Record<string, string | null> {
  return {
    calendar: reading.calendar,
    geography: reading.geography === plainReading.geography ? null : reading.geography,
    breakdown: reading.breakdown.join(','),
    stage: reading.stage === plainReading.stage ? null : reading.stage,
    asOf: reading.asOf,
    lang: reading.language,
  }
}

/** An empty word (`?stage=`), as a plain form sends it, is the same as none. */
function given(words: URLSearchParams, name: string): string | null {
  return words.get(name) || null
}

/** A unit as the address writes it: `U`, `U;CHILDREN`. */
export function writeUnit({ ref, expand }: UnitWord): string {
  return expand === null ? ref : `${ref};${expand === 'children' ? 'CHILDREN' : `LEVEL-${expand}`}`
}

function toWords(words: Record<string, string | null>): URLSearchParams {
  return new URLSearchParams(Object.entries(words).filter((entry): entry is [string, string] => !!entry[1]))
}

/** Addresses people can read: the signs our own words are made of stay as they are. */
function withWords(path: string, words: URLSearchParams): string {
  const text = words.toString().replace(/%(2C|3A|3B|40)/g, (code) => decodeURIComponent(code))
  return text === '' ? path : `${path}?${text}`
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  words: unknown,
): Result<z.output<Schema>, QueryFailure> {
  const parsed = schema.safeParse(words)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const field = String(issue?.path[0] ?? '')
  return fail({ code: 'bad-query', field: spelled[field] ?? field, problem: issue?.message ?? 'not-a-code' })
}
