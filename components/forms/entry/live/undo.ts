import type { CellKey } from '@/lib/submissions/submission'
import type { Entered } from './entered'

export type Step = ReadonlyMap<CellKey, Omit<Entered, 'version'>>

/** Blocks pasted or cleared at once, so that one key takes each back. Single cells are the browser's own to undo. */
export type Undo = { push: (before: Step) => void; pop: () => Step | undefined }

export function createUndo(): Undo {
  const steps: Step[] = []
  return {
    push: (before) => {
      steps.push(before)
    },
    pop: () => steps.pop(),
  }
}
