/** Typed text kept in the browser until the server has it: a closed tab, a dead battery, a session that ends. */
export type KeptTyping = { at: string; fields: Record<string, string> }

const limitDays = 30

export function readKept(storageKey: string): KeptTyping | null {
  const text = read(storageKey)
  if (!text) return null
  try {
    const kept = JSON.parse(text) as KeptTyping
    const ageDays = (Date.now() - Date.parse(kept.at)) / 86_400_000
    return ageDays < limitDays ? kept : null
  } catch {
    return null
  }
}

/** Keeps only what differs from what the server sent. */
export function keep(storageKey: string, form: HTMLFormElement): void {
  const fields: Record<string, string> = {}
  for (const element of Array.from(form.elements)) {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (element.type !== 'hidden' && element.value !== element.defaultValue)
        fields[element.name] = element.value
    } else if (element instanceof HTMLSelectElement) {
      const sent = Array.from(element.options).find((option) => option.defaultSelected)?.value ?? ''
      if (element.value !== sent) fields[element.name] = element.value
    }
  }
  if (Object.keys(fields).length === 0) drop(storageKey)
  else write(storageKey, JSON.stringify({ at: new Date().toISOString(), fields } satisfies KeptTyping))
}

export function restore(form: HTMLFormElement, kept: KeptTyping): void {
  for (const [name, value] of Object.entries(kept.fields)) {
    const element = form.elements.namedItem(name)
    const isField =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    if (!isField) continue
    element.value = value
    element.closest('details')?.setAttribute('open', '')
  }
}

export function drop(storageKey: string): void {
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // A browser that forbids storage has nothing to drop.
  }
}

function read(storageKey: string): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function write(storageKey: string, text: string): void {
  try {
    localStorage.setItem(storageKey, text)
  } catch {
    // Full or forbidden: the page itself still holds what was typed.
  }
}
