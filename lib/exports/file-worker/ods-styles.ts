import { formatKey, type NumberFormat } from '../number-format'
import type { Book, SheetCell } from '../sheet'
import { escapeXml } from './xml'

const cellStyle = (name: string, inner: string, dataStyle = 'as-text') =>
  `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="${dataStyle}">${inner}</style:style>`
const toRight = '<style:paragraph-properties fo:text-align="end"/>'
const bold = '<style:text-properties fo:font-weight="bold"/>'
const underline =
  '<style:table-cell-properties fo:border-bottom="0.75pt solid #4F5B6B" fo:wrap-option="wrap"/>'

/** The looks that don't depend on figures. `as-text`: what is typed over such a cell never becomes a formula. */
export const fixedStyles = [
  '<number:text-style style:name="as-text"><number:text-content/></number:text-style>',
  '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>',
  '<style:style style:name="sheet-wide" style:family="table" style:master-page-name="Wide"/>',
  '<style:style style:name="new-page" style:family="table-row"><style:table-row-properties fo:break-before="page" style:use-optimal-row-height="true"/></style:style>',
  cellStyle('plain', ''),
  cellStyle('right', toRight),
  cellStyle('strong', bold),
  cellStyle('heading', '<style:text-properties fo:font-weight="bold" fo:font-size="13pt"/>'),
  cellStyle('title', '<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/>'),
  cellStyle('head', underline + bold),
  cellStyle('head-right', underline + toRight + bold),
  cellStyle('wrapped', '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'),
].join('')

/** One cell style for each way a number is shown, made when first asked for. */
export function createNumberStyles() {
  const known = new Map<string, { name: string; format: NumberFormat }>()
  return {
    styleOf(cell: SheetCell): string {
      if (cell.kind === 'text' || !cell.format) return 'general'
      const key = formatKey(cell.format)
      const style = known.get(key) ?? { name: `n${known.size}`, format: cell.format }
      known.set(key, style)
      return style.name
    },
    write(): string {
      const styles = [...known.values()].map(
        ({ name, format }) =>
          writeNumber(`${name}-digits`, format) + cellStyle(name, toRight, `${name}-digits`),
      )
      return (
        styles.join('') +
        '<style:style style:name="general" style:family="table-cell" style:parent-style-name="Default"/>'
      )
    },
  }
}

/** The negative form carries the sign of the screen; the other one is found by its condition. */
function writeNumber(name: string, format: NumberFormat): string {
  const { language, decimals, before, after, minus } = format
  const locale = `number:language="${language}" number:country="${language === 'vi' ? 'VN' : 'US'}"`
  const text = (value: string) => (value === '' ? '' : `<number:text>${escapeXml(value)}</number:text>`)
  const digits = `<number:number number:decimal-places="${decimals}" number:min-decimal-places="${decimals}" number:min-integer-digits="1" number:grouping="true"/>`
  const positive = `<number:number-style style:name="${name}P0" style:volatile="true" ${locale}>${text(before)}${digits}${text(after)}</number:number-style>`
  return `${positive}<number:number-style style:name="${name}" ${locale}>${text(before + (minus ? '−' : ''))}${digits}${text(after)}<style:map style:condition="value()&gt;=0" style:apply-style-name="${name}P0"/></number:number-style>`
}

/** A4 upright and across, page numbers and the reference at its foot. */
export function pageStyles({ properties, notice }: Book): string {
  const foot = [properties.keywords[0] ?? '', notice].filter(Boolean).join(' · ')
  const layout = (name: string, [width, height]: [string, string], orientation: string) =>
    `<style:page-layout style:name="${name}"><style:page-layout-properties fo:page-width="${width}" fo:page-height="${height}" style:print-orientation="${orientation}" fo:margin-top="15mm" fo:margin-bottom="15mm" fo:margin-left="15mm" fo:margin-right="15mm" style:scale-to-X="1" style:scale-to-Y="0"/><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-left="0mm" fo:margin-right="0mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>`
  const page = (name: string, of: string) =>
    `<style:master-page style:name="${name}" style:page-layout-name="${of}"><style:footer><text:p>${escapeXml(foot)} · <text:page-number>1</text:page-number>/<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>`
  return [
    '<office:styles><style:default-style style:family="table-cell"><style:text-properties fo:font-family="Source Sans 3" fo:font-size="11pt"/></style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>',
    `<office:automatic-styles>${layout('a4', ['210mm', '297mm'], 'portrait')}${layout('a4-wide', ['297mm', '210mm'], 'landscape')}</office:automatic-styles>`,
    `<office:master-styles>${page('Default', 'a4')}${page('Wide', 'a4-wide')}</office:master-styles>`,
  ].join('')
}
