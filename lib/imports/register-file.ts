import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { oneOf, optionalDay, optionalText, text } from '@/lib/data-file'
import { orgUnitLevels } from '@/lib/org-units/org-unit'
import type { RegisterProblem, RegisterRow } from './register'

const rowSchema = z.object({
  id: text,
  code: optionalText.default(null),
  level: oneOf(orgUnitLevels),
  name: text,
  full_name: optionalText.default(null),
  parent_id: optionalText,
  valid_from: optionalDay.default(null),
  valid_to: optionalDay.default(null),
})

/** Columns without which a file is no register of units. */
export const registerColumns = ['id', 'level', 'name', 'parent_id'] as const

/** The lines of a register that can be read, and what is wrong with the others; `missing` names absent columns. */
export type RegisterFile = { rows: RegisterRow[]; problems: RegisterProblem[]; missing: string[] }

/** Reads a register as it streams in: UTF-8 CSV with a header row. Progress is told every thousand lines. */
export async function readRegister(
  source: AsyncIterable<Uint8Array | string>,
  onProgress?: (rows: number) => void,
): Promise<RegisterFile> {
  const file: RegisterFile = { rows: [], problems: [], missing: [] }
  const parser = Readable.from(source, { objectMode: false }).pipe(
    parse({ columns: true, bom: true, info: true, skip_empty_lines: true }),
  )
  let line = 1
  try {
    for await (const entry of parser) {
      const { record, info } = entry as { record: Record<string, string>; info: { lines: number } }
      if (line === 1) file.missing = registerColumns.filter((column) => !(column in record))
      if (file.missing.length > 0) break
      line = info.lines
      takeRow(file, record, line)
      if (file.rows.length % 1000 === 0) onProgress?.(file.rows.length)
    }
  } catch (error) {
    const { lines = line, code } = error as { lines?: number; code?: string }
    // Anything else than an unreadable line is no fault of the file.
    if (!code?.startsWith('CSV_')) throw error
    file.problems.push({ line: lines, id: '', column: '', value: null, code: 'unreadable-row', other: '' })
  }
  if (line === 1) file.missing = file.missing.length > 0 ? file.missing : [...registerColumns]
  return file
}

function takeRow(file: RegisterFile, record: Record<string, string>, line: number): void {
  const parsed = rowSchema.safeParse(record)
  if (parsed.success) {
    const { full_name, parent_id, valid_from, valid_to, ...row } = parsed.data
    file.rows.push({
      ...row,
      line,
      fullName: full_name ?? row.name,
      parentId: parent_id,
      validFrom: valid_from,
      validTo: valid_to,
    })
    return
  }
  const id = record.id?.trim() ?? ''
  for (const issue of parsed.error.issues) {
    const column = String(issue.path[0] ?? '')
    file.problems.push({ line, id, column, value: record[column] ?? null, code: 'bad-cell', other: '' })
  }
}
