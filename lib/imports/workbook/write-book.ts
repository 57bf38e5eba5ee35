import type { CellRule } from './content'
import { signOf } from './content'
import { type Book, newBook, protect, type Sheet, type SheetCell, toBytes } from './excel'
import { type Identity, writeIdentity } from './identity'
import type { PlanCell, SheetPlan } from './sheet-plan'
import { addValidations, type Validated } from './validations'
import type { WorkbookWords } from './words'

/** The sheet nobody sees. */
export const identitySheet = '_songhanh'
/** Stands where the hidden row of column keys meets the hidden column of row keys. */
export const cornerMark = '#songhanh'
/** The first column holds row keys; what people see begins here. */
const firstColumn = 2

const looks = {
  entry: 'FFFFF9E5',
  locked: 'FFF5F7F9',
  head: 'FFE3EEEE',
  section: 'FFEDF1F5',
  rule: 'FFB9C2CE',
} as const

/** On every machine, with all Vietnamese letters. */
const font = { name: 'Arial', size: 10 }
const thin = { style: 'thin' as const, color: { argb: looks.rule } }
const frame = { top: thin, left: thin, bottom: thin, right: thin }
const fill = (argb: string) => ({ type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb } })

/** A template as a workbook: what the plans say, and what it is in a sheet nobody sees. */
export async function writeBook(
  plans: readonly SheetPlan[],
  identity: Omit<Identity, 'sheets'>,
  words: WorkbookWords,
): Promise<Uint8Array> {
  const book = newBook()
  book.creator = 'Song Hành'
  book.created = new Date(identity.madeAt)
  book.modified = new Date(identity.madeAt)
  const sheets: Identity['sheets'] = []
  for (const plan of plans) sheets.push(await writeSheet(book, plan, words))
  const hidden = book.addWorksheet(identitySheet, { state: 'veryHidden' })
  writeIdentity({ ...identity, sheets }).forEach((line, index) => {
    hidden.getCell(index + 1, 1).value = line
  })
  return toBytes(book)
}

async function writeSheet(
  book: Book,
  plan: SheetPlan,
  words: WorkbookWords,
): Promise<Identity['sheets'][number]> {
  const sheet = book.addWorksheet(plan.name)
  const facts = writeHead(sheet, plan)
  const groupRow = sheet.rowCount + 2
  writeColumns(sheet, plan, groupRow)
  const keyRow = groupRow + 2
  const entries = writeRows(sheet, plan, keyRow + 1)
  addValidations(sheet, entries, words)
  setUp(sheet, plan, groupRow, words)
  await protect(sheet)
  return {
    name: plan.name,
    facts,
    rows: Object.fromEntries(
      plan.rows.filter(({ key }) => key).map(({ key, cells }) => [key, rowLabel(cells)]),
    ),
    columns: Object.fromEntries(
      plan.columns.filter(({ key }) => key).map(({ key, group, label }) => [key, columnLabel(group, label)]),
    ),
  }
}

/** What a person sees of a row before its figures; moved or written over, the row is no longer what its key says. */
function rowLabel(cells: readonly PlanCell[]): string {
  const [first, second] = cells
  const text = (cell: PlanCell | undefined) => (cell?.kind === 'text' ? cell.text : '')
  return /^\d+$/.test(text(first)) ? text(second) : text(first)
}

export function columnLabel(group: string, label: string): string {
  return group ? `${group} / ${label}` : label
}

function writeHead(sheet: Sheet, plan: SheetPlan): string[] {
  const title = sheet.getCell(1, firstColumn)
  title.value = plan.title
  title.font = { ...font, bold: true, size: 14 }
  sheet.getRow(1).height = 24
  const lines = plan.facts.map(({ label, value }) => `${label}: ${value}`)
  lines.forEach((line, index) => {
    const cell = sheet.getCell(index + 2, firstColumn)
    cell.value = line
    cell.font = font
  })
  plan.guide.forEach((line, index) => {
    const cell = sheet.getCell(lines.length + 2 + index, firstColumn)
    cell.value = line
    cell.font = { ...font, italic: true }
  })
  return lines
}

function writeColumns(sheet: Sheet, plan: SheetPlan, groupRow: number): void {
  sheet.getColumn(1).hidden = true
  sheet.getCell(groupRow + 2, 1).value = cornerMark
  plan.columns.forEach(({ key, group, label, width }, index) => {
    const at = firstColumn + index
    sheet.getColumn(at).width = width
    for (const [row, text] of [
      [groupRow, group],
      [groupRow + 1, label],
    ] as const) {
      const cell = sheet.getCell(row, at)
      cell.value = text
      cell.font = { ...font, bold: true }
      cell.fill = fill(looks.head)
      cell.border = frame
      cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    }
    if (key) sheet.getCell(groupRow + 2, at).value = key
  })
  mergeGroups(sheet, plan, groupRow)
  sheet.getRow(groupRow).height = plan.columns.some(({ group }) => group.length > 40) ? 76 : 32
  sheet.getRow(groupRow + 1).height = 32
  sheet.getRow(groupRow + 2).hidden = true
}

function mergeGroups(sheet: Sheet, { columns }: SheetPlan, row: number): void {
  let from = 0
  for (let index = 1; index <= columns.length; index++) {
    if (index < columns.length && columns[index]?.group === columns[from]?.group) continue
    if (columns[from]?.group && index - from > 1)
      sheet.mergeCells(row, firstColumn + from, row, firstColumn + index - 1)
    from = index
  }
}

function writeRows(sheet: Sheet, plan: SheetPlan, firstRow: number): Validated[] {
  const entries: Validated[] = []
  plan.rows.forEach(({ key, cells }, index) => {
    const row = firstRow + index
    if (key) sheet.getCell(row, 1).value = key
    for (const [at, content] of cells.entries()) {
      const cell = sheet.getCell(row, firstColumn + at)
      writeCell(sheet, cell, content)
      if (content.kind === 'entry' && content.open)
        entries.push({ row, column: firstColumn + at, rule: content.rule })
      if (content.kind === 'comment' && content.open)
        entries.push({ row, column: firstColumn + at, rule: 'comment' })
    }
    if (key === '') headRow(sheet, row, plan.columns.length)
    // Programs that open a file don't fit its rows to their words.
    sheet.getRow(row).height =
      lineHeight * Math.max(1, ...cells.map((cell, at) => lines(cell, plan.columns[at]?.width ?? 10)))
  })
  return entries
}

const lineHeight = 15

function lines(cell: PlanCell, width: number): number {
  const text = cell.kind === 'text' || cell.kind === 'comment' ? cell.text : ''
  return Math.ceil(text.length / (width * 0.95))
}

function headRow(sheet: Sheet, row: number, columns: number): void {
  for (let at = 0; at < columns; at++) {
    const cell = sheet.getCell(row, firstColumn + at)
    cell.fill = fill(looks.section)
    cell.font = { ...font, bold: true }
  }
}

function writeCell(sheet: Sheet, cell: SheetCell, content: PlanCell): void {
  cell.border = frame
  cell.font = font
  switch (content.kind) {
    case 'none':
      cell.fill = fill(looks.locked)
      return
    case 'text':
      cell.value = content.text
      cell.alignment = { wrapText: true, vertical: 'middle' }
      return
    case 'previous':
      number(cell, content.value)
      cell.fill = fill(looks.locked)
      cell.font = { ...font, color: { argb: 'FF4F5B6B' } }
      return
    case 'computed':
      cell.value = { formula: sumOf(sheet, cell, content.from), result: content.value ?? '' } as never
      cell.fill = fill(looks.locked)
      return
    case 'comment':
      cell.value = content.text || null
      cell.alignment = { wrapText: true, vertical: 'top' }
      unlock(cell, content.open)
      return
    case 'entry':
      number(cell, content.cell?.value ?? null, content.rule)
      if (content.cell?.missing) {
        cell.value = signOf[content.cell.missing] ?? null
        cell.alignment = { horizontal: 'right' }
      }
      unlock(cell, content.open)
  }
}

function unlock(cell: SheetCell, open: boolean): void {
  cell.fill = fill(open ? looks.entry : looks.locked)
  cell.protection = { locked: !open }
}

function number(cell: SheetCell, value: string | null, rule?: CellRule): void {
  cell.value = value === null ? null : Number(value)
  cell.numFmt = rule && rule.decimals === 0 ? '#,##0' : '#,##0.##########'
  // Without a fraction that format would end in a bare comma.
  if (value !== null && !value.includes('.')) cell.numFmt = '#,##0'
}

/** Blank while no part is filled: nothing reported is not zero. */
function sumOf(sheet: Sheet, cell: SheetCell, from: readonly number[]): string {
  const parts = from.map((distance) => sheet.getCell(Number(cell.row), Number(cell.col) + distance).address)
  return `IF(COUNT(${parts.join(',')})=0,"",SUM(${parts.join(',')}))`
}

/** What stays in sight on screen, and A4 sideways on paper with its head on each page. */
function setUp(sheet: Sheet, plan: SheetPlan, groupRow: number, words: WorkbookWords): void {
  sheet.views = [
    { state: 'frozen', xSplit: plan.frozen + 1, ySplit: groupRow + 2, showGridLines: false, zoomScale: 100 },
  ]
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${groupRow}:${groupRow + 1}`,
    margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
  }
  sheet.headerFooter = { oddFooter: `&L${words('footer')}&C&A&R&P/&N` }
}
