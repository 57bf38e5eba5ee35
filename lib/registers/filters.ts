import { z } from 'zod'
import type { IsoDate } from '@/lib/periods/period'

export const entryStates = ['standing', 'running', 'suspended', 'closed', 'needs-move', 'all'] as const

export type EntryFilters = {
  /** Code of a kind; empty: every one. */
  kind: string
  orgUnitId: string
  /** The day the list is of. */
  day: IsoDate
  state: (typeof entryStates)[number]
  /** Part of a name. */
  q: string
  page: number
}

const text = z.string().trim().max(200).catch('')

/** Reads the words of the address; what can't be read is as if it weren't there. */
export function parseEntryFilters(
  words: Record<string, string | string[] | undefined>,
  { orgUnitId, today }: { orgUnitId: string; today: IsoDate },
): EntryFilters {
  const one = (name: string) => (typeof words[name] === 'string' ? words[name] : '')
  const day = z.iso.date().catch(today).parse(one('day'))
  return {
    kind: text.parse(one('kind')),
    orgUnitId: text.parse(one('orgUnit')) || orgUnitId,
    // Nobody knows what will be closed by then.
    day: day > today ? today : day,
    state: z.enum(entryStates).catch('standing').parse(one('state')),
    q: text.parse(one('q')).normalize('NFC'),
    page: z.coerce.number().int().min(1).max(100_000).catch(1).parse(one('page')),
  }
}

/** The filters as an address. */
export function toEntryQuery({ kind, orgUnitId, day, state, q, page }: EntryFilters): string {
  const words = { orgUnit: orgUnitId, kind, day, state, q, page: page > 1 ? String(page) : '' }
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== '')).toString()
  return `/registers?${query}`
}
