import type { CellKey } from '@/lib/submissions/submission'

/** Reasons that come up often, in the order of the list; their words are under `review.reasons`. */
export const cannedReasons = [
  'split',
  'total',
  'blank',
  'unusual',
  'period',
  'unit',
  'funds',
  'evidence',
] as const
export type CannedReason = (typeof cannedReasons)[number]

/** What was chosen and typed for a return, and why it was refused. */
export type ReturnState = {
  code: string
  canned: readonly string[]
  reason: string
  /** Ticked cells with what was typed at each; empty where nothing was. */
  cells: Readonly<Record<CellKey, string>>
}

export const emptyReturn: ReturnState = { code: '', canned: [], reason: '', cells: {} }
