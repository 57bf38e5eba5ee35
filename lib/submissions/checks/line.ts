import type { OrgUnitTree } from '@/lib/org-units/tree'

/** The unit and what it was called before, nearest first: a rename goes on without a break (DESIGN §3.7). */
export function lineOf(tree: Pick<OrgUnitTree, 'predecessorsOf'>, orgUnitId: string): string[] {
  const line = new Set([orgUnitId])
  for (const id of line) {
    const before = tree.predecessorsOf(id).find(({ kind }) => kind === 'renamed')
    if (before) line.add(before.predecessorId)
  }
  return [...line]
}
