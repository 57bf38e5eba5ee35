import { parseUnitData, type UnitRow } from '@/lib/org-units/unit-data'
import type { Group, OldProvince } from './provinces'

/** First and last day of the 63, and first day of the 34. */
export const reform = '2025-07-01'
const lastDayBefore = '2025-06-30'

/**
 * The provinces in force on both sides of the reform and which of the 63 each of the 34 is made of, out of the same
 * files that say what became of whom. `read` gives a file's text by its path in `data/`.
 */
export function listGroups(read: (path: string) => string): { provinces: OldProvince[]; groups: Group[] } {
  const { units, successions } = parseUnitData(read)
  const rows = units.rows.filter(({ level }) => level === 'province')
  const on = (day: string) =>
    rows.filter((row) => (row.valid_from ?? '') <= day && (row.valid_to === null || row.valid_to >= day))
  const [before, after] = [on(lastDayBefore), on(reform)]
  const heirs = new Map(
    successions.rows
      .filter(({ effective }) => effective === reform)
      .map(({ predecessor, successor }) => [predecessor, successor]),
  )
  const groups = after.map((row) => ({
    ...named(row),
    of: before.filter(({ id }) => (heirs.get(id) ?? id) === row.id).map((old) => named(old).code),
  }))
  return { provinces: before.map((row) => ({ ...named(row), name: row.name })), groups }
}

function named({ id, code, valid_from }: UnitRow): { code: string; validFrom: string } {
  if (!code || !valid_from) throw new Error(`${id} has no code or no first day`)
  return { code, validFrom: valid_from }
}
