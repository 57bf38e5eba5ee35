import type { Content } from 'pdfmake/interfaces'
import type { ChartModel, FactKey } from '@/lib/dashboards/chart-model'
import { type BoardModel, type BoardPart, noticeOf, ownFacts } from '../board-model'
import { factOf, listFacts } from '../chart-sheet'
import type { FileWords } from '../file-words'
import { factLine, inner, margin, muted, nfc, paperOf, rule, sizeOf, toPdf, toPicture } from './pdf-parts'

/** Under each picture, so that a page taken out of the bundle still says where its figures come from. */
const lineKeys: readonly FactKey[] = ['source', 'stage', 'coverage', 'data-date', 'data-version']
/** Two usual pictures with what belongs to them fit on a page; a tall one has it to itself. */
const usualHeight = 250
const tallHeight = 560
/** Drawn higher than this share of its width, a picture can't be made low without becoming too small to read. */
const tallFrom = 0.7
const longestHead = 96

/** A board to be handed out: its note, each chart whole with its title, sentence, picture and source, then all facts. */
export function writeBoardPdf(
  board: BoardModel,
  words: FileWords,
  /** Finished SVG markup by the chart's number. */
  pictures: ReadonlyMap<number, string>,
): Promise<Uint8Array> {
  const { title, language, note, reference } = board
  const notice = noticeOf(board)
  const shown = board.charts.flatMap(({ model }) => model ?? [])
  const [first] = shown
  return toPdf({
    ...paperOf({
      ...{ title, language, reference, notice, subject: note, pageWords: words.page },
      keywords: shown.map(({ code }) => code),
      author: first ? factOf(first, 'who') : '',
    }),
    header: (): Content => ({
      margin: [margin, 22, margin, 0],
      columns: [
        { text: shorten(nfc(title)), color: muted, fontSize: 8 },
        { text: reference, color: muted, fontSize: 8, alignment: 'right', width: 'auto' },
      ],
    }),
    content: [
      { text: nfc(title), fontSize: 18, bold: true, margin: [0, 4, 0, 2] },
      {
        text: board.facts
          .filter(({ key }) => key === 'by' || key === 'time')
          .map(({ label, value }) => `${nfc(label)}: ${nfc(value)}`)
          .join(' · '),
        color: muted,
      },
      ...(notice ? [{ text: notice, bold: true, margin: [0, 2, 0, 0] } as Content] : []),
      ...(note ? [{ text: nfc(note), fontSize: 10.5, margin: [0, 8, 0, 0] } as Content] : []),
      ...board.charts.map((part) => toPart(part, words, pictures.get(part.number) ?? null)),
      {
        unbreakable: true,
        stack: [
          { text: words.facts, bold: true, fontSize: 13, margin: [0, 18, 0, 4] },
          factLine(words.boardQuery, board.href),
          ...board.facts.map(({ label, value }) => factLine(label, value)),
        ],
      },
      ...board.charts.map((part) => toPartFacts(part, words)),
    ],
  })
}

/** One chart with its note, on one page. */
function toPart(
  { number, note, model, problem }: BoardPart,
  words: FileWords,
  picture: string | null,
): Content {
  const title = model
    ? `${number}. ${nfc(model.title)}`
    : words.chartNumber.replace('{number}', String(number))
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: inner, y2: 0, lineWidth: 0.5, lineColor: rule }],
        margin: [0, 0, 0, 6],
      },
      ...(note ? [toNote(note)] : []),
      { text: title, fontSize: 12.5, bold: true, margin: [0, 0, 0, 1] },
      ...(model ? toShown(model, words, picture) : [{ text: nfc(problem), color: muted }]),
    ],
  }
}

function toNote(note: string): Content {
  return {
    table: { widths: ['*'], body: [[{ text: nfc(note), fontSize: 10 }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line: number) => (line === 0 ? 2.5 : 0),
      vLineColor: () => '#0B5E63',
      paddingLeft: () => 8,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    margin: [0, 0, 0, 6],
  }
}

function toShown(model: ChartModel, words: FileWords, picture: string | null): Content[] {
  const line = model.facts.filter(({ key, value }) => lineKeys.includes(key) && value !== '')
  const demonstration = model.demonstration ? [model.demonstrationLabel] : []
  const source = [
    ...line.map(({ label, value }) => `${label}: ${value}`),
    ...demonstration,
    factOf(model, 'reference'),
  ]
  return [
    { text: nfc(model.subtitle), color: muted, fontSize: 9 },
    { text: nfc(model.reading), fontSize: 10, margin: [0, 3, 0, 4] },
    picture ? toScaled(picture) : { text: words.notDrawn, color: muted, margin: [0, 4, 0, 4] },
    { text: nfc(source.join(' · ')), color: muted, fontSize: 7.5, margin: [0, 4, 0, 0] },
  ]
}

function toScaled(picture: string): Content {
  const { width, height } = sizeOf(picture)
  return toPicture(picture, height > width * tallFrom ? tallHeight : usualHeight)
}

/** Everything else that is known of a chart: definition, boundaries, filters, address. */
function toPartFacts({ number, model, address, problem }: BoardPart, words: FileWords): Content {
  const title = model
    ? `${number}. ${nfc(model.title)}`
    : words.chartNumber.replace('{number}', String(number))
  const facts: [string, string][] = model
    ? listFacts({ ...model, facts: ownFacts(model) }, words).slice(3)
    : [
        [words.query, address],
        [words.notShown, problem],
      ]
  return {
    unbreakable: true,
    stack: [
      { text: title, bold: true, fontSize: 9.5, margin: [0, 8, 0, 2] },
      ...facts.map(([label, value]) => factLine(label, value)),
    ],
  }
}

/** The head of a page is one line. */
function shorten(text: string): string {
  return text.length <= longestHead ? text : `${text.slice(0, longestHead - 1).trimEnd()}…`
}
