/** People by breakdown key; the empty one is all of them. */
export type MembersByKey = Record<string, number>

/**
 * People shared over so many classes or teams: every part sums to what was said of all, and none is more than its own
 * whole. A part that wasn't said is none of anybody's.
 */
export function splitMembers(
  total: number,
  parts: number,
  figure: (breakdown: string) => number | null,
): MembersByKey[] {
  const totals = parts > 0 ? share(total, parts) : []
  const [female, notStated] = [figure('sex=female'), figure('sex=not-stated') ?? 0]
  const women = female === null ? null : spread(female, totals)
  const unknown = women && spread(notStated, minus(totals, women))
  const minority = figure('ethnicity=minority')
  const ofMinorities = minority === null ? null : spread(minority, totals)
  return totals.map((all, index) => {
    const [w, u] = [women?.[index] ?? 0, unknown?.[index] ?? 0]
    return {
      '': all,
      ...(women ? { 'sex=female': w, 'sex=male': all - w - u, 'sex=not-stated': u } : {}),
      ...(ofMinorities ? { 'ethnicity=minority': ofMinorities[index] ?? 0 } : {}),
    }
  })
}

const minus = (a: readonly number[], b: readonly number[]) => a.map((one, index) => one - (b[index] ?? 0))

/** A whole number over places with so much room each, about in proportion and never more than there is room. */
export function spread(value: number, room: readonly number[]): number[] {
  const all = room.reduce((sum, one) => sum + one, 0)
  const parts = room.map((one) => Math.floor((value * one) / Math.max(1, all)))
  let rest = value - parts.reduce((sum, one) => sum + one, 0)
  return parts.map((part, index) => {
    const more = Math.min(rest, (room[index] ?? 0) - part)
    rest -= more
    return part + more
  })
}

/** A whole number in so many parts, as even as whole parts can be; the larger ones first. */
export function share(value: number, parts: number): number[] {
  const least = Math.floor(value / parts)
  return Array.from({ length: parts }, (_, index) => least + (index < value % parts ? 1 : 0))
}
