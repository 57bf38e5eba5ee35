import type { CellKey } from '@/lib/submissions/submission'
import { isComputed } from '../entry-state'
import type { Desk } from './desk-types'
import { fill } from './fill'
import { parseBlock, planPaste } from './paste-block'
import { readText } from './read-text'

/** Puts a block into the cells to the right of and below one, and tells what was taken. */
export function pasteBlock(desk: Desk, cell: CellKey, text: string): void {
  const plan = planPaste(desk.grid, cell, parseBlock(text), (at, typed) =>
    isComputed(desk.itemOf(at), at) ? 'computed' : readText(desk.itemOf(at), typed),
  )
  desk.undo.push(new Map(plan.taken.map(({ cell: at }) => [at, desk.at(at)])))
  for (const { cell: at, text: typed } of plan.taken) void desk.change(at, { text: typed })
  const { words } = desk.options.facts
  const said = [
    fill(words.pasteTaken, { count: plan.taken.length }),
    plan.refused.length > 0 ? fill(words.pasteRefused, { count: plan.refused.length }) : '',
  ].join(' ')
  desk.tell({ paste: { taken: plan.taken.length, blank: plan.blank, refused: plan.refused }, said })
  desk.field(cell)?.select()
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
