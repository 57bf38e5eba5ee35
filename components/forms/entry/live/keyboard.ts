import type { CellKey } from '@/lib/submissions/submission'
import type { Desk } from './desk-types'
import { blockBetween, type Move, moveFrom } from './grid'
import { takeBack } from './paste'
import { toBlockText } from './paste-block'

const moves: Record<string, { plain: Move; control: Move }> = {
  ArrowLeft: { plain: 'left', control: 'row-start' },
  ArrowRight: { plain: 'right', control: 'row-end' },
  ArrowUp: { plain: 'up', control: 'section-top' },
  ArrowDown: { plain: 'down', control: 'section-bottom' },
  Home: { plain: 'row-start', control: 'form-start' },
  End: { plain: 'row-end', control: 'form-end' },
}

/**
 * A cell is first chosen, its text marked: arrows move, typing replaces. F2 or a second click goes inside the text,
 * where arrows move between digits until Enter, Escape or another cell.
 */
export function watchKeys(desk: Desk): () => void {
  const { form } = desk.options
  const { grid } = desk
  let inside = false
  let column: number | undefined
  let anchor: CellKey | null = null
  let picked: CellKey[] = []

  const cellOf = (target: EventTarget | null) =>
    target instanceof HTMLInputElement ? (target.dataset.cell as CellKey | undefined) : undefined

  function pick(cells: CellKey[]): void {
    for (const cell of picked) desk.field(cell)?.removeAttribute('data-picked')
    picked = cells.length > 1 ? cells : []
    for (const cell of picked) desk.field(cell)?.setAttribute('data-picked', '')
  }

  function go(from: CellKey, move: Move, extend: boolean): void {
    const upright = move === 'up' || move === 'down' || move.startsWith('section')
    if (!upright) column = undefined
    column ??= grid.places.get(from)?.column
    const to = moveFrom(grid, from, move, upright ? column : undefined)
    if (extend) {
      anchor ??= from
      pick(blockBetween(grid, anchor, to).flatMap((row) => row.filter((cell) => cell !== null)))
    }
    const kept = column
    desk.field(to)?.focus()
    if (upright) column = kept
  }

  function onFocusIn({ target }: Event): void {
    const cell = cellOf(target)
    if (!cell) return
    inside = false
    column = grid.places.get(cell)?.column
    ;(target as HTMLInputElement).select()
  }

  function onPointerDown({ target }: Event): void {
    const cell = cellOf(target)
    pick([])
    anchor = null
    if (cell && target === document.activeElement) inside = true
  }

  function onPointerUp({ target }: Event): void {
    const field = cellOf(target) ? (target as HTMLInputElement) : null
    if (field && !inside) field.select()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const cell = cellOf(event.target)
    if (!cell || event.isComposing) return
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    const control = ctrlKey || metaKey
    const field = event.target as HTMLInputElement
    const handled = (() => {
      if (key === 'Enter' && altKey) {
        desk.openCell(cell)
        return true
      }
      if (altKey) return false
      if (key === 'Enter') {
        inside = false
        anchor = null
        pick([])
        const to = moveFrom(grid, cell, shiftKey ? 'up' : 'down', column)
        const kept = column
        if (to === cell) void desk.commit(cell).then(() => field.select())
        else desk.field(to)?.focus()
        column = kept
        return true
      }
      if (key === 'F2') {
        inside = true
        field.setSelectionRange(field.value.length, field.value.length)
        return true
      }
      if (key === 'Escape') {
        field.value = desk.at(cell).text
        void desk.commit(cell)
        inside = false
        anchor = null
        pick([])
        field.select()
        return true
      }
      if (key === 'Delete' && picked.length > 1) {
        clear(desk, picked)
        return true
      }
      if (control && key.toLowerCase() === 'z' && !shiftKey && field.value === desk.at(cell).text)
        return takeBack(desk)
      const move = moves[key]
      if (!move || (inside && key !== 'ArrowUp' && key !== 'ArrowDown')) return false
      if (!shiftKey) {
        anchor = null
        pick([])
      }
      go(cell, control ? move.control : move.plain, shiftKey)
      return true
    })()
    if (handled) event.preventDefault()
    else if (key.length === 1 && !control) pick([])
  }

  function onCopy(event: ClipboardEvent): void {
    const cell = cellOf(event.target)
    const last = picked.at(-1)
    const first = picked[0]
    if (!cell || !first || !last) return
    const rows = blockBetween(grid, first, last)
    event.clipboardData?.setData(
      'text/plain',
      toBlockText(rows.map((row) => row.map((each) => (each ? desk.at(each).text : '')))),
    )
    event.preventDefault()
  }

  form.addEventListener('focusin', onFocusIn)
  form.addEventListener('pointerdown', onPointerDown)
  form.addEventListener('pointerup', onPointerUp)
  form.addEventListener('keydown', onKeyDown)
  form.addEventListener('copy', onCopy)
  const focused = cellOf(document.activeElement)
  if (focused) column = grid.places.get(focused)?.column
  return () => {
    form.removeEventListener('focusin', onFocusIn)
    form.removeEventListener('pointerdown', onPointerDown)
    form.removeEventListener('pointerup', onPointerUp)
    form.removeEventListener('keydown', onKeyDown)
    form.removeEventListener('copy', onCopy)
    pick([])
  }
}

function clear(desk: Desk, cells: readonly CellKey[]): void {
  const filled = cells.filter((cell) => desk.at(cell).text !== '' && !desk.field(cell)?.readOnly)
  if (filled.length === 0) return
  desk.undo.push(new Map(filled.map((cell) => [cell, desk.at(cell)])))
  for (const cell of filled) void desk.change(cell, { text: '' })
  desk.tell({ said: desk.options.facts.words.cleared })
}
