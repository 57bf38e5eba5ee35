import { Decimal } from 'decimal.js'
import { formatNumber } from '@/lib/format'
import { type EntryProblem, parseEntry } from '@/lib/values/number-entry'
import type { Entry } from './entry-queries'
import { type FormDefinition, itemsOf } from './form'
import type { CellInput } from './save-commands'
import { type Cell, type CellKey, parseCellKey, toCellKey } from './submission'

/** What stands in a cell of the page: the typed text, the chosen reason and the comment. */
export type TypedCell = { text: string; missing: string; comment: string }

/** A typed cell and the stored version it was made on. */
export type BaseCell = TypedCell & { followUp: boolean; version: number }

export const emptyBase: BaseCell = { text: '', missing: '', comment: '', followUp: false, version: 0 }

/** The stored cells as an officer would type them: `1.234,5`. */
export function toBase(form: FormDefinition, cells: Entry['cells']): Record<CellKey, BaseCell> {
  const decimals = new Map(itemsOf(form).map((item) => [item.code, item.decimals]))
  return Object.fromEntries(
    cells.map((cell) => [
      toCellKey(cell.dataElement, cell.breakdown),
      {
        text: cellText(cell, decimals.get(cell.dataElement) ?? 0),
        missing: cell.missing ?? '',
        comment: cell.comment ?? '',
        followUp: cell.followUp,
        version: cell.version,
      },
    ]),
  )
}

/** A stored number as an officer would type it. */
export function cellText({ value }: Pick<Cell, 'value'>, decimals: number): string {
  if (value === null) return ''
  return formatNumber(value, Math.min(decimals, new Decimal(value).decimalPlaces()), 'vi')
}

export type TypedProblem = { code: EntryProblem | 'number-and-reason'; echo?: string | null }

/**
 * The changed cells as numbers, and those that could not be read. A cell that stands as it was stored is left out,
 * so that two people on one form don't undo each other.
 */
export function readTyped(
  form: FormDefinition,
  typed: Record<CellKey, TypedCell>,
  base: Record<CellKey, BaseCell>,
): { cells: CellInput[]; problems: Record<CellKey, TypedProblem> } {
  const decimals = new Map(itemsOf(form).map((item) => [item.code, item.decimals]))
  const cells: CellInput[] = []
  const problems: Record<CellKey, TypedProblem> = {}
  for (const [key, { text, missing, comment }] of Object.entries(typed) as [CellKey, TypedCell][]) {
    const place = parseCellKey(key)
    const stored = base[key] ?? emptyBase
    if (!place) continue
    if (text === stored.text && missing === stored.missing && comment === stored.comment) continue
    const read = parseEntry(text, { decimals: decimals.get(place.dataElement) ?? 0 })
    if (!read.ok) {
      problems[key] = { code: read.code, echo: read.echo }
    } else if (read.value !== null && missing) {
      problems[key] = { code: 'number-and-reason' }
    } else {
      const value = read.value?.toFixed() ?? null
      const said = comment === stored.comment ? {} : { comment }
      cells.push({ ...place, value, missing: missing || null, ...said, baseVersion: stored.version })
    }
  }
  return { cells, problems }
}
