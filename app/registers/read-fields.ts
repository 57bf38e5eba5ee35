import { memberBreakdowns } from '@/lib/registers/entry'
import { fieldOf, type MemberCounts } from '@/lib/registers/members'
import { parseEntry } from '@/lib/values/number-entry'

export function field(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

/** Everything typed, to give back when something is wrong. */
export function typedValues(data: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, field(data, name)]))
}

export const memberFields = memberBreakdowns.map(fieldOf)

export type ReadMembers =
  | { ok: true; members: MemberCounts; given: boolean }
  | { ok: false; fields: string[] }

/** The members as numbers; a blank says nothing, and is never zero. */
export function readMembers(data: FormData): ReadMembers {
  const members: Record<string, number> = {}
  const wrong: string[] = []
  for (const breakdown of memberBreakdowns) {
    const read = parseEntry(field(data, fieldOf(breakdown)))
    if (!read.ok) wrong.push(fieldOf(breakdown))
    else if (read.value !== null) members[breakdown] = read.value.toNumber()
  }
  if (wrong.length > 0) return { ok: false, fields: wrong }
  return { ok: true, members, given: Object.keys(members).length > 0 }
}
