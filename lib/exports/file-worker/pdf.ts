import pdfmake from 'pdfmake'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { factOf, listFacts } from '../chart-sheet'
import type { FileWords } from '../file-words'
import { toTable } from '../table'
import { fontFolder, regularFile, semiboldFile } from './fonts'
import { liftRims } from './rims'

const font = 'Source Sans 3'
const ink = '#16202C'
const muted = '#4F5B6B'
const rule = '#D7DDE5'
const margin = 40
const inner = 595.28 - 2 * margin

pdfmake.setFonts({ [font]: { normal: regularFile, bold: semiboldFile } })
// Nothing is fetched, and no file but the fonts is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file: string) => file.startsWith(fontFolder))

/** The chart on A4: picture as lines and text, table with its head on every page, facts, reference at the foot. */
export async function writePdf(model: ChartModel, words: FileWords, picture: string): Promise<Uint8Array> {
  const title = nfc(model.title)
  const reference = factOf(model, 'reference')
  const demonstration = model.demonstration ? model.demonstrationLabel : ''
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [margin, 44, margin, 52],
    defaultStyle: { font, fontSize: 9.5, color: ink, lineHeight: 1.15 },
    language: model.language === 'vi' ? 'vi-VN' : 'en-GB',
    displayTitle: true,
    info: {
      title,
      author: nfc(factOf(model, 'who')),
      subject: nfc(model.reading),
      keywords: [reference, model.code, demonstration].filter(Boolean).join('; '),
      creator: 'Song Hành',
      producer: 'Song Hành',
      // Letters of ASCII only: `verify` finds it without reading PDF.
      Reference: reference,
    } as TDocumentDefinitions['info'],
    footer: (page: number, pages: number): Content => ({
      margin: [margin, 16, margin, 0],
      columns: [
        { text: [reference, demonstration].filter(Boolean).join(' · '), color: muted, fontSize: 8 },
        {
          text: words.page.replace('{page}', String(page)).replace('{pages}', String(pages)),
          color: muted,
          fontSize: 8,
          alignment: 'right',
          width: 'auto',
        },
      ],
    }),
    content: [
      { text: title, fontSize: 15, bold: true, margin: [0, 0, 0, 2] },
      { text: nfc(model.subtitle), color: muted },
      ...(demonstration ? [{ text: demonstration, bold: true, margin: [0, 2, 0, 0] } as Content] : []),
      { text: nfc(model.reading), fontSize: 10.5, margin: [0, 6, 0, 6] },
      toPicture(picture),
      heading(words.figures),
      toPdfTable(model),
      heading(words.facts),
      ...listFacts(model, words)
        .slice(3)
        .map(
          ([label, value]): Content => ({
            text: [{ text: `${nfc(label)}: `, color: muted }, nfc(value)],
            fontSize: 8.5,
            margin: [0, 0, 0, 2],
          }),
        ),
    ],
  }
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer())
}

const nfc = (text: string) => text.normalize('NFC')

function heading(text: string): Content {
  return { text, bold: true, fontSize: 11, margin: [0, 12, 0, 4], headlineLevel: 1 }
}

/** A picture taller than a page is made to fit on one. */
function toPicture(picture: string): Content {
  const size = (name: string) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(picture)?.[1] ?? 0)
  const [width, height] = [size('width'), size('height')]
  const scale = Math.min(inner / width, 640 / height)
  const svg = liftRims(picture).replaceAll(/font-family="[^"]*"/g, `font-family="${font}"`)
  return { svg, width: width * scale, height: height * scale, font }
}

function toPdfTable(model: ChartModel): Content {
  const { columns, rows } = toTable(model)
  const cell = (text: string, right: boolean, bold = false): TableCell => ({
    text: nfc(text),
    alignment: right ? 'right' : 'left',
    fontSize: columns.length > 6 ? 7.5 : 8.5,
    bold,
  })
  const head = columns.map(({ label, numeric }) => cell(label, numeric, true))
  const body = rows.map((row) => row.map((text, index) => cell(text, columns[index]?.numeric ?? false)))
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ numeric }, index) => (numeric || index > 0 ? 'auto' : '*')),
      body: [head, ...body],
    },
    layout: {
      hLineWidth: (line: number) => (line === 0 ? 0 : line === 1 ? 0.75 : 0.4),
      vLineWidth: () => 0,
      hLineColor: (line: number) => (line === 1 ? muted : rule),
      paddingTop: () => 2,
      paddingBottom: () => 2,
      paddingLeft: (column: number) => (column === 0 ? 0 : 5),
      paddingRight: () => 5,
    },
  }
}
