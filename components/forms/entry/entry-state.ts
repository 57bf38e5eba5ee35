import type { BaseCell, TypedCell } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'

/** What the page of a form holds between two presses of a button: nothing typed is ever left out of it. */
export type EntryState = {
  outcome: 'untouched' | 'saved' | 'problems' | 'refused' | 'signed-out'
  /** What happened, in words; empty before the first save. */
  message: string
  /** What was typed, where it was sent; other cells stand as in `base`. */
  typed: Record<CellKey, TypedCell>
  base: Record<CellKey, BaseCell>
  /** In words, by cell; `conflicts` are among them. */
  errors: Record<CellKey, string>
  /** How a number was read, where it could be taken for another. */
  echoes: Record<CellKey, string>
  /** Makes a second press of the same button the same save. */
  mutationId: string
  /** When the server last kept something, `HH:mm dd/MM/yyyy`. */
  savedAt: string
}

export type EntryColumn = { key: string; label: string }

export type EntryCellInfo = {
  cell: CellKey
  /** Earlier figures of the same cell: `III/23: 180`. */
  hints: string[]
  /** Why it came back; empty when it didn't. */
  returned: string
  /** How many files prove it. */
  files: number
}

export type EntryItem = {
  code: string
  name: string
  unit: string
  decimals: number
  compulsory: boolean
  /** The category whose options add up to the total, which is computed. */
  totalFrom: string | null
  minValue: string | null
  maxValue: string | null
  /** In the order of the section's columns; null where the row has no such cell. */
  cells: (EntryCellInfo | null)[]
}

export type EntrySection = { code: string; title: string; columns: EntryColumn[]; items: EntryItem[] }

/** The words of the page, so that the browser needs no dictionary. */
export type EntryLabels = Record<
  | 'save'
  | 'saving'
  | 'check'
  | 'summaryTitle'
  | 'item'
  | 'note'
  | 'reason'
  | 'reasonNone'
  | 'reasonNotAvailable'
  | 'reasonNotApplicable'
  | 'comment'
  | 'commented'
  | 'files'
  | 'followUp'
  | 'returned'
  | 'compulsory'
  | 'computed'
  | 'more'
  | 'signIn'
  | 'readAs',
  string
>

/** True for the cell that is never typed: the total of a row whose options add up to it. */
export function isComputed(item: Pick<EntryItem, 'totalFrom' | 'code'>, cell: CellKey): boolean {
  return item.totalFrom !== null && cell === `${item.code}|`
}
