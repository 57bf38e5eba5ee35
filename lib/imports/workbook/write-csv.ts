import { Decimal } from 'decimal.js'
import { itemsOf } from '@/lib/submissions/form'
import { toCellKey } from '@/lib/submissions/submission'
import { signOf } from './content'
import { type Identity, writeIdentity } from './identity'
import { commentColumn, isComputed, type TemplateData } from './sheet-plan'
import type { WorkbookWords } from './words'

/** The one table of a CSV has no name; messages say this. */
export const csvSheet = 'CSV'

/** Columns of a CSV before its figures; how a row is known. */
export function csvHead(words: WorkbookWords): readonly string[] {
  return ['orgUnitId', 'orgUnit', 'code', 'item', 'unit'].map((key) => words(`columns.${key}`))
}

/**
 * The same template as text: a row for each unit and item, the columns of the form, notes last. What it is stands in
 * the first lines, as the hidden sheet of a workbook has it.
 */
export function writeCsv(
  data: TemplateData,
  identity: Omit<Identity, 'sheets'>,
  words: WorkbookWords,
): Uint8Array {
  const items = itemsOf(data.form)
  const keys = [...new Set(items.flatMap(({ columns }) => [...columns]))]
  const label = (key: string) => data.columnLabel(key)
  const comment = words('columns.comment')
  const sheet = {
    name: csvSheet,
    facts: [],
    columns: Object.fromEntries([...keys.map((key) => [`v:${key}`, label(key)]), ['c:', comment]]),
    rows: Object.fromEntries(
      data.units.flatMap(({ id }) => items.map(({ code }) => [`${id}|${code}`, code] as const)),
    ),
  }
  const before = words('previousShort')
  const head = [
    ...csvHead(words),
    ...keys.map(label),
    ...keys.map((key) => `${before}: ${label(key)}`),
    comment,
  ]
  const rows = data.units.flatMap((unit) =>
    items.map((item) => {
      const cells = keys.map((key) => {
        const cell = unit.cells.get(toCellKey(item.code, key))
        if (!item.columns.includes(key) || isComputed(item, key)) return ''
        return cell?.missing ? (signOf[cell.missing] ?? '') : number(cell?.value)
      })
      const previous = keys.map((key) => number(unit.previous.get(toCellKey(item.code, key))))
      const note = unit.cells.get(toCellKey(item.code, commentColumn(item)))?.comment ?? ''
      const [name, measure] = data.language === 'en' ? [item.nameEn, item.unitEn] : [item.nameVi, item.unitVi]
      return [unit.id, unit.name, item.code, name, measure, ...cells, ...previous, guard(note)]
    }),
  )
  const guide = [
    ...(data.demonstration ? [words('demonstration')] : []),
    words('guide.csv'),
    words('guide.reasons'),
  ]
  const lines = [
    ...writeIdentity({ ...identity, sheets: [sheet] }).map((line) => `# ${line}`),
    ...guide.map((line) => `# ${line}`),
    ...[head, ...rows].map((row) => row.map(quote).join(',')),
  ]
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

function number(value: string | null | undefined): string {
  return value == null ? '' : new Decimal(value).toFixed().replace('.', ',')
}

/** A spreadsheet runs text that begins like a formula. */
function guard(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function quote(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
