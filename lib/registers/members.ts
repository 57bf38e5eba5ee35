import type { EntryFailure } from './entry'

/** Breakdown key → how many, from a day on. */
export type MemberCounts = Readonly<Record<string, number>>

/**
 * Why these members can't be: no option is more than the total; options of a split that names everybody (`not-stated`
 * too) make the total, others leave a rest that isn't split. No counts at all: nothing is known from that day on.
 */
export function refuseMembers(counts: MemberCounts): EntryFailure | null {
  const entries = Object.entries(counts)
  if (entries.length === 0) return null
  for (const [key, value] of entries)
    if (!Number.isSafeInteger(value) || value < 0) return { code: 'not-a-number', field: fieldOf(key) }
  const total = counts['']
  if (total === undefined) return { code: 'total-required', field: fieldOf('') }
  for (const [key, value] of entries)
    if (value > total) return { code: 'more-than-total', field: fieldOf(key), limit: total, found: value }
  for (const [category, options] of byCategory(counts)) {
    const sum = options.reduce((all, [, value]) => all + value, 0)
    const field = fieldOf(options[0]?.[0] ?? '')
    if (sum > total) return { code: 'split-too-large', field, limit: total, found: sum }
    const everybody = wholeSplits[category]?.every((key) => key in counts)
    if (everybody && sum < total) return { code: 'split-too-small', field, limit: total, found: sum }
  }
  return null
}

/** Options that together name everybody. */
const wholeSplits: Record<string, readonly string[]> = {
  sex: ['sex=female', 'sex=male', 'sex=not-stated'],
}

/** The form's field of a breakdown: `members`, `members-sex-female`. */
export function fieldOf(breakdown: string): string {
  return breakdown === '' ? 'members' : `members-${breakdown.replaceAll(/[=;]/g, '-')}`
}

function byCategory(counts: MemberCounts): [string, [string, number][]][] {
  const groups = new Map<string, [string, number][]>()
  for (const [key, value] of Object.entries(counts)) {
    if (key === '' || key.includes(';')) continue
    const category = key.split('=')[0] ?? ''
    groups.set(category, [...(groups.get(category) ?? []), [key, value]])
  }
  return [...groups]
}
