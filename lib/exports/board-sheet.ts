import { type BoardModel, type BoardPart, noticeOf, ownFacts } from './board-model'
import { factOf, listFacts, toChartSheet } from './chart-sheet'
import type { FileWords } from './file-words'
import type { Book, FactRow, SheetPicture, TableSheet } from './sheet'

/** A board as a workbook: first what is known of it and of each chart, then a sheet for each with its picture below. */
export function toBoardBook(
  board: BoardModel,
  words: FileWords,
  pictures: ReadonlyMap<number, SheetPicture>,
): Book {
  const rows: FactRow[] = [
    [words.board, board.title],
    ...(board.note === '' ? [] : [[words.note, board.note] satisfies FactRow]),
    [words.boardQuery, board.href],
    ...board.facts.map(({ label, value }): FactRow => [label, value]),
  ]
  const [first] = board.charts.flatMap(({ model }) => model ?? [])
  return {
    language: board.language,
    title: board.title,
    notice: noticeOf(board),
    properties: {
      subject: board.note,
      author: first ? factOf(first, 'who') : '',
      keywords: [board.reference, ...board.charts.flatMap(({ model }) => model?.code ?? [])],
      madeAt: first ? factOf(first, 'time') : '',
    },
    described: [...rows, ...board.charts.flatMap((part) => listPartFacts(part, words))],
    sheets: [
      {
        kind: 'facts',
        name: words.sheetFacts,
        rows: [...rows, ...board.charts.flatMap((part) => listPartFacts(part, words))],
      },
      ...board.charts.flatMap((part) => toTableSheet(part, words, pictures.get(part.number) ?? null)),
    ],
  }
}

/** A heading with the chart's number, then what is said of it. */
function listPartFacts({ number, note, address, model, problem }: BoardPart, words: FileWords): FactRow[] {
  const said: FactRow[] = note === '' ? [] : [[words.note, note]]
  if (!model) {
    const title = words.chartNumber.replace('{number}', String(number))
    return [[title, ''], ...said, [words.query, address], [words.notShown, problem]]
  }
  const [, ...facts] = listFacts({ ...model, facts: ownFacts(model) }, words)
  return [[`${number}. ${model.title}`, ''], ...said, ...facts.filter(([, value]) => value !== '')]
}

/** Excel allows 31 letters, and some signs in none of them. */
function toTableSheet(
  { number, model }: BoardPart,
  words: FileWords,
  picture: SheetPicture | null,
): TableSheet[] {
  if (!model) return []
  const { columns, rows, title, subtitle, notice } = toChartSheet(model, words, null)
  const name = `${number} ${model.code.replace(/[\\/?*[\]:']/g, '-')}`.slice(0, 31)
  return [{ kind: 'table', name, title: `${number}. ${title}`, subtitle, notice, columns, rows, picture }]
}
