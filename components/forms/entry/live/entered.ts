import type { CellChange } from '@/components/offline/outbox'
import { type BaseCell, emptyBase } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'
import type { EntryItem } from '../entry-state'
import { readText, type TextReading } from './read-text'

/** What stands in a cell of this page: text, reason, comment, mark and the stored version it was made on. */
export type Entered = BaseCell

export const emptyEntered: Entered = emptyBase

/** Typing a number takes back the reason for having none; choosing a reason takes away the number. */
export function enter(before: Entered, change: Partial<Omit<Entered, 'version'>>): Entered {
  const after = { ...before, ...change }
  if (change.text?.trim()) return { ...after, missing: change.missing ?? '' }
  if (change.missing) return { ...after, text: '' }
  return after
}

export function isSame(one: Entered, other: Entered): boolean {
  return (
    one.text === other.text &&
    one.missing === other.missing &&
    one.comment === other.comment &&
    one.followUp === other.followUp
  )
}

/** The change to queue, or why the text is no number for this row. */
export function toChange(
  item: EntryItem,
  cell: CellKey,
  entered: Entered,
): { reading: TextReading; change: CellChange | null } {
  const reading = readText(item, entered.text)
  if (!reading.ok) return { reading, change: null }
  const { text, missing, comment, followUp, version } = entered
  return {
    reading,
    change: {
      cell,
      text,
      value: reading.value,
      missing: missing || null,
      comment: comment.trim() || null,
      followUp,
      baseVersion: version,
    },
  }
}

/** What the queue holds for a cell, as it was typed. */
export function fromChange(change: CellChange, version: number): Entered {
  const { text, missing, comment, followUp } = change
  return { text, missing: missing ?? '', comment: comment ?? '', followUp, version }
}
