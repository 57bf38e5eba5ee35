/** Sums of each breakdown over several places, the total first; `stated`: by how many entries. */
export function addMembers(
  rows: readonly { breakdown: string; value: number; stated: number }[],
): { breakdown: string; value: number; stated: number }[] {
  const sums = new Map<string, { value: number; stated: number }>()
  for (const { breakdown, value, stated } of rows) {
    const before = sums.get(breakdown) ?? { value: 0, stated: 0 }
    sums.set(breakdown, { value: before.value + value, stated: before.stated + stated })
  }
  return [...sums]
    .map(([breakdown, sum]) => ({ breakdown, ...sum }))
    .sort((a, b) => (a.breakdown < b.breakdown ? -1 : 1))
}
