import { z } from 'zod'
import { bodies, compositionKinds } from '@/lib/catalogue/body-feeds'
import { parsePeriod } from '@/lib/periods/period'
import type { RepresentationFilters } from './representation'

/** Reads the words of the address; what can't be read is as if it weren't there. */
export function parseRepresentationFilters(
  words: Record<string, string | string[] | undefined>,
  orgUnitId: string,
): RepresentationFilters {
  const one = (name: string) => (typeof words[name] === 'string' ? words[name].slice(0, 200) : '')
  const term = one('term')
  return {
    orgUnitId: one('orgUnit') || orgUnitId,
    body: z.enum(bodies).catch('peoples-council').parse(one('body')),
    kind: z.enum(compositionKinds).catch('elected').parse(one('kind')),
    term: parsePeriod(term)?.type === 'term' ? term : '',
  }
}

/** The filters as an address. */
export function toRepresentationQuery({ orgUnitId, body, kind, term }: RepresentationFilters): string {
  const words = { orgUnit: orgUnitId, body, kind, ...(term === '' ? {} : { term }) }
  return `/representation?${new URLSearchParams(words)}`
}
