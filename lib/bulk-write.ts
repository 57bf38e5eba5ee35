import type { Tx } from '@/lib/db'

/** Column → value as JSON: numbers, texts, dates as `yyyy-MM-dd`, exact decimals as text, arrays of texts, objects. */
export type BulkRow = Record<
  string,
  string | number | boolean | readonly string[] | { readonly [name: string]: unknown } | null
>

/** Small enough for one message, large enough that the way there and back doesn't count. */
const rowsPerStatement = 4000

/**
 * Appends rows in few statements, in the caller's transaction. All rows have the columns of the first.
 * Table and column names come from our code, never from outside.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly BulkRow[]): Promise<void> {
  const columns = columnsOf(rows)
  for (const part of chunk(rows)) {
    const list = columns.map(quote).join(', ')
    const sql = `INSERT INTO ${quote(table)} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${quote(table)}, $1::json)`
    await tx.$executeRawUnsafe(sql, JSON.stringify(part))
  }
}

/**
 * Makes the table hold these rows: those found by `key` are updated where something differs, the others
 * are added, the rest of the table is left alone. Answers how many rows changed: 0 the second time.
 */
export async function upsertRows(
  tx: Tx,
  table: string,
  key: readonly string[],
  rows: readonly BulkRow[],
): Promise<number> {
  const columns = columnsOf(rows)
  const changing = columns.filter((column) => !key.includes(column))
  const source = `jsonb_populate_recordset(NULL::${quote(table)}, $1::jsonb) AS new`
  // A key may hold an empty date, which a unique constraint would take for different every time; `=` finds by index.
  const isSometimesEmpty = (column: string) => rows.some((row) => row[column] === null)
  const sameKey = key
    .map((column) => {
      const compare = isSometimesEmpty(column) ? 'IS NOT DISTINCT FROM' : '='
      return `old.${quote(column)} ${compare} new.${quote(column)}`
    })
    .join(' AND ')
  const list = columns.map(quote).join(', ')
  let changed = 0
  for (const part of chunk(rows)) {
    const json = JSON.stringify(part)
    if (changing.length > 0) {
      const sets = changing.map((column) => `${quote(column)} = new.${quote(column)}`).join(', ')
      const differs = `ROW(${changing.map((column) => `old.${quote(column)}`).join(', ')}) IS DISTINCT FROM ROW(${changing.map((column) => `new.${quote(column)}`).join(', ')})`
      const update = `UPDATE ${quote(table)} AS old SET ${sets} FROM ${source} WHERE ${sameKey} AND ${differs}`
      changed += await tx.$executeRawUnsafe(update, json)
    }
    const insert = `INSERT INTO ${quote(table)} (${list}) SELECT ${list} FROM ${source} WHERE NOT EXISTS (SELECT 1 FROM ${quote(table)} AS old WHERE ${sameKey})`
    changed += await tx.$executeRawUnsafe(insert, json)
  }
  return changed
}

function columnsOf(rows: readonly BulkRow[]): string[] {
  return Object.keys(rows[0] ?? {})
}

function* chunk(rows: readonly BulkRow[]): Generator<readonly BulkRow[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    yield rows.slice(start, start + rowsPerStatement)
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
