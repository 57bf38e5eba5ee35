import { Decimal } from 'decimal.js'
import type { Body, CompositionKind } from '@/lib/catalogue/body-feeds'
import { type IsoDate, parsePeriod } from '@/lib/periods/period'
import { hasManyWomen } from '@/lib/submissions/derived/body-figures'
import type { SubmissionKey } from '@/lib/submissions/submission'

/** Whose grants reach representation. */
export const representationProgramme = 'REP'

/** Counts that may be known of a body, women unless it says otherwise. */
export const countNames = [
  'seats',
  'women',
  'men',
  'minorityWomen',
  'womenUnder40',
  'womenFirstTime',
  'staff',
  'womenStaff',
] as const
export type CountName = (typeof countNames)[number]
export type Counts = Record<CountName, number | null>

/** Who sits in a body of one term, of one kind, as of a day. */
export type Composition = Counts & {
  id: string
  body: Body
  orgUnitId: string
  /** Its full name: `tỉnh Bắc Kạn`. */
  unitName: string
  name: string
  term: string
  kind: CompositionKind
  asOf: IsoDate
  source: string | null
  note: string | null
  origin: string
  version: number
}

export type CompositionInput = Counts & {
  body: string
  orgUnitId: string
  name: string
  term: string
  kind: string
  asOf: IsoDate
  source: string
  note: string
  /** Why, where an approved form that took a figure from here is to be corrected. */
  reason?: string
}

export type CompositionFailureCode =
  | 'not-found'
  | 'forbidden'
  | 'unknown-unit'
  | 'unknown-body'
  | 'unknown-kind'
  | 'unknown-term'
  | 'not-a-day'
  | 'day-ahead'
  | 'outside-term'
  | 'unit-not-in-force'
  | 'name-required'
  | 'too-long'
  | 'not-a-number'
  | 'nothing-said'
  | 'more-than'
  | 'sum-more-than'
  | 'there-already'
  | 'reason-required'
  | 'changed-meanwhile'
  | 'form-submitted'
  | 'form-reason-required'
  | 'correction-forbidden'
  | 'correction-closed'

/** `of`: the count that the number may not be more than. */
export type CompositionFailure = {
  code: CompositionFailureCode
  field?: string
  limit?: number
  found?: number
  of?: CountName
  /** The form that took its figure from here. */
  key?: SubmissionKey
}

/** Each count is part of the next known one: women of seats, women under 40 of women. */
const partOf: readonly [CountName, CountName][] = [
  ['women', 'seats'],
  ['men', 'seats'],
  ['minorityWomen', 'women'],
  ['womenUnder40', 'women'],
  ['womenFirstTime', 'women'],
  ['minorityWomen', 'seats'],
  ['womenUnder40', 'seats'],
  ['womenFirstTime', 'seats'],
  ['womenStaff', 'staff'],
]

/** Why these counts can't be; null when they can. A blank is not known, and never 0. */
export function refuseCounts(counts: Counts): CompositionFailure | null {
  for (const field of countNames) {
    const value = counts[field]
    if (value !== null && (!Number.isSafeInteger(value) || value < 0)) return { code: 'not-a-number', field }
  }
  if (countNames.every((name) => counts[name] === null)) return { code: 'nothing-said', field: 'seats' }
  for (const [part, whole] of partOf) {
    const [found, limit] = [counts[part], counts[whole]]
    if (found !== null && limit !== null && found > limit)
      return { code: 'more-than', field: part, found, limit, of: whole }
  }
  const { women, men, seats } = counts
  if (women !== null && men !== null && seats !== null && women + men > seats)
    return { code: 'sum-more-than', field: 'men', found: women + men, limit: seats, of: 'seats' }
  return null
}

/** A term lasts some years; lists of candidates are made in the year before it at the earliest. */
export function isInTerm(term: string, day: IsoDate): boolean {
  const period = parsePeriod(term)
  const year = Number(day.slice(0, 4))
  return period?.type === 'term' && period.year - 1 <= year && year <= period.endYear
}

/** Terms to choose from, newest first: of councils and the National Assembly, and of Party committees a year earlier. */
export function listTerms(): string[] {
  const starts = Array.from({ length: 5 }, (_, index) => 2006 + index * 5).reverse()
  return starts.flatMap((start) => [
    `T${start}-${start + 5}`,
    ...(start === 2006 ? [] : [`T${start - 1}-${start + 4}`]),
  ])
}

/** Of each body, unit, term and kind the last one known by the day. */
export function latestOn<
  Row extends Pick<Composition, 'body' | 'orgUnitId' | 'name' | 'term' | 'kind' | 'asOf'>,
>(rows: readonly Row[], day: IsoDate): Row[] {
  const latest = new Map<string, Row>()
  for (const row of rows) {
    if (row.asOf > day) continue
    const key = [row.body, row.orgUnitId, row.name, row.term, row.kind].join('|')
    const before = latest.get(key)
    if (!before || before.asOf < row.asOf) latest.set(key, row)
  }
  return [...latest.values()]
}

export type LeftOut = {
  id: string
  orgUnitId: string
  /** Of the area; `name` is the agency's, where it is one. */
  unitName: string
  name: string
  reason: 'no-part' | 'no-whole' | 'neither'
}

/** A share over several bodies: sum ÷ sum over those that told both; the others are named. */
export type Share = {
  part: number
  whole: number
  /** Per cent, exact decimal text; null when nobody told both, or nobody is counted. */
  share: string | null
  missing: 'not-reported' | 'zero-denominator' | null
  counted: number
  leftOut: LeftOut[]
}

type Counted = Pick<Composition, 'id' | 'orgUnitId' | 'unitName' | 'name'> & Counts

export function computeShare(
  rows: readonly Counted[],
  part: CountName = 'women',
  whole: CountName = 'seats',
): Share {
  const both = rows.filter((row) => row[part] !== null && row[whole] !== null)
  const add = (name: CountName) => both.reduce((sum, row) => sum + (row[name] ?? 0), 0)
  const [parts, wholes] = [add(part), add(whole)]
  const missing = both.length === 0 ? 'not-reported' : wholes === 0 ? 'zero-denominator' : null
  return {
    part: parts,
    whole: wholes,
    share: missing ? null : new Decimal(parts).div(wholes).times(100).toString(),
    missing,
    counted: both.length,
    leftOut: rows
      .filter((row) => !both.includes(row))
      .map((row) => ({
        id: row.id,
        orgUnitId: row.orgUnitId,
        unitName: row.unitName,
        name: row.name,
        reason: row[part] === null ? (row[whole] === null ? 'neither' : 'no-part') : 'no-whole',
      })),
  }
}

/** Bodies with at least one woman, of those whose women are known: what standing committees are asked. */
export function computeWithWoman(rows: readonly Counted[]): Share {
  return computeShare(
    rows.map((row) => ({ ...row, women: atLeastOne(row.women), seats: row.women === null ? null : 1 })),
  )
}

/** Agencies with at least 30 % women on the staff that have a woman among their key leaders, of all such agencies (REP-9). */
export function computeAgencies(rows: readonly Counted[]): Share {
  return computeWithWoman(rows.filter(hasManyWomen))
}

function atLeastOne(women: number | null): number | null {
  return women === null ? null : women > 0 ? 1 : 0
}

/** Percentage points above (or below, negative) parity. */
export function gapToParity(share: string): string {
  return new Decimal(share).minus(50).toString()
}

type Bounds = { comparator: string; low: string | null; high: string | null }

/** Percentage points that lack to a target; 0 or more when it is met. Null where the target isn't a number. */
export function gapToTarget(
  share: string,
  { comparator, low, high }: Bounds,
): { gap: string; met: boolean } | null {
  const value = new Decimal(share)
  if (comparator === 'range' && low !== null && high !== null) {
    const over = value.minus(high)
    // More women than the goal's upper end still meets it.
    return {
      gap: value.lt(low) ? value.minus(low).toString() : over.gt(0) ? over.toString() : '0',
      met: value.gte(low),
    }
  }
  if (low === null) return null
  const gap = value.minus(low).toString()
  if (comparator === '>=') return { gap, met: value.gte(low) }
  if (comparator === '>') return { gap, met: value.gt(low) }
  return null
}
