import { cellText } from '@/lib/submissions/entry-text'
import { computeTotal, totalParts } from '@/lib/submissions/save-totals'
import { type CellKey, parseCellKey, toCellKey } from '@/lib/submissions/submission'
import type { EntryItem } from '../entry-state'
import type { DeskOptions } from './desk-types'
import { type Entered, emptyEntered, toChange } from './entered'
import { type Grid, toGrid } from './grid'

/** The page's own cells: where they lie, what they are called, and what stands in each. */
export type Sheet = {
  grid: Grid
  has: (cell: CellKey) => boolean
  itemOf: (cell: CellKey) => EntryItem
  nameOf: (cell: CellKey) => string
  field: (cell: CellKey) => HTMLInputElement | null
  at: (cell: CellKey) => Entered
  /** Notes what stands there; the field itself is left alone until it is asked to show it. */
  set: (cell: CellKey, entered: Entered) => void
  show: (cell: CellKey) => void
  /** The field holds keys that nobody has taken yet: the newest of all there is about the cell. */
  isTyping: (cell: CellKey) => boolean
  /** Writes the sum of its parts into the row's computed total; which cell that is, null where none is computed. */
  sumUp: (item: EntryItem) => CellKey | null
}

export function toSheet({ form, sections, base }: Pick<DeskOptions, 'form' | 'sections' | 'base'>): Sheet {
  const grid = toGrid(sections)
  const items = new Map(sections.flatMap((section) => section.items.map((item) => [item.code, item])))
  const columns = new Map(
    sections.flatMap((section) => section.columns.map(({ key, label }) => [key, label])),
  )
  const inputs = form.querySelectorAll<HTMLInputElement>('input[data-cell]')
  const fields = new Map(Array.from(inputs, (input) => [input.dataset.cell as CellKey, input]))
  const entered = new Map<CellKey, Entered>(Object.entries(base) as [CellKey, Entered][])

  const itemOf = (cell: CellKey) => items.get(parseCellKey(cell)?.dataElement ?? '') as EntryItem
  const at = (cell: CellKey) => entered.get(cell) ?? emptyEntered
  const isTyping = (cell: CellKey) => (fields.get(cell)?.value ?? at(cell).text) !== at(cell).text

  function show(cell: CellKey): void {
    const field = fields.get(cell)
    // Written only where it differs: the caret stays where it is.
    if (field && isTyping(cell)) field.value = at(cell).text
  }

  function sumUp(item: EntryItem): CellKey | null {
    const total = toCellKey(item.code, '')
    if (item.totalFrom === null || !fields.has(total)) return null
    const keys = item.cells.flatMap((info) => parseCellKey(info?.cell ?? '')?.breakdown ?? [])
    const parts = totalParts({ totalFrom: item.totalFrom, columns: keys }).map((key) => {
      const cell = toCellKey(item.code, key)
      const { reading } = toChange(item, cell, at(cell))
      return { value: reading.ok ? reading.value : null, missing: at(cell).missing || null }
    })
    const { value, missing } = computeTotal(parts)
    entered.set(total, { ...at(total), text: cellText({ value }, item.decimals), missing: missing ?? '' })
    show(total)
    return total
  }

  return {
    grid,
    has: (cell) => grid.places.has(cell),
    itemOf,
    nameOf: (cell) => `${columns.get(parseCellKey(cell)?.breakdown ?? '') ?? ''}, ${itemOf(cell).name}`,
    field: (cell) => fields.get(cell) ?? null,
    at,
    set: (cell, now) => {
      entered.set(cell, now)
    },
    show,
    isTyping,
    sumUp,
  }
}
