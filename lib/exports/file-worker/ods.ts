import { strToU8, type Zippable, zipSync } from 'fflate'
import {
  type Book,
  type BookSheet,
  type FactRow,
  isWide,
  type SheetCell,
  type SheetFile,
  type SheetPicture,
  type TableSheet,
  toBook,
} from '../sheet'
import { createNumberStyles, fixedStyles, pageStyles } from './ods-styles'
import { escapeXml, xmlHead } from './xml'

const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'
const headRows = 3
/** `chart.png` where there is one picture. */
const picturePath = (index: number) => `Pictures/chart${index === 0 ? '' : index + 1}.png`

const namespaces = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['number', 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['config', 'urn:oasis:names:tc:opendocument:xmlns:config:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

const root = (name: string, content: string) =>
  `${xmlHead}<office:${name} ${namespaces} office:version="1.3">${content}</office:${name}>`

/** Writes an OpenDocument spreadsheet (ODF 1.3): the same sheets as the workbook for Excel. */
export function writeOds(file: SheetFile | Book): Uint8Array {
  const book = 'sheets' in file ? file : toBook(file)
  const pictures = picturesOf(book)
  const parts: Record<string, string> = {
    'content.xml': writeContent(book, pictures),
    'styles.xml': root('document-styles', pageStyles(book)),
    'meta.xml': root('document-meta', `<office:meta>${writeMeta(book)}</office:meta>`),
    'settings.xml': root('document-settings', writeSettings(book)),
  }
  const zip: Zippable = { mimetype: [strToU8(mimeType), { level: 0 }] }
  zip['META-INF/manifest.xml'] = strToU8(writeManifest([...Object.keys(parts)], pictures.length))
  for (const [name, text] of Object.entries(parts)) zip[name] = strToU8(text)
  pictures.forEach(({ png }, index) => {
    zip[picturePath(index)] = [png, { level: 0 }]
  })
  return zipSync(zip)
}

function picturesOf({ sheets }: Book): SheetPicture[] {
  return sheets.flatMap((sheet) => (sheet.kind === 'facts' ? [] : (sheet.picture ?? [])))
}

function writeContent(book: Book, pictures: SheetPicture[]): string {
  const numbers = createNumberStyles()
  const pathOf = (picture: SheetPicture) => picturePath(pictures.indexOf(picture))
  const write = (sheet: BookSheet, index: number) => {
    if (sheet.kind === 'table') return writeFigures(sheet, { index, styleOf: numbers.styleOf, pathOf })
    return sheet.kind === 'picture'
      ? writePicture(sheet, book.notice, pathOf(sheet.picture))
      : writeFacts(sheet)
  }
  const tables = book.sheets.map(write).join('')
  const columns = book.sheets.flatMap((sheet, index) =>
    sheet.kind === 'table'
      ? sheet.columns.map(({ width }, column) => columnStyle(`c${index}-${column}`, width * 0.2))
      : [],
  )
  const styles = [fixedStyles, ...columns, columnStyle('label', 5), columnStyle('fact', 16), numbers.write()]
  return root(
    'document-content',
    `<office:automatic-styles>${styles.join('')}</office:automatic-styles><office:body><office:spreadsheet>${tables}${writeFilters(book)}</office:spreadsheet></office:body>`,
  )
}

function columnStyle(name: string, centimetres: number): string {
  return `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${centimetres.toFixed(2)}cm"/></style:style>`
}

const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`

function textCell(text: string, style: string): string {
  // Runs of blanks and new lines have elements of their own; what comes here has at most new lines.
  const paragraphs = text.split('\n').map((line) => `<text:p>${escapeXml(line)}</text:p>`)
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs.join('')}</table:table-cell>`
}

type TableWriting = {
  /** Place of the sheet among all. */
  index: number
  styleOf: (cell: SheetCell) => string
  pathOf: (picture: SheetPicture) => string
}

function writeFigures(sheet: TableSheet, { index, styleOf, pathOf }: TableWriting): string {
  const { columns, name, title, subtitle, notice, picture } = sheet
  const widths = columns
    .map((_, column) => `<table:table-column table:style-name="c${index}-${column}"/>`)
    .join('')
  const under = [subtitle, notice].filter(Boolean).join(' · ')
  const head = columns.map(({ label, numeric }) => textCell(label, numeric ? 'head-right' : 'head')).join('')
  const rows = sheet.rows.map((cells) =>
    row(
      cells
        .map((cell, column) => {
          if (cell.kind === 'text') return textCell(cell.text, columns[column]?.numeric ? 'right' : 'plain')
          return `<table:table-cell table:style-name="${styleOf(cell)}" office:value-type="float" office:value="${cell.exact}"><text:p>${escapeXml(cell.shown)}</text:p></table:table-cell>`
        })
        .join(''),
    ),
  )
  const top = [textCell(title, 'title'), textCell(under, notice ? 'strong' : 'plain'), head].map(row).join('')
  // A frame inside a cell stays with it, however high the rows above turn out.
  const drawn = picture
    ? `${row('<table:table-cell/>')}<table:table-row table:style-name="new-page"><table:table-cell>${frameOf(picture, name, pathOf(picture))}</table:table-cell></table:table-row>`
    : ''
  const look = isWide(sheet) ? 'sheet-wide' : 'sheet'
  return `<table:table table:name="${escapeXml(name)}" table:style-name="${look}">${widths}<table:table-header-rows>${top}</table:table-header-rows>${rows.join('')}${drawn}</table:table>`
}

function frameOf({ width, height, description }: SheetPicture, name: string, path: string): string {
  const centimetres = (pixels: number) => `${((pixels / 96) * 2.54).toFixed(2)}cm`
  return `<draw:frame draw:name="${escapeXml(name)}" svg:width="${centimetres(width)}" svg:height="${centimetres(height)}" svg:x="0cm" svg:y="0cm"><draw:image xlink:href="${path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${escapeXml(name)}</svg:title><svg:desc>${escapeXml(description)}</svg:desc></draw:frame>`
}

function writePicture(
  { name, picture }: { name: string; picture: SheetPicture },
  notice: string,
  path: string,
): string {
  const under = textCell([picture.description, notice].filter(Boolean).join(' · '), 'plain')
  const empty = `<table:table-row table:number-rows-repeated="${Math.ceil(picture.height / 17) + 1}"><table:table-cell/></table:table-row>`
  return `<table:table table:name="${escapeXml(name)}" table:style-name="sheet"><table:shapes>${frameOf(picture, name, path)}</table:shapes><table:table-column/>${empty}${row(under)}</table:table>`
}

function writeFacts({ name, rows }: { name: string; rows: FactRow[] }): string {
  const lines = rows.map(([label, value]) =>
    row(value === '' ? textCell(label, 'heading') : textCell(label, 'strong') + textCell(value, 'wrapped')),
  )
  return `<table:table table:name="${escapeXml(name)}" table:style-name="sheet"><table:table-column table:style-name="label"/><table:table-column table:style-name="fact"/>${lines.join('')}</table:table>`
}

function tablesOf({ sheets }: Book): TableSheet[] {
  return sheets.flatMap((sheet) => (sheet.kind === 'table' ? [sheet] : []))
}

function writeFilters(book: Book): string {
  const ranges = tablesOf(book)
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, columns, rows }, index) => {
      const quoted = `'${name.replaceAll("'", "''")}'`
      const last = `${columnLetters(columns.length)}${headRows + rows.length}`
      const range = `${quoted}.A${headRows}:${quoted}.${last}`
      return `<table:database-range table:name="figures${index === 0 ? '' : index + 1}" table:target-range-address="${escapeXml(range)}" table:display-filter-buttons="true"/>`
    })
  return ranges.length > 0 ? `<table:database-ranges>${ranges.join('')}</table:database-ranges>` : ''
}

function columnLetters(count: number): string {
  const before = count > 26 ? columnLetters(Math.floor((count - 1) / 26)) : ''
  return before + String.fromCharCode(65 + ((count - 1) % 26))
}

function writeMeta({ title, language, properties, notice, described: facts }: Book): string {
  const { subject, author, keywords } = properties
  const described = facts.map(([label, value]) => `${label}: ${value}`).join('\n')
  return [
    '<meta:generator>Song Hành</meta:generator>',
    `<dc:title>${escapeXml(title)}</dc:title>`,
    `<dc:subject>${escapeXml(subject)}</dc:subject>`,
    `<dc:description>${escapeXml(described)}</dc:description>`,
    `<meta:initial-creator>${escapeXml(author)}</meta:initial-creator><dc:creator>${escapeXml(author)}</dc:creator>`,
    `<dc:language>${language === 'vi' ? 'vi-VN' : 'en-GB'}</dc:language>`,
    ...[...keywords, ...(notice ? [notice] : [])].map(
      (word) => `<meta:keyword>${escapeXml(word)}</meta:keyword>`,
    ),
  ].join('')
}

/** The head of every table stays in view. */
function writeSettings(book: Book): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`
  const view = [
    item('VerticalSplitMode', 'short', 2),
    item('VerticalSplitPosition', 'int', headRows),
    item('ActiveSplitRange', 'short', 2),
    item('PositionBottom', 'int', headRows),
  ].join('')
  const views = tablesOf(book).map(
    ({ name }) =>
      `<config:config-item-map-entry config:name="${escapeXml(name)}">${view}</config:config-item-map-entry>`,
  )
  return `<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${views.join('')}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>`
}

function writeManifest(parts: string[], pictures: number): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  const entries = [
    entry('/', mimeType),
    ...parts.map((name) => entry(name, 'text/xml')),
    ...Array.from({ length: pictures }, (_, index) => entry(picturePath(index), 'image/png')),
  ]
  return `${xmlHead}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`
}
