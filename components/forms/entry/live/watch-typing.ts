import type { CellKey } from '@/lib/submissions/submission'
import { keepText } from '../kept-typing'
import type { CellChanges } from './cell-changes'
import type { Sheet } from './sheet'

/** A pause in typing after which a cell is put away even though nobody left it. */
const pauseMs = 1200

type Options = { form: HTMLFormElement; storageKey: string; sheet: Sheet; changes: CellChanges }

/** Keeps each key in the browser, and puts a cell away when it is left, after a pause, and before the page is hidden. */
export function watchTyping({ form, storageKey, sheet, changes }: Options): () => void {
  let pause: ReturnType<typeof setTimeout> | undefined
  const cellOf = (target: EventTarget | null) => (target as HTMLElement).dataset.cell as CellKey | undefined

  function onInput({ target }: Event): void {
    const cell = cellOf(target)
    clearTimeout(pause)
    if (!cell) return
    keepText(storageKey, cell, { text: (target as HTMLInputElement).value, version: sheet.at(cell).version })
    pause = setTimeout(() => void changes.commit(cell), pauseMs)
  }
  function onFocusOut({ target }: Event): void {
    const cell = cellOf(target)
    if (cell) void changes.commit(cell)
  }
  const onHide = () => void changes.putAway()

  form.addEventListener('input', onInput)
  form.addEventListener('focusout', onFocusOut)
  window.addEventListener('pagehide', onHide)
  document.addEventListener('visibilitychange', onHide)
  return () => {
    clearTimeout(pause)
    form.removeEventListener('input', onInput)
    form.removeEventListener('focusout', onFocusOut)
    window.removeEventListener('pagehide', onHide)
    document.removeEventListener('visibilitychange', onHide)
  }
}
