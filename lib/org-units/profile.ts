import type { IsoDate } from '@/lib/periods/period'
import type { OrgUnitLevel, OrgUnitNode, Succession, SuccessionKind } from './org-unit'
import type { OrgUnitTree } from './tree'

/** A unit's place among others: what it lies in, what lies in it, what it came from and what became of it. */
export type UnitProfile = {
  unit: OrgUnitNode
  /** The day its surroundings are told of: today, or its own last day. */
  day: IsoDate
  /** From the province up to the country, nearest last. */
  above: OrgUnitNode[]
  below: { level: OrgUnitLevel; units: OrgUnitNode[] }[]
  before: Relative[]
  after: Relative[]
}

export type Relative = {
  unit: OrgUnitNode
  kind: SuccessionKind
  /** First day of the new state. */
  effective: IsoDate
  legalAct: string | null
}

/** The profile of a unit as it stands on a day, or stood on its last one; before its first day, on its first. */
export function toUnitProfile(tree: OrgUnitTree, unit: OrgUnitNode, today: IsoDate): UnitProfile {
  const day = dayOf(unit, today)
  const below = tree.childrenOn(unit.id, day).sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  const levels = [...new Set(below.map(({ level }) => level))]
  return {
    unit,
    day,
    above: tree.ancestorsOn(unit.id, day).reverse(),
    below: levels.map((level) => ({ level, units: below.filter((one) => one.level === level) })),
    before: relatives(tree, tree.predecessorsOf(unit.id), 'predecessorId'),
    after: relatives(tree, tree.successorsOf(unit.id), 'successorId'),
  }
}

function dayOf({ validFrom, validTo }: OrgUnitNode, today: IsoDate): IsoDate {
  if (validTo !== null && validTo < today) return validTo
  return validFrom !== null && validFrom > today ? validFrom : today
}

function relatives(
  tree: OrgUnitTree,
  successions: readonly Succession[],
  end: 'predecessorId' | 'successorId',
): Relative[] {
  return successions
    .flatMap(({ kind, effective, legalAct, ...ends }) => {
      const unit = tree.get(ends[end])
      return unit ? [{ unit, kind, effective, legalAct: legalAct ?? null }] : []
    })
    .sort((a, b) => a.effective.localeCompare(b.effective) || a.unit.name.localeCompare(b.unit.name, 'vi'))
}
