import type { CellKey } from '@/lib/submissions/submission'
import { isComputed } from '../entry-state'
import type { Desk } from './desk-types'
import { fill } from './fill'
import { parseBlock, planPaste } from './paste-block'
import { readText } from './read-text'

/** Takes blocks copied from a spreadsheet; a single number is the browser's own to paste. */
export function watchClipboard(desk: Desk): () => void {
  const { form, facts } = desk.options
  function onPaste(event: ClipboardEvent): void {
    const field = event.target
    const cell = field instanceof HTMLInputElement ? (field.dataset.cell as CellKey | undefined) : undefined
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!cell || !/[\t\r\n]/.test(text)) return
    event.preventDefault()
    const plan = planPaste(desk.grid, cell, parseBlock(text), (at, typed) =>
      isComputed(desk.itemOf(at), at) ? 'computed' : readText(desk.itemOf(at), typed),
    )
    desk.undo.push(new Map(plan.taken.map(({ cell: at }) => [at, desk.at(at)])))
    for (const { cell: at, text: typed } of plan.taken) void desk.change(at, { text: typed })
    const { words } = facts
    const said = [
      fill(words.pasteTaken, { count: plan.taken.length }),
      plan.refused.length > 0 ? fill(words.pasteRefused, { count: plan.refused.length }) : '',
    ].join(' ')
    desk.tell({ paste: { taken: plan.taken.length, blank: plan.blank, refused: plan.refused }, said })
    ;(field as HTMLInputElement).select()
  }
  form.addEventListener('paste', onPaste)
  return () => form.removeEventListener('paste', onPaste)
}

/** Takes back the last pasted or cleared block; false when there is none. */
export function takeBack(desk: Desk): boolean {
  const step = desk.undo.pop()
  if (!step) return false
  for (const [cell, { text, missing, comment, followUp }] of step) {
    void desk.change(cell, { text, missing, comment, followUp })
  }
  desk.tell({ paste: null, said: desk.options.facts.words.undone })
  return true
}
