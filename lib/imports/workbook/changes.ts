import type { FormDefinition, FormItem } from '@/lib/submissions/form'
import { itemsOf } from '@/lib/submissions/form'
import { type Cell, type CellKey, toCellKey } from '@/lib/submissions/submission'
import { type ContentProblem, type ReadValue, readContent } from './content'
import { tidy } from './excel'
import type { BaseCell } from './identity'
import type { FileCell, FileComment, FilledTemplate } from './read-book'
import { commentColumn, isComputed } from './sheet-plan'

/** A cell as it is stored now, and whose it is. */
export type StoredCell = Cell & { author: string; at: Date }

/** A unit of the file as it stands: its cells, or why it takes none. */
export type UnitNow = {
  id: string
  name: string
  refusal: 'not-found' | 'forbidden' | 'not-assigned' | 'not-yet-open' | 'closed' | 'locked' | null
  cells: ReadonlyMap<CellKey, StoredCell>
}

export type Figure = ReadValue & { comment: string | null }

type Place = { orgUnitId: string; cell: CellKey; sheet: string; address: string }

/** What saving would do to one cell. */
export type CellChange = Place & {
  from: Figure
  to: Figure
  /** The version the change is made on. */
  version: number
  /** Taken from a formula's result. */
  formula: boolean
}

/** Changed in the file and, since the template was made, in the form too. */
export type CellClash = CellChange & { author: string; at: Date }

export type FileProblem = Place & {
  code: ContentProblem | 'unknown-cell' | 'unit-refused' | 'computed-total' | 'comment-too-long'
  shown: string
  echo: string | null
  /** Of `unit-refused`. */
  refusal?: UnitNow['refusal']
}

export type Comparison = {
  changes: CellChange[]
  clashes: CellClash[]
  problems: FileProblem[]
  /** Filled cells that stand as they are stored. */
  unchanged: number
}

const longestComment = 1000

/**
 * Sets a filled template against what is stored. A cell that stands as the template had it was not touched, whatever
 * has happened to it since; a touched one that somebody else has changed meanwhile is a clash, never written over unasked.
 */
export function compareTemplate(
  filled: FilledTemplate,
  form: FormDefinition,
  units: ReadonlyMap<string, UnitNow>,
): Comparison {
  const found: Comparison = { changes: [], clashes: [], problems: [], unchanged: 0 }
  const items = new Map(itemsOf(form).map((item) => [item.code, item]))
  const comments = new Map(
    filled.comments.map((comment) => [`${comment.orgUnitId}|${comment.dataElement}`, comment]),
  )
  for (const fileCell of filled.cells) {
    const item = items.get(fileCell.dataElement)
    const comment =
      item && fileCell.breakdown === commentColumn(item)
        ? comments.get(`${fileCell.orgUnitId}|${fileCell.dataElement}`)
        : undefined
    const base = filled.identity.base[fileCell.orgUnitId]?.[keyOf(fileCell)]
    compareCell({ fileCell, item, comment, base, unit: units.get(fileCell.orgUnitId) }, found)
  }
  return found
}

type One = {
  fileCell: FileCell
  item: FormItem | undefined
  comment: FileComment | undefined
  base: BaseCell | undefined
  unit: UnitNow | undefined
}

function compareCell({ fileCell, item, comment, base, unit }: One, found: Comparison): void {
  const { orgUnitId, sheet, address, content, breakdown } = fileCell
  const place: Place = { orgUnitId, cell: keyOf(fileCell), sheet, address }
  const problem = (code: FileProblem['code'], shown = '', more: Partial<FileProblem> = {}) =>
    found.problems.push({ ...place, echo: null, code, shown, ...more })

  if (!item?.columns.includes(breakdown)) {
    if (content.kind !== 'blank' && content.kind !== 'merged') problem('unknown-cell')
    return
  }
  if (isComputed(item, breakdown)) {
    if (content.kind !== 'formula' && content.kind !== 'blank') problem('computed-total')
    return
  }
  const reading = readContent(content, item)
  if (!reading.ok) {
    problem(reading.code, reading.shown, { echo: reading.echo })
    return
  }
  const before = toFigure(base)
  const text = comment === undefined ? before.comment : comment.text || null
  const sameComment = tidy(text ?? '') === tidy(before.comment ?? '')
  const to: Figure = { ...reading.read, comment: sameComment ? before.comment : text }
  if (sameFigure(to, before)) {
    if (to.value !== null || to.missing !== null) found.unchanged += 1
    return
  }
  if ((to.comment?.length ?? 0) > longestComment) {
    problem('comment-too-long', '', { address: comment?.address ?? address })
    return
  }
  if (!unit || unit.refusal) {
    problem('unit-refused', '', { refusal: unit?.refusal ?? 'not-found' })
    return
  }
  const now = unit.cells.get(place.cell)
  const from = toFigure(now)
  // The file has no say about notes it doesn't show.
  const wanted = comment === undefined ? { ...to, comment: from.comment } : to
  if (sameFigure(wanted, from)) {
    found.unchanged += 1
    return
  }
  const change: CellChange = {
    ...place,
    from,
    to: wanted,
    version: now?.version ?? 0,
    formula: reading.formula,
  }
  if ((now?.version ?? 0) === (base?.version ?? 0)) found.changes.push(change)
  else found.clashes.push({ ...change, author: now?.author ?? '', at: now?.at ?? new Date(0) })
}

function keyOf({ dataElement, breakdown }: FileCell): CellKey {
  return toCellKey(dataElement, breakdown)
}

function toFigure(
  cell: { value: string | null; missing: string | null; comment: string | null } | undefined,
): Figure {
  return { value: cell?.value ?? null, missing: cell?.missing ?? null, comment: cell?.comment ?? null }
}

function sameFigure(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.missing === b.missing && tidy(a.comment ?? '') === tidy(b.comment ?? '')
}
