import ExcelJS from 'exceljs'
import { toExcelFormat } from '../number-format'
import type { SheetCell, SheetFile } from '../sheet'

const headRows = 3
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

/** Writes a workbook for Excel: figures, picture, facts. */
export async function writeXlsx(file: SheetFile): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const { subject, author, keywords } = file.properties
  Object.assign(book, {
    title: file.title,
    subject,
    creator: author || 'Song Hành',
    lastModifiedBy: 'Song Hành',
    keywords: keywords.join('; '),
    category: file.notice,
    description: file.facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
  })
  addFigures(book, file)
  addPicture(book, file)
  addFacts(book, file)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function addFigures(book: ExcelJS.Workbook, file: SheetFile): void {
  const { columns, rows } = file
  const sheet = book.addWorksheet(file.names.data, {
    views: [{ state: 'frozen', ySplit: headRows }],
    pageSetup: { ...paper, orientation: columns.length > 6 ? 'landscape' : 'portrait' },
    headerFooter: { oddFooter: footer(file) },
  })
  sheet.pageSetup.printTitlesRow = `1:${headRows}`
  sheet.columns = columns.map(({ width }) => ({ width }))
  addText(sheet, 1, file.title, { bold: true, size: 14 })
  addText(sheet, 2, [file.subtitle, file.notice].filter(Boolean).join(' · '), { bold: file.notice !== '' })
  const head = sheet.getRow(headRows)
  columns.forEach(({ label, numeric }, index) => {
    const cell = head.getCell(index + 1)
    cell.value = label
    cell.font = { bold: true }
    cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: numeric ? 'right' : 'left' }
    cell.border = { bottom: rule }
  })
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

function addPicture(book: ExcelJS.Workbook, { names, picture, notice }: SheetFile): void {
  if (!picture) return
  const { png, width, height, description } = picture
  const sheet = book.addWorksheet(names.picture, {
    views: [{ showGridLines: false }],
    pageSetup: { ...paper, fitToHeight: 1 },
  })
  // The library's type of a buffer is older than Node's.
  const imageId = book.addImage({ buffer: Buffer.from(png) as never, extension: 'png' })
  sheet.addImage(imageId, { tl: { col: 0, row: 0 }, ext: { width, height } })
  // Under the picture, for who hears the sheet instead of seeing it.
  addText(sheet, Math.ceil(height / 20) + 2, [description, notice].filter(Boolean).join(' · '), {})
}

function addFacts(book: ExcelJS.Workbook, file: SheetFile): void {
  const sheet = book.addWorksheet(file.names.facts, {
    pageSetup: { ...paper, orientation: 'portrait' },
    headerFooter: { oddFooter: footer(file) },
  })
  sheet.columns = [{ width: 26 }, { width: 90 }]
  file.facts.forEach(([label, value], index) => {
    addText(sheet, index + 1, label, { bold: true })
    const cell = addText(sheet, index + 1, value, {}, 2)
    cell.alignment = { wrapText: true, vertical: 'top' }
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
function footer({ properties, notice }: SheetFile): string {
  const plain = (text: string) => text.replaceAll('&', '&&')
  const left = [properties.keywords[0] ?? '', notice].filter(Boolean).join(' · ')
  return `&L${plain(left)}&R&P/&N`
}
