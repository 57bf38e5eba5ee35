import ExcelJS from 'exceljs'
import { toExcelFormat } from '../number-format'
import {
  type Book,
  type FactRow,
  isWide,
  linesOf,
  type SheetCell,
  type SheetFile,
  type SheetPicture,
  type TableSheet,
  toBook,
} from '../sheet'

const headRows = 3
/** Of one line, in points. Said of rows that wrap: not every program makes them higher by itself. */
const lineHeight = 15
const factWidth = 90
/** Excel's own name of "this is text": what is typed over such a cell never becomes a formula. */
const asText = '@'
const paper = {
  paperSize: 9,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
}
const rule = { style: 'thin', color: { argb: 'FF4F5B6B' } } as const

/** Writes a workbook for Excel: figures, pictures, facts. */
export async function writeXlsx(file: SheetFile | Book): Promise<Uint8Array> {
  const content = 'sheets' in file ? file : toBook(file)
  const book = new ExcelJS.Workbook()
  const { subject, author, keywords } = content.properties
  Object.assign(book, {
    title: content.title,
    subject,
    creator: author || 'Song Hành',
    lastModifiedBy: 'Song Hành',
    keywords: keywords.join('; '),
    category: content.notice,
    description: content.described.map(([label, value]) => `${label}: ${value}`).join('\n'),
  })
  for (const sheet of content.sheets) {
    if (sheet.kind === 'table') addFigures(book, sheet, footer(content))
    else if (sheet.kind === 'picture') addPicture(book, sheet, content.notice)
    else addFacts(book, sheet, footer(content))
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function addFigures(book: ExcelJS.Workbook, table: TableSheet, oddFooter: string): void {
  const { columns, rows, picture } = table
  const sheet = book.addWorksheet(table.name, {
    views: [{ state: 'frozen', ySplit: headRows }],
    pageSetup: { ...paper, orientation: isWide(table) ? 'landscape' : 'portrait' },
    headerFooter: { oddFooter },
  })
  sheet.pageSetup.printTitlesRow = `1:${headRows}`
  sheet.columns = columns.map(({ width }) => ({ width }))
  addText(sheet, 1, table.title, { bold: true, size: 14 })
  addText(sheet, 2, [table.subtitle, table.notice].filter(Boolean).join(' · '), { bold: table.notice !== '' })
  const head = sheet.getRow(headRows)
  columns.forEach(({ label, numeric }, index) => {
    const cell = head.getCell(index + 1)
    cell.value = label
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: numeric ? 'right' : 'left' }
    cell.border = { bottom: rule }
  })
  head.height = lineHeight * Math.max(1, ...columns.map(({ label, width }) => linesOf(label, width)))
  const right = columns.map(({ numeric }) => numeric)
  // One style object for each way a column looks: the library then writes it once.
  const styles = new Map<string, Partial<ExcelJS.Style>>()
  rows.forEach((cells, row) => {
    const line = sheet.getRow(headRows + 1 + row)
    cells.forEach((content, column) => {
      const cell = line.getCell(column + 1)
      cell.value = content.kind === 'number' ? Number(content.exact) : content.text.normalize('NFC')
      cell.style = styleOf(content, right[column] ?? false, styles)
    })
  })
  if (rows.length > 0) {
    sheet.autoFilter = {
      from: { row: headRows, column: 1 },
      to: { row: headRows + rows.length, column: columns.length },
    }
  }
  if (!picture) return
  // On paper the picture begins a page, so that it isn't cut in two.
  sheet.getRow(headRows + rows.length + 1).addPageBreak()
  placePicture(book, sheet, picture, headRows + rows.length + 1)
}

function styleOf(content: SheetCell, right: boolean, styles: Map<string, Partial<ExcelJS.Style>>) {
  const numFmt = content.kind === 'text' ? asText : content.format ? toExcelFormat(content.format) : 'General'
  const key = `${numFmt} ${right}`
  const known = styles.get(key)
  if (known) return known
  const style: Partial<ExcelJS.Style> = { numFmt, alignment: { horizontal: right ? 'right' : 'left' } }
  styles.set(key, style)
  return style
}

function addPicture(
  book: ExcelJS.Workbook,
  { name, picture }: { name: string; picture: SheetPicture },
  notice: string,
): void {
  const sheet = book.addWorksheet(name, {
    views: [{ showGridLines: false }],
    pageSetup: { ...paper, fitToHeight: 1 },
  })
  placePicture(book, sheet, picture, 0)
  // Under the picture, for who hears the sheet instead of seeing it.
  const text = [picture.description, notice].filter(Boolean).join(' · ')
  addText(sheet, Math.ceil(picture.height / 20) + 2, text, {})
}

/** `row` counts from 0. */
function placePicture(
  book: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  { png, width, height }: SheetPicture,
  row: number,
): void {
  // The library's type of a buffer is older than Node's.
  const imageId = book.addImage({ buffer: Buffer.from(png) as never, extension: 'png' })
  sheet.addImage(imageId, { tl: { col: 0, row }, ext: { width, height } })
}

function addFacts(
  book: ExcelJS.Workbook,
  { name, rows }: { name: string; rows: FactRow[] },
  oddFooter: string,
): void {
  const sheet = book.addWorksheet(name, {
    pageSetup: { ...paper, orientation: 'portrait' },
    headerFooter: { oddFooter },
  })
  sheet.columns = [{ width: 26 }, { width: factWidth }]
  rows.forEach(([label, value], index) => {
    const isHeading = value === ''
    addText(sheet, index + 1, label, { bold: true, ...(isHeading && { size: 13 }) })
    if (isHeading) return
    const cell = addText(sheet, index + 1, value, {}, 2)
    cell.alignment = { wrapText: true, vertical: 'top' }
    sheet.getRow(index + 1).height = lineHeight * linesOf(value, factWidth)
  })
}

function addText(
  sheet: ExcelJS.Worksheet,
  row: number,
  text: string,
  font: Partial<ExcelJS.Font>,
  column = 1,
): ExcelJS.Cell {
  const cell = sheet.getCell(row, column)
  cell.value = text.normalize('NFC')
  cell.numFmt = asText
  cell.font = font
  cell.alignment = { vertical: 'top' }
  return cell
}

/** Reference and page on every sheet of paper; `&` begins a field there. */
function footer({ properties, notice }: Book): string {
  const plain = (text: string) => text.replaceAll('&', '&&')
  const left = [properties.keywords[0] ?? '', notice].filter(Boolean).join(' · ')
  return `&L${plain(left)}&R&P/&N`
}
