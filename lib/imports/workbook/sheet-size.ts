/** What a sheet of the format has; a reader makes whatever number stands in the file. */
const [lastRow, lastColumn] = [1_048_576, 16_384]

/** An element's start up to the next one: no value may hold a `<`. */
const elements = /<(?:\w+:)?(row|col|c|mergeCell)(?=[\s/>])([^<]*)/g
const attributes = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * How many rows and cells a reader would make of a sheet's part, those of merged ranges too. Null where a place lies
 * beyond the last row or column, or isn't written as the programs write it.
 */
export function countCells(part: string): number | null {
  let cells = 0
  for (const [, name = '', words = ''] of part.matchAll(elements)) {
    const size = sizeOf(name, readAttributes(words))
    if (size === null) return null
    cells += size
  }
  return cells
}

function sizeOf(name: string, attribute: ReadonlyMap<string, string>): number | null {
  const isWithin = (key: string, last: number) => {
    const text = attribute.get(key)
    return text === undefined || (/^\d{1,7}$/.test(text) && Number(text) <= last)
  }
  switch (name) {
    case 'row':
      return isWithin('r', lastRow) ? 1 : null
    case 'col':
      return isWithin('min', lastColumn) && isWithin('max', lastColumn) ? 0 : null
    case 'c':
      return attribute.has('r') && !toPlace(attribute.get('r')) ? null : 1
    default:
      return rangeSize(attribute.get('ref'))
  }
}

function rangeSize(range: string | undefined): number | null {
  const [from, to = from] = range?.split(':') ?? []
  const [a, b] = [toPlace(from), toPlace(to)]
  return a && b && (Math.abs(b.column - a.column) + 1) * (Math.abs(b.row - a.row) + 1)
}

function toPlace(address: string | undefined): { column: number; row: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address ?? '') ?? []
  const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
  const row = Number(digits)
  return column >= 1 && column <= lastColumn && row >= 1 && row <= lastRow ? { column, row } : null
}

function readAttributes(words: string): Map<string, string> {
  return new Map(
    [...words.matchAll(attributes)].map(([, name = '', one, other]) => [name, one ?? other ?? '']),
  )
}
