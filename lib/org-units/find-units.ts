import { type OrgUnitNode, orgUnitLevels } from './org-unit'
import { matchesSearch } from './search'
import type { OrgUnitTree } from './tree'

/** Most units one answer of a search shows. */
export const mostFound = 60

/**
 * Units a query finds, now or ever, by the beginnings of the words of their full name or by their official code: wider
 * ones first, those in force before those that ended, then by name. `total` counts what there was no room for too.
 */
export function findUnits(tree: OrgUnitTree, query: string): { units: OrgUnitNode[]; total: number } {
  const code = query.trim()
  const found = tree
    .list()
    .filter((unit) => matchesSearch(unit.searchName, query) || (code !== '' && unit.code === code))
    .sort(
      (a, b) =>
        orgUnitLevels.indexOf(a.level) - orgUnitLevels.indexOf(b.level) ||
        Number(a.validTo !== null) - Number(b.validTo !== null) ||
        a.name.localeCompare(b.name, 'vi'),
    )
  return { units: found.slice(0, mostFound), total: found.length }
}
