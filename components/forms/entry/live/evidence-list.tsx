import type { CellKey } from '@/lib/submissions/submission'
import type { Desk } from './desk-types'

/** Files that prove a figure. */
export function EvidenceList(_props: { desk: Desk; cell: CellKey }) {
  return null
}
