import type { OutboxState } from '@/components/offline/outbox'
import type { CheckWords } from '@/lib/submissions/checks/check-text'
import type { CheckHistory } from '@/lib/submissions/checks/history'
import type { PastFigure } from '@/lib/submissions/checks/problem'
import type { FormRule } from '@/lib/submissions/checks/rule'
import type { DerivedFigure } from '@/lib/submissions/derived/derived-figure'
import type { BaseCell } from '@/lib/submissions/entry-text'
import type { CellKey, SubmissionKey } from '@/lib/submissions/submission'
import type { CellStore } from '../cell-store'
import type { EntryItem, EntryLabels, EntrySection } from '../entry-state'
import type { DeskWords } from './desk-words'
import type { Entered } from './entered'
import type { Grid } from './grid'
import type { Refused } from './paste-block'
import type { TextProblem } from './read-text'
import type { Undo } from './undo'

/** What only the live part needs of the page, as plain data. */
export type DeskFacts = {
  /** When the server read the page, ISO 8601. */
  pageAt: string
  language: 'vi' | 'en'
  words: DeskWords
  /** Sentences for texts that are no figure for their cell, by code. */
  problems: Readonly<Record<string, string>>
  /** Sentences of the checks, by code. */
  checkWords: CheckWords
  rules: readonly FormRule[]
  history: CheckHistory
  /** What the unit's activities add up to; a page kept from before doesn't have it. */
  derived?: readonly DerivedFigure[]
}

export type DeskOptions = {
  form: HTMLFormElement
  store: CellStore
  storageKey: string
  submission: SubmissionKey
  userId: string
  sections: EntrySection[]
  base: Record<CellKey, BaseCell>
  /** Cells that the page shows with what is wrong between them; the live checks take over. */
  errors: readonly CellKey[]
  labels: EntryLabels
  facts: DeskFacts
  signInHref: string
  checkHref: string
}

/** What a check says at a cell, and the unit's earlier figures where it is about them. */
export type CheckNote = { severity: 'error' | 'warning'; text: string; history: readonly PastFigure[] }

/** What this page knows of a cell beyond what was entered. */
export type Notes = { problem: TextProblem | null; checks: readonly CheckNote[]; evidence: number }

export type PasteReport = { taken: number; blank: number; refused: readonly Refused[] }

export type DeskState = {
  outbox: OutboxState
  /** The cell whose details are open. */
  opened: CellKey | null
  /** What came of pressing a button. */
  answer: { tone: 'success' | 'warning' | 'info'; text: string } | null
  /** Counts presses that found something wrong: the summary takes the focus. */
  attempt: number
  paste: PasteReport | null
  /** For screen readers. */
  said: string
}

/** The live form, as the panel and the listeners use it. */
export type Desk = {
  options: DeskOptions
  grid: Grid
  undo: Undo
  getState: () => DeskState
  subscribe: (listener: () => void) => () => void
  /** "Nữ, Số người dự": a cell's name in sentences. */
  nameOf: (cell: CellKey) => string
  itemOf: (cell: CellKey) => EntryItem
  field: (cell: CellKey) => HTMLInputElement | null
  at: (cell: CellKey) => Entered
  notesOf: (cell: CellKey) => Notes
  problems: () => { cell: CellKey; text: string }[]
  change: (cell: CellKey, change: Partial<Omit<Entered, 'version'>>) => Promise<void>
  commit: (cell: CellKey) => Promise<void>
  press: (intent: 'save' | 'check') => Promise<void>
  /** Takes a block copied from a spreadsheet, with its corner at a cell. */
  paste: (corner: CellKey, text: string) => void
  tell: (change: Partial<DeskState>) => void
  openCell: (cell: CellKey) => void
  closeCell: () => void
  setEvidence: (counts: ReadonlyMap<CellKey, number>) => void
  retry: () => void
  close: () => void
}
