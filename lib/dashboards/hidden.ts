import type { FigureIndex } from '@/lib/indicators/figure'
import { leavesOf } from '@/lib/indicators/formula'
import { type Cell, cellAddress, hiddenCells } from '@/lib/indicators/suppress'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { Duties } from './duties'
import type { Item } from './items'

/** Whether the count of a sensitive element is kept from who neither entered nor reviews it. */
export type Hidden = (elementId: number, unit: string, period: string, key: string) => boolean

/**
 * Decides over all units of each province, whichever of them were asked, so that two questions never give away
 * together what each hides.
 */
export function findHidden(
  { tree }: { tree: OrgUnitTree },
  question: { items: readonly Item[]; periods: readonly string[] },
  duties: Duties,
  figures: FigureIndex,
): Hidden {
  const cells = new Map<number, Map<string, Cell>>()
  for (const item of question.items) {
    for (const { elementId, modifiers } of item.formula ? leavesOf(item.formula) : []) {
      if (!item.elements.some(({ id, sensitive }) => id === elementId && sensitive)) continue
      const own = cells.get(elementId) ?? new Map<string, Cell>()
      cells.set(elementId, own)
      for (const period of question.periods) {
        const duty = duties.of(elementId, period, item, modifiers)
        for (const subPeriod of duty.subPeriods) {
          const { code, lastDay } = subPeriod
          for (const unit of duties.answeringOn(duty, subPeriod)) {
            if (!isBelowProvince(tree, unit)) continue
            const parent = tree.parentOn(unit, lastDay)?.id ?? ''
            const total = tree.provinceOn(unit, lastDay)?.id ?? ''
            for (const [key, { observation }] of figures(elementId, unit, code)) {
              if (observation.kind === 'missing') continue
              const cell = { unit, parent, total, period: code, key, value: observation.value }
              own.set(cellAddress(cell), cell)
            }
          }
        }
      }
    }
  }
  const hidden = new Map([...cells].map(([element, own]) => [element, hiddenCells([...own.values()])]))
  return (elementId, unit, period, key) =>
    hidden.get(elementId)?.has(cellAddress({ unit, period, key })) ?? false
}

function isBelowProvince(tree: OrgUnitTree, unit: string): boolean {
  const level = tree.get(unit)?.level
  return level !== 'country' && level !== 'province'
}
