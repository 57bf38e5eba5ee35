import type { DataProblem } from '@/lib/data-file'
import { parsePeriod } from '@/lib/periods/period'

/** A file's rows as far as a check looks at them. */
export type Table<Row> = { file: string; rows: readonly (Row & { line: number })[] }

export function codesOf({ rows }: Table<{ code: string }>): Set<string> {
  return new Set(rows.map(({ code }) => code))
}

/** Every option as a breakdown key: `sex=female`. */
export function optionsOf({ rows }: Table<{ category: string; option: string }>): Set<string> {
  return new Set(rows.map(({ category, option }) => `${category}=${option}`))
}

export function problemAt(
  { file }: { file: string },
  { line }: { line: number },
  column: string,
  message: string,
): DataProblem {
  return { file, line, column, message }
}

/** Rows whose cell names nothing known; empty cells pass. */
export function unknownIn<Column extends string>(
  { file, rows }: Table<Record<Column, string | null>>,
  column: Column,
  known: ReadonlySet<string>,
  where: string,
): DataProblem[] {
  return rows.flatMap((row) => {
    const word: string | null = row[column]
    if (word === null || known.has(word)) return []
    const message = `"${word}" is not in ${where}; add it there or correct this cell`
    return [{ file, line: row.line, column, message }]
  })
}

/** Rows that say again what an earlier one said. */
export function repeatedIn<Row>(
  { file, rows }: Table<Row>,
  column: string,
  keyOf: (row: Row) => string,
): DataProblem[] {
  const lines = new Map<string, number>()
  return rows.flatMap((row) => {
    const key = keyOf(row)
    const first = lines.get(key)
    lines.set(key, first ?? row.line)
    const message = `"${key}" stands already on line ${first}; keep one`
    return first === undefined ? [] : [{ file, line: row.line, column, message }]
  })
}

/** Rows whose period is none of ours; empty cells pass. */
export function badPeriodsIn({ file, rows }: Table<{ period: string | null }>): DataProblem[] {
  return rows
    .filter(({ period }) => period !== null && parsePeriod(period) === null)
    .map(({ line, period }) => {
      const message = `"${period}" is no period; write 2023Q4, 2023H1, 2023, P2021-2025 or T2021-2026`
      return { file, line, column: 'period', message }
    })
}
