import type { FigureIndex } from '@/lib/indicators/figure'
import { type Cell, cellAddress, hiddenCells } from '@/lib/indicators/suppress'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { Duties } from './duties'
import { elementsOf, type Item } from './items'

/** Whether the count of a sensitive element is kept from who neither entered nor reviews it. */
export type Hidden = (elementId: number, unit: string, period: string, key: string) => boolean

/**
 * Decides over all units of each parent, whichever of them were asked, so that two questions never give away
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
    for (const element of elementsOf(item).filter(({ sensitive }) => sensitive)) {
      const own = cells.get(element.id) ?? new Map<string, Cell>()
      cells.set(element.id, own)
      for (const period of question.periods) {
        const duty = duties.of(element.id, period, item)
        for (const { code, lastDay } of duty.subPeriods) {
          for (const unit of duties.owingOn(duty, lastDay)) {
            const parent = tree.parentOn(unit, lastDay)?.id ?? ''
            for (const [key, { observation }] of figures(element.id, unit, code)) {
              if (observation.kind === 'missing') continue
              const cell = { unit, parent, period: code, key, value: observation.value }
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
