import { strToU8, type Zippable, zipSync } from 'fflate'
import type { SheetCell, SheetFile } from '../sheet'
import { createNumberStyles, fixedStyles, pageStyles } from './ods-styles'
import { escapeXml, xmlHead } from './xml'

const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'
const headRows = 3
const picturePath = 'Pictures/chart.png'

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

/** Writes an OpenDocument spreadsheet (ODF 1.3): the same three sheets as the workbook for Excel. */
export function writeOds(file: SheetFile): Uint8Array {
  const parts: Record<string, string> = {
    'content.xml': writeContent(file),
    'styles.xml': root('document-styles', pageStyles(file)),
    'meta.xml': root('document-meta', `<office:meta>${writeMeta(file)}</office:meta>`),
    'settings.xml': root('document-settings', writeSettings(file)),
  }
  const zip: Zippable = { mimetype: [strToU8(mimeType), { level: 0 }] }
  zip['META-INF/manifest.xml'] = strToU8(writeManifest([...Object.keys(parts)], file.picture !== null))
  for (const [name, text] of Object.entries(parts)) zip[name] = strToU8(text)
  if (file.picture) zip[picturePath] = [file.picture.png, { level: 0 }]
  return zipSync(zip)
}

function writeContent(file: SheetFile): string {
  const numbers = createNumberStyles()
  const tables = [writeFigures(file, numbers.styleOf), writePicture(file), writeFacts(file)].join('')
  const columns = file.columns.map(({ width }, index) => columnStyle(`c${index}`, width * 0.2))
  const styles = [fixedStyles, ...columns, columnStyle('label', 5), columnStyle('fact', 16), numbers.write()]
  return root(
    'document-content',
    `<office:automatic-styles>${styles.join('')}</office:automatic-styles><office:body><office:spreadsheet>${tables}${writeFilter(file)}</office:spreadsheet></office:body>`,
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

function writeFigures(file: SheetFile, styleOf: (cell: SheetCell) => string): string {
  const { columns, names, title, subtitle, notice } = file
  const widths = columns.map((_, index) => `<table:table-column table:style-name="c${index}"/>`).join('')
  const under = [subtitle, notice].filter(Boolean).join(' · ')
  const head = columns.map(({ label, numeric }) => textCell(label, numeric ? 'head-right' : 'head')).join('')
  const rows = file.rows.map((cells) =>
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
  return `<table:table table:name="${escapeXml(names.data)}" table:style-name="sheet">${widths}<table:table-header-rows>${top}</table:table-header-rows>${rows.join('')}</table:table>`
}

function writePicture({ names, picture, notice }: SheetFile): string {
  if (!picture) return ''
  const { width, height, description } = picture
  const centimetres = (pixels: number) => `${((pixels / 96) * 2.54).toFixed(2)}cm`
  const frame = `<draw:frame draw:name="${escapeXml(names.picture)}" svg:width="${centimetres(width)}" svg:height="${centimetres(height)}" svg:x="0cm" svg:y="0cm"><draw:image xlink:href="${picturePath}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${escapeXml(names.picture)}</svg:title><svg:desc>${escapeXml(description)}</svg:desc></draw:frame>`
  const under = textCell([description, notice].filter(Boolean).join(' · '), 'plain')
  const empty = `<table:table-row table:number-rows-repeated="${Math.ceil(height / 17) + 1}"><table:table-cell/></table:table-row>`
  return `<table:table table:name="${escapeXml(names.picture)}" table:style-name="sheet"><table:shapes>${frame}</table:shapes><table:table-column/>${empty}${row(under)}</table:table>`
}

function writeFacts({ names, facts }: SheetFile): string {
  const rows = facts.map(([label, value]) => row(textCell(label, 'strong') + textCell(value, 'wrapped')))
  return `<table:table table:name="${escapeXml(names.facts)}" table:style-name="sheet"><table:table-column table:style-name="label"/><table:table-column table:style-name="fact"/>${rows.join('')}</table:table>`
}

function writeFilter({ names, columns, rows }: SheetFile): string {
  if (rows.length === 0) return ''
  const last = `${columnLetters(columns.length)}${headRows + rows.length}`
  const range = `'${names.data.replaceAll("'", "''")}'.A${headRows}:'${names.data.replaceAll("'", "''")}'.${last}`
  return `<table:database-ranges><table:database-range table:name="figures" table:target-range-address="${escapeXml(range)}" table:display-filter-buttons="true"/></table:database-ranges>`
}

function columnLetters(count: number): string {
  const before = count > 26 ? columnLetters(Math.floor((count - 1) / 26)) : ''
  return before + String.fromCharCode(65 + ((count - 1) % 26))
}

function writeMeta({ title, language, properties, notice, facts }: SheetFile): string {
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

/** The head stays in view. */
function writeSettings({ names }: SheetFile): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`
  const view = [
    item('VerticalSplitMode', 'short', 2),
    item('VerticalSplitPosition', 'int', headRows),
    item('ActiveSplitRange', 'short', 2),
    item('PositionBottom', 'int', headRows),
  ].join('')
  return `<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${escapeXml(names.data)}">${view}</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>`
}

function writeManifest(parts: string[], picture: boolean): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  const entries = [
    entry('/', mimeType),
    ...parts.map((name) => entry(name, 'text/xml')),
    ...(picture ? [entry(picturePath, 'image/png')] : []),
  ]
  return `${xmlHead}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entries.join('')}</manifest:manifest>`
}
