import type { BaseCell, TypedCell } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'

/** What the page of a form holds between two presses of a button: nothing typed is ever left out of it. */
export type EntryState = {
  outcome: 'untouched' | 'saved' | 'problems' | 'refused' | 'signed-out'
  /** What happened, in words; empty before the first save. */
  message: string
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

export type EntryColumn = { key: string; label: string; cell: CellKey; hint: string }

export type EntryItem = {
  code: string
  name: string
  unit: string
  decimal: boolean
  columns: EntryColumn[]
}

export type EntrySection = { code: string; title: string; items: EntryItem[] }

/** The words of the page, so that the browser needs no dictionary. */
export type EntryLabels = Record<
  | 'save'
  | 'saving'
  | 'check'
  | 'summaryTitle'
  | 'note'
  | 'reason'
  | 'reasonNone'
  | 'reasonNotAvailable'
  | 'reasonNotApplicable'
  | 'comment'
  | 'keptTitle'
  | 'keptText'
  | 'keptRestore'
  | 'keptDrop'
  | 'signIn'
  | 'readAs'
  | 'offline',
  string
>
