import { parse } from 'csv-parse'
import { csvColumns, isYes, type RawDataValue, toText } from './data-value'
import { SourceError } from './source'

/** Shorter words that DHIS2's documentation uses for two of them. */
const otherWords: Record<string, string> = {
  catoptcombo: 'categoryoptioncombo',
  attroptcombo: 'attributeoptioncombo',
}

const longestRecord = 1024 * 1024
const batchSize = 1000

/**
 * Reads DHIS2's CSV: columns by the words of the header row in any case and order, or, without such a row, by place.
 * The separator is the one of the first line: comma, semicolon or tab.
 */
export async function* readCsvValues(text: AsyncIterable<string>): AsyncGenerator<RawDataValue[]> {
  const { head, all } = await withHead(text)
  if (head.trim() === '') throw new SourceError('empty-file')
  const parser = parse({
    bom: true,
    delimiter: separatorOf(head),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  })
  const feeding = feed(all, parser)
  let places: Map<string, number> | undefined
  let batch: RawDataValue[] = []
  let line = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      line += 1
      if (!places) {
        const header = columnsOf(record)
        places = header ?? new Map(csvColumns.map((column, place) => [column, place]))
        if (header) continue
      }
      batch.push(toRaw(record, places, line))
      if (batch.length < batchSize) continue
      yield batch
      batch = []
    }
    await feeding
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError('not-csv', error instanceof Error ? error.message : '')
  }
  if (batch.length > 0) yield batch
}

/** The places of the columns by name, or null when the row is no header. */
export function columnsOf(row: readonly string[]): Map<string, number> | null {
  const places = new Map<string, number>()
  for (const [place, cell] of row.entries()) {
    const word = cell.toLowerCase().replace(/[^a-z]/g, '')
    places.set(otherWords[word] ?? word, place)
  }
  return places.has('dataelement') && places.has('value') ? places : null
}

export function separatorOf(head: string): string {
  const first = head.split('\n', 1)[0] ?? ''
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }))
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

/** The first line and a little more, and the whole text again. */
async function withHead(text: AsyncIterable<string>) {
  const pieces = text[Symbol.asyncIterator]()
  let head = ''
  while (!head.includes('\n') && head.length < longestRecord) {
    const next = await pieces.next()
    if (next.done) break
    head += next.value
  }
  async function* all(): AsyncGenerator<string> {
    yield head
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  return { head, all: all() }
}

/** Gives the parser as much as it takes; a failure of the text becomes one of the parser. */
async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return
      if (!parser.write(piece)) await drained(parser)
    }
    parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off('drain', done)
      parser.off('close', done)
      resolve()
    }
    parser.once('drain', done)
    parser.once('close', done)
  })
}

function toRaw(row: readonly string[], places: ReadonlyMap<string, number>, line: number): RawDataValue {
  const cell = (column: string) => {
    const place = places.get(column)
    return place === undefined ? null : toText(row[place])
  }
  return {
    line,
    dataElement: cell('dataelement'),
    period: cell('period'),
    orgUnit: cell('orgunit'),
    categoryOptionCombo: cell('categoryoptioncombo'),
    attributeOptionCombo: cell('attributeoptioncombo'),
    value: cell('value'),
    comment: cell('comment'),
    deleted: isYes(cell('deleted')),
  }
}
