import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** One thing wrong in a data file, said so that a person can put it right; line 0 is the file as a whole. */
export type DataProblem = {
  file: string
  line: number
  column: string
  message: string
}

/** The data files can't be loaded as they are; nothing was changed. */
export class DataFileError extends Error {
  constructor(readonly problems: readonly DataProblem[]) {
    const shown = problems.slice(0, 20).map(({ file, line, column, message }) => {
      const place = [file, ...(line > 0 ? [`line ${line}`] : []), ...(column ? [`column ${column}`] : [])]
      return `  ${place.join(', ')}: ${message}`
    })
    const rest = problems.length > shown.length ? [`  and ${problems.length - shown.length} more`] : []
    super(
      ['The data files can’t be loaded. Correct these cells and load again:', ...shown, ...rest].join('\n'),
    )
    this.name = 'DataFileError'
  }
}

/** A row with the line it stands on. */
export type DataRow<Row> = Row & { line: number }

/** A file read: its rows and what is wrong in it. */
export type DataFile<Row> = {
  file: string
  rows: DataRow<Row>[]
  problems: DataProblem[]
}

/** Words of a cell; surrounding blanks are dropped, marks are composed (NFC). */
export const text = z
  .string()
  .transform((cell) => cell.trim().normalize('NFC'))
  .refine((cell) => cell !== '', 'is empty; write a value')
export const optionalText = z.string().transform((cell) => cell.trim().normalize('NFC') || null)
export const optionalDay = z
  .string()
  .trim()
  .refine(
    (cell) => cell === '' || isDay(cell),
    'is not a day; write yyyy-MM-dd, or nothing when open or not known',
  )
  .transform((cell) => cell || null)
export const yesNo = z
  .string()
  .trim()
  .refine((cell) => cell === 'yes' || cell === 'no', 'is neither yes nor no')
  .transform((cell) => cell === 'yes')
/** An exact number as a machine writes it, kept as text; empty is null. */
export const optionalDecimal = z
  .string()
  .trim()
  .refine(
    (cell) => cell === '' || /^-?\d+(\.\d+)?$/.test(cell),
    'is not a number; write 1234.5, without thousands marks',
  )
  .transform((cell) => cell || null)
export const wholeNumber = z.string().trim().regex(/^\d+$/, 'is not a whole number').transform(Number)

/** One of a list of words. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.enum(words, { error: () => `is none of: ${words.join(', ')}` })
}

function isDay(cell: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(cell)) return false
  const date = new Date(`${cell}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === cell
}

/** Reads a CSV file (UTF-8, comma, one header row) row by row; a bad cell becomes a problem, not an exception. */
export function parseCsv<Schema extends z.ZodObject>(
  file: string,
  content: string,
  schema: Schema,
): DataFile<z.output<Schema>> {
  const problems: DataProblem[] = []
  const rows: DataRow<z.output<Schema>>[] = []
  const records = readRecords(file, content, problems)
  const header = Object.keys(records[0]?.record ?? {})
  const absent =
    records.length > 0 ? Object.keys(schema.shape).filter((column) => !header.includes(column)) : []
  for (const column of absent) {
    problems.push({
      file,
      line: 1,
      column,
      message: 'this column is missing from the header row',
    })
  }
  if (absent.length > 0) return { file, rows, problems }
  for (const { record, line } of records) {
    const parsed = schema.safeParse(record)
    if (parsed.success) {
      rows.push({ ...parsed.data, line })
      continue
    }
    for (const issue of parsed.error.issues) {
      const column = String(issue.path[0] ?? '')
      problems.push({
        file,
        line,
        column,
        message: `"${record[column] ?? ''}" ${issue.message}`,
      })
    }
  }
  return { file, rows, problems }
}

function readRecords(
  file: string,
  content: string,
  problems: DataProblem[],
): { record: Record<string, string>; line: number }[] {
  try {
    const options = {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
    } as const
    const parsed = parse(content, options) as unknown as {
      record: Record<string, string>
      info: { lines: number }
    }[]
    return parsed.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    const { lines = 1, message } = error as { lines?: number; message: string }
    problems.push({
      file,
      line: lines,
      column: '',
      message: `not a readable CSV row: ${message}`,
    })
    return []
  }
}
