import type { CellKey } from '@/lib/submissions/submission'

/**
 * Typed text that no queue holds yet: keys pressed a moment ago, or a text that is no number. Kept in the browser at
 * every key, so that a closed tab or a dead battery takes nothing.
 */
export type KeptTyping = { at: string; texts: Record<CellKey, string> }

const limitDays = 30

export function readKept(storageKey: string): Record<CellKey, string> {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as KeptTyping | null
    const ageDays = kept ? (Date.now() - Date.parse(kept.at)) / 86_400_000 : limitDays
    return kept && ageDays < limitDays ? { ...kept.texts } : {}
  } catch {
    return {}
  }
}

/** Keeps one cell's text; null drops it. */
export function keepText(storageKey: string, cell: CellKey, text: string | null): void {
  const texts = readKept(storageKey)
  if (text === null) delete texts[cell]
  else texts[cell] = text
  try {
    if (Object.keys(texts).length === 0) localStorage.removeItem(storageKey)
    else
      localStorage.setItem(
        storageKey,
        JSON.stringify({ at: new Date().toISOString(), texts } satisfies KeptTyping),
      )
  } catch {
    // Full or forbidden: the page itself still holds what was typed.
  }
}
