import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import type { QueryFailure } from './query'

/** What the page of progress is asked: words of its address. */
export type ReportingQuery = {
  /** Code of a form; null: the first the viewer has to do with. */
  form: string | null
  /** A unit as people write it; null: everything in scope. */
  orgUnit: string | null
  /** First and last year. */
  from: number
  to: number
}

const word = /^[^\s,;]{1,80}$/
/** Most years one page shows. */
const longestSpan = 10

/** Reads the words of `/reporting?…`; without years, the last one and this. */
export function parseReportingQuery(
  words: URLSearchParams,
  today: IsoDate,
): Result<ReportingQuery, QueryFailure> {
  const thisYear = Number(today.slice(0, 4))
  const problem = (field: string) => fail<QueryFailure>({ code: 'bad-query', field, problem: 'not-a-code' })
  const form = words.get('form')?.trim() || null
  const orgUnit = words.get('orgUnit')?.trim() || null
  if (form !== null && !word.test(form)) return problem('form')
  if (orgUnit !== null && !word.test(orgUnit)) return problem('orgUnit')
  const years = { from: readYear(words.get('from')), to: readYear(words.get('to')) }
  if (years.from === undefined) return problem('from')
  if (years.to === undefined) return problem('to')
  const to = years.to ?? Math.max(thisYear, years.from ?? 0)
  const from = years.from ?? to - 1
  if (from > to || to - from >= longestSpan) return problem('from')
  return ok({ form, orgUnit, from, to })
}

/** The words in one order, without what isn't said. */
export function toReportingWords({ form, orgUnit, from, to }: ReportingQuery): URLSearchParams {
  const words = new URLSearchParams()
  if (form) words.set('form', form)
  if (orgUnit) words.set('orgUnit', orgUnit)
  words.set('from', String(from))
  words.set('to', String(to))
  return words
}

export function toReportingHref(query: ReportingQuery): string {
  return `/reporting?${toReportingWords(query)}`
}

/** Null when nothing is said, undefined when it is no year. */
function readYear(text: string | null): number | null | undefined {
  if (text === null || text.trim() === '') return null
  return /^(19|20|21)\d\d$/.test(text.trim()) ? Number(text) : undefined
}
