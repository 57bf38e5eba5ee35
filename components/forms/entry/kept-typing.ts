import type { CellKey } from '@/lib/submissions/submission'

/** A text and the stored version it was typed over: somebody else's newer figure is never written over unseen. */
export type KeptText = { text: string; version: number }
type Kept = { at: string; texts: Record<CellKey, KeptText> }

const limitDays = 30

/**
 * Typed text that no queue holds yet: keys pressed a moment ago, or a text that is no number. Kept in the browser at
 * every key, so that a closed tab or a dead battery takes nothing.
 */
export function readKept(storageKey: string): Record<CellKey, KeptText> {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Kept | null
    const ageDays = kept ? (Date.now() - Date.parse(kept.at)) / 86_400_000 : limitDays
    return kept && ageDays < limitDays ? { ...kept.texts } : {}
  } catch {
    return {}
  }
}

/** Keeps one cell's text; null drops it. */
export function keepText(storageKey: string, cell: CellKey, kept: KeptText | null): void {
  const texts = readKept(storageKey)
  if (kept) texts[cell] = kept
  else if (texts[cell]) delete texts[cell]
  else return
  try {
    const all: Kept = { at: new Date().toISOString(), texts }
    if (Object.keys(texts).length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(all))
  } catch {
    // Full or forbidden: the page itself still holds what was typed.
  }
}
