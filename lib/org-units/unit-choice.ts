import { formatDate } from '@/lib/format'
import type { OrgUnitNode, OrgUnitTree } from './tree'

export type UnitChoice = { id: string; label: string }

/** Every unit as one line a person can type or choose: `huyện Lâm Bình, tỉnh Tuyên Quang, đến 30/06/2025 (D071)`. */
export function listUnitChoices(tree: OrgUnitTree, words: { until: (date: string) => string }): UnitChoice[] {
  return tree.list().map((unit) => {
    const parts = [
      unit.fullName,
      parentOf(tree, unit)?.fullName,
      unit.validTo && words.until(formatDate(unit.validTo)),
    ]
    return { id: unit.id, label: `${parts.filter(Boolean).join(', ')} (${unit.id})` }
  })
}

/** The unit meant by a chosen line, an id, a uid or `code:071@2023-12-27`; null when none is. */
export function findChosenUnit(tree: OrgUnitTree, text: string): OrgUnitNode | null {
  const trimmed = text.trim()
  const inBrackets = /\(([^()]+)\)$/.exec(trimmed)?.[1]
  return tree.resolve(inBrackets ?? trimmed) ?? null
}

function parentOf(tree: OrgUnitTree, unit: OrgUnitNode): OrgUnitNode | undefined {
  const day = unit.validTo ?? unit.validFrom ?? '2025-07-01'
  return unit.level === 'country' || unit.level === 'province' ? undefined : tree.parentOn(unit.id, day)
}
