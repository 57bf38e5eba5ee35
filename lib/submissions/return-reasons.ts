import { fail, ok, type Result } from '@/lib/result'
import { type FormDefinition, itemsOf } from './form'
import { type CellKey, toCellKey } from './submission'

const longestCellReason = 500

/** What a reviewer asks at single cells, as it is kept: empty ones left out, only cells that the form has. */
export function toCellReasons(
  form: FormDefinition,
  typed: Readonly<Record<CellKey, string>>,
): Result<Record<CellKey, string>, { code: 'unknown-cell' | 'too-long' }> {
  const known = new Set(
    itemsOf(form).flatMap(({ code, columns }) => columns.map((key) => toCellKey(code, key))),
  )
  const kept: Record<CellKey, string> = {}
  for (const [cell, text] of Object.entries(typed) as [CellKey, string][]) {
    const reason = text.trim().normalize('NFC')
    if (!reason) continue
    if (!known.has(cell)) return fail({ code: 'unknown-cell' })
    if (reason.length > longestCellReason) return fail({ code: 'too-long' })
    kept[cell] = reason
  }
  return ok(kept)
}

/** Reads what was kept; null and what isn't a reason give none. */
export function readCellReasons(kept: unknown): Map<CellKey, string> {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return new Map()
  const pairs = Object.entries(kept).filter((pair): pair is [CellKey, string] => typeof pair[1] === 'string')
  return new Map(pairs)
}
