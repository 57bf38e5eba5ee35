import type { ReactNode } from 'react'
import type { CellKey } from '@/lib/submissions/submission'

/** How a cell stands while somebody works on it; before that the page's own answer holds. */
export type CellView = {
  error: string
  echo: string
  /** Its state by sign and word, marks, warnings. */
  status: ReactNode
  /** What to decide: two figures for one cell. */
  choice: ReactNode
}

export type CellStore = {
  get: (cell: CellKey) => CellView | undefined
  set: (cell: CellKey, view: CellView) => void
  subscribe: (cell: CellKey, listener: () => void) => () => void
}

/** One listener a cell: a figure saved in one place doesn't draw the other three hundred anew. */
export function createCellStore(): CellStore {
  const views = new Map<CellKey, CellView>()
  const listeners = new Map<CellKey, () => void>()
  return {
    get: (cell) => views.get(cell),
    set: (cell, view) => {
      views.set(cell, view)
      listeners.get(cell)?.()
    },
    subscribe: (cell, listener) => {
      listeners.set(cell, listener)
      return () => {
        listeners.delete(cell)
      }
    },
  }
}
