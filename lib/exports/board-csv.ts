import { type BoardModel, type BoardPart, noticeOf, ownFacts } from './board-model'
import { type Cell, figureColumns, listFigures, listHead, number, text, writeRemark, writeRow } from './csv'

/**
 * All figures of a board in one long table, in the shape of every file of ours. `chart` counts as on the board, and
 * `key` holds what `axis` says: periods or areas. What is said of one chart stands in lines `# chart 2 source: …`.
 */
export function toBoardCsv(board: BoardModel): string {
  const notice = noticeOf(board)
  const head: [string, string][] = [
    ['title', board.title],
    ...(board.note === '' ? [] : [['note', board.note] satisfies [string, string]]),
    ['query', board.href],
    ['charts', String(board.charts.length)],
    ...board.facts.map(({ key, value }): [string, string] => [key.replaceAll('-', ' '), value]),
    ...(notice === '' ? [] : [['demonstration', notice] satisfies [string, string]]),
    ...board.charts.flatMap((part) =>
      listChartHead(part).map(([key, value]): [string, string] => [`chart ${part.number} ${key}`, value]),
    ),
  ]
  const names = ['chart', 'title', 'axis', ...figureColumns]
  const lines = [
    ...head.map(([key, value]) => writeRemark(key, value)),
    writeRow(names.map(text)),
    ...board.charts.flatMap(listRows).map(writeRow),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function listChartHead({ model, note, address, problem }: BoardPart): [string, string][] {
  const said = note === '' ? [] : [['note', note] satisfies [string, string]]
  if (!model) return [...said, ['query', address], ['problem', problem]]
  const known = { ...model, facts: ownFacts(model) }
  return [...said, ...listHead(known).filter(([, value]) => value !== '')]
}

function listRows({ model, number: place }: BoardPart): Cell[][] {
  if (!model) return []
  return listFigures(model).map((cells) => [number(place), text(model.title), text(model.axis), ...cells])
}
