import { type Book, newBook, protect, type Sheet, toBytes } from '../workbook/excel'
import type { WorkbookWords } from '../workbook/words'
import { cornerMark } from '../workbook/write-book'
import type { Choice, SheetColumn } from './sheet'

/** Says what the file is; stands in the hidden column beside the title. */
export const activitiesMark = 'songhanh-activities-1'
export const mostRows = 500

/** What the columns with lists offer. */
export type Choices = { type: readonly Choice[]; unit: readonly Choice[]; countedAs: readonly Choice[] }

const looks = { entry: 'FFFFF9E5', head: 'FFE3EEEE', rule: 'FFB9C2CE' } as const
const font = { name: 'Arial', size: 10 }
const thin = { style: 'thin' as const, color: { argb: looks.rule } }
const frame = { top: thin, left: thin, bottom: thin, right: thin }
const fill = (argb: string) => ({ type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb } })

/** Rows of the sheet: title, two lines of guidance, the heads, the hidden keys, then one row an activity. */
export const rowsOf = { head: 5, keys: 6, first: 7 } as const

/** An empty sheet to fill in: one row an activity, a list where one chooses. */
export async function writeSheet(
  columns: readonly SheetColumn[],
  choices: Choices,
  words: WorkbookWords,
  now: Date,
): Promise<Uint8Array> {
  const book = newBook()
  Object.assign(book, { creator: 'Song Hành', created: now, modified: now })
  const sheet = book.addWorksheet(words('activities.sheet'))
  writeHead(sheet, columns, words)
  for (let row = rowsOf.first; row < rowsOf.first + mostRows; row++) {
    columns.forEach((column, index) => {
      const cell = sheet.getCell(row, index + 2)
      cell.style = {
        font,
        border: frame,
        fill: fill(looks.entry),
        protection: { locked: false },
        alignment: { vertical: 'top', wrapText: column.kind === 'text' },
        // A day and a list stay as typed; a number is shown as people write it.
        numFmt: column.kind === 'count' ? '#,##0' : column.kind === 'day' ? 'dd/mm/yyyy' : 'General',
      }
    })
  }
  writeLists(book, choices, words)
  validate(sheet, columns, choices, words)
  await protect(sheet)
  return toBytes(book)
}

function writeHead(sheet: Sheet, columns: readonly SheetColumn[], words: WorkbookWords): void {
  sheet.getColumn(1).hidden = true
  sheet.getCell(1, 1).value = activitiesMark
  sheet.getCell(1, 2).value = words('activities.title')
  sheet.getCell(1, 2).font = { ...font, bold: true, size: 14 }
  for (const [index, key] of ['rows', 'counts', 'return'].entries()) {
    sheet.getCell(index + 2, 2).value = words(`activities.guide.${key}`)
    sheet.getCell(index + 2, 2).font = { ...font, italic: true }
  }
  sheet.getCell(rowsOf.keys, 1).value = cornerMark
  columns.forEach(({ key, label, width, required }, index) => {
    const cell = sheet.getCell(rowsOf.head, index + 2)
    cell.value = required ? `${label} *` : label
    cell.style = {
      font: { ...font, bold: true },
      fill: fill(looks.head),
      border: frame,
      alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
    }
    sheet.getColumn(index + 2).width = width
    sheet.getCell(rowsOf.keys, index + 2).value = key
  })
  sheet.getRow(rowsOf.head).height = 64
  sheet.getRow(rowsOf.keys).hidden = true
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: rowsOf.keys, showGridLines: false }]
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}

const longestList = 5000

function writeLists(book: Book, choices: Choices, words: WorkbookWords): void {
  const sheet = book.addWorksheet(words('activities.lists'))
  const lists = [choices.type, choices.unit, choices.countedAs]
  for (const [index, key] of ['type', 'orgUnitId', 'participantUnit'].entries()) {
    sheet.getCell(1, index + 1).value = words(`activities.columns.${key}`)
    sheet.getCell(1, index + 1).font = { ...font, bold: true }
    sheet.getColumn(index + 1).width = 60
    for (const [row, { label }] of (lists[index] ?? []).slice(0, longestList).entries()) {
      sheet.getCell(row + 2, index + 1).value = label
      sheet.getCell(row + 2, index + 1).font = font
    }
  }
}

/** Lists to choose from, whole numbers in counts. What isn't in a list may be pasted: the server reads it anyhow. */
export function validate(
  sheet: Sheet,
  columns: readonly SheetColumn[],
  choices: Choices,
  words: WorkbookWords,
  first: number = rowsOf.first,
): void {
  const name = words('activities.lists').replaceAll("'", "''")
  const list = (letter: string, of: readonly Choice[]) => ({
    type: 'list',
    formulae: [`'${name}'!$${letter}$2:$${letter}$${Math.min(of.length, longestList) + 1}`],
    allowBlank: true,
  })
  const rules: Partial<Record<SheetColumn['kind'], object>> = {
    type: list('A', choices.type),
    unit: list('B', choices.unit),
    'counted-as': list('C', choices.countedAs),
    yes: { type: 'list', formulae: ['"x"'], allowBlank: true },
    count: {
      ...{ type: 'whole', operator: 'between', formulae: [0, 1_000_000], allowBlank: true },
      ...{ showErrorMessage: true, errorStyle: 'warning', errorTitle: words('validation.title') },
      error: words('validation.whole'),
    },
  }
  const added = (sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } })
    .dataValidations
  columns.forEach(({ kind }, index) => {
    const rule = rules[kind]
    if (!rule) return
    const from = sheet.getCell(first, index + 2).address
    const to = sheet.getCell(rowsOf.first + mostRows - 1, index + 2).address
    added.add(`${from}:${to}`, rule)
  })
}

/** The same as text: the heads of the columns, and nothing below. */
export function writeCsvSheet(columns: readonly SheetColumn[], words: WorkbookWords): Uint8Array {
  const quote = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [
    `# ${activitiesMark}`,
    ...['rows', 'counts'].map((key) => `# ${words(`activities.guide.${key}`)}`),
    columns.map(({ label, required }) => quote(required ? `${label} *` : label)).join(','),
  ]
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}
