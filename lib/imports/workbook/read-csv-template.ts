import { parse } from 'csv-parse/sync'
import { separatorOf } from '../read-csv'
import { tidy } from './excel'
import { readIdentity } from './identity'
import type { FileNotice, FilledTemplate } from './read-book'
import { workbookWords } from './words'
import { csvHead } from './write-csv'

const firstWords = /^\uFEFF?"?# songhanh-template-/

/** True for the text of a template of ours, however little of it there is. */
export function isCsvTemplate(head: string): boolean {
  return firstWords.test(head)
}

/** Reads a CSV template filled in; rows may be sorted, the separator changed by the program that saved it. */
export function readCsvTemplate(
  text: string,
): FilledTemplate | 'no-identity' | 'damaged-identity' | 'not-csv' {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = lines.findIndex((line) => !line.replace(/^"/, '').startsWith('#'))
  const remarks = lines.slice(0, Math.max(0, first)).map(remark)
  const identity = readIdentity(remarks.filter((line) => /^[\w+/=-]+$/.test(line)))
  if (identity === null) return 'no-identity'
  const [expected] = identity === 'damaged' ? [] : identity.sheets
  if (identity === 'damaged' || !expected) return 'damaged-identity'
  const table = parseTable(lines.slice(first).join('\n'))
  const head = table?.[0]
  if (!table || !head) return 'not-csv'

  const notices: FileNotice[] = []
  const labels = head.map((label) => tidy(label))
  const at = new Map<string, number>()
  for (const [key, label] of Object.entries(expected.columns)) {
    const index = labels.indexOf(tidy(label))
    if (index >= 0) at.set(key, index)
    else notices.push(toNotice('missing-column', 'error', null, '', label))
  }
  const [unitLabel = '', , codeLabel = ''] = csvHead(workbookWords(identity.language))
  const [unitAt, codeAt] = [labels.indexOf(tidy(unitLabel)), labels.indexOf(tidy(codeLabel))]
  const filled: FilledTemplate = { identity, cells: [], comments: [], notices }
  if (unitAt < 0 || codeAt < 0) {
    notices.push(toNotice('changed-layout', 'error', null, ''))
    return filled
  }
  const seen = new Map<string, number>()
  table.slice(1).forEach((row, index) => {
    const line = first + index + 2
    const [orgUnitId, dataElement] = [(row[unitAt] ?? '').trim(), (row[codeAt] ?? '').trim()]
    if (!orgUnitId && !dataElement) return
    const key = `${orgUnitId}|${dataElement}`
    const before = seen.get(key)
    if (expected.rows[key] === undefined) notices.push(toNotice('unknown-row', 'error', line, key))
    else if (before !== undefined)
      notices.push(toNotice('duplicate-row', 'error', line, String(before), dataElement))
    else readRow(row, { line, orgUnitId, dataElement }, at, filled)
    seen.set(key, line)
  })
  const absent = Object.keys(expected.rows).filter((key) => !seen.has(key))
  if (absent.length > 0)
    notices.push(
      toNotice('missing-rows', 'notice', null, String(absent.length), absent.slice(0, 3).join(', ')),
    )
  return filled
}

type RowPlace = { line: number; orgUnitId: string; dataElement: string }

function readRow(
  row: readonly string[],
  { line, orgUnitId, dataElement }: RowPlace,
  at: ReadonlyMap<string, number>,
  filled: FilledTemplate,
): void {
  for (const [key, index] of at) {
    const text = (row[index] ?? '').normalize('NFC')
    const place = { sheet: 'CSV', address: `${line}:${index + 1}`, orgUnitId, dataElement }
    if (key === 'c:') filled.comments.push({ ...place, text: tidy(text.replace(/^'(?=[=+\-@])/, '')) })
    else
      filled.cells.push({
        ...place,
        breakdown: key.slice(2),
        content: text.trim() === '' ? { kind: 'blank' } : { kind: 'text', text },
      })
  }
}

/** A program that saved the file may have quoted the line, or filled it up with separators. */
function remark(line: string): string {
  return line
    .replace(/^"?#\s*/, '')
    .replace(/"?[,;\t]*$/, '')
    .trim()
}

function parseTable(text: string): string[][] | null {
  const head = text.split('\n', 1)[0] ?? ''
  try {
    return parse(text, {
      delimiter: separatorOf(head),
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][]
  } catch {
    return null
  }
}

function toNotice(
  code: FileNotice['code'],
  severity: FileNotice['severity'],
  line: number | null,
  shown: string,
  expected = '',
): FileNotice {
  return { code, severity, sheet: 'CSV', address: line === null ? null : String(line), shown, expected }
}
