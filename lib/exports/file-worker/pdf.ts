import type { Content, TableCell } from 'pdfmake/interfaces'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { factOf, listFacts } from '../chart-sheet'
import type { FileWords } from '../file-words'
import { toTable } from '../table'
import { factLine, muted, nfc, paperOf, rule, toPdf, toPicture } from './pdf-parts'

/** The chart on A4: picture as lines and text, table with its head on every page, facts, reference at the foot. */
export function writePdf(model: ChartModel, words: FileWords, picture: string): Promise<Uint8Array> {
  const { title, language, reading, code } = model
  const reference = factOf(model, 'reference')
  const notice = model.demonstration ? model.demonstrationLabel : ''
  return toPdf({
    ...paperOf({
      ...{ title, language, reference, notice, subject: reading, keywords: [code], pageWords: words.page },
      author: factOf(model, 'who'),
    }),
    content: [
      { text: nfc(title), fontSize: 15, bold: true, margin: [0, 0, 0, 2] },
      { text: nfc(model.subtitle), color: muted },
      ...(notice ? [{ text: notice, bold: true, margin: [0, 2, 0, 0] } as Content] : []),
      { text: nfc(reading), fontSize: 10.5, margin: [0, 6, 0, 6] },
      // A picture taller than a page is made to fit on one.
      toPicture(picture, 640),
      heading(words.figures),
      toPdfTable(model),
      heading(words.facts),
      ...listFacts(model, words)
        .slice(3)
        .map(([label, value]) => factLine(label, value)),
    ],
  })
}

function heading(text: string): Content {
  return { text, bold: true, fontSize: 11, margin: [0, 12, 0, 4], headlineLevel: 1 }
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
