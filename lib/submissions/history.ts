import type { Origin, Stage } from '@/lib/generated/prisma/client'
import type { Figure } from './changes'
import type { CellKey } from './submission'

export const historyEvents = [
  'saved',
  'cleared',
  'derived',
  'submitted',
  'withdrawn',
  'returned',
  'approved',
  'reopened',
  'dropped',
  'deleted',
  'loaded',
] as const
export type HistoryEvent = (typeof historyEvents)[number]

/** One step in the life of a figure: who, when, from, to, why. */
export type HistoryStep = {
  id: string
  cell: CellKey
  at: Date
  /** The person's name; empty: the system's own hand (an import by command line, the first load). */
  by: string
  event: HistoryEvent
  stage: Stage
  origin: Origin
  from: Figure | null
  to: Figure | null
  followUp: boolean
  reason: string | null
}

/** An event of a later kind than these words know reads as an import. */
export function toHistoryEvent(event: string): HistoryEvent {
  return historyEvents.find((known) => known === event) ?? 'loaded'
}
