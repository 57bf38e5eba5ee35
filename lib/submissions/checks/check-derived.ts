import type { DerivedFigures } from '../derived/derived-figure'
import { toCellKey } from '../submission'
import type { CheckedItem, Figures } from './figures'
import type { CheckProblem } from './problem'

/**
 * A figure other than what the unit's activities, registers or bodies add up to wants a word; so does a cell left empty
 * beside them. A total that differs speaks for its parts.
 */
export function checkDerived(
  { code, columns }: CheckedItem,
  figures: Figures,
  derived: DerivedFigures,
): CheckProblem[] {
  const found = columns.flatMap((column): CheckProblem[] => {
    const cell = toCellKey(code, column)
    const { value: sum = null, source = 'activities' } = derived.get(cell) ?? {}
    if (sum === null) return []
    const value = figures.at(cell)
    if (value?.eq(sum)) return []
    const isLeft = value === null
    return [
      {
        severity: 'warning',
        code: isLeft ? `left-beside-${source}` : `differs-from-${source}`,
        cell,
        cells: [cell],
        numbers: { ...(value === null ? {} : { value: value.toFixed() }), derived: sum },
        answered: figures.hasComment(cell),
        incomplete: isLeft && !figures.hasReason(cell),
      },
    ]
  })
  const total = found.find(({ cell }) => cell === toCellKey(code, ''))
  return total ? [total] : found
}
