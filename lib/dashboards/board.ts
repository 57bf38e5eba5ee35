/** A board as its owner wrote it: charts by their addresses, in order, each with what is said about it. */
export type Board = {
  id: string
  title: string
  note: string | null
  shared: boolean
  version: number
  updatedAt: Date
  owner: { id: string; name: string }
  items: BoardItem[]
  /** True for its owner. */
  mayChange: boolean
}

export type BoardItem = { id: string; chart: string; note: string | null }

export type BoardProblem = {
  field: 'title' | 'note' | 'chart'
  code: 'required' | 'too-long' | 'not-a-chart' | 'too-many'
}

export const longestTitle = 150
export const longestNote = 2000
/** More than these nobody reads in a meeting, and each is drawn anew for each reader. */
export const mostItems = 24

/** What is wrong with a board's own words; empty when they can be kept. */
export function checkBoard({ title, note }: { title: string; note: string | null }): BoardProblem[] {
  const found: BoardProblem[] = []
  if (title === '') found.push({ field: 'title', code: 'required' })
  if (title.length > longestTitle) found.push({ field: 'title', code: 'too-long' })
  if ((note ?? '').length > longestNote) found.push({ field: 'note', code: 'too-long' })
  return found
}

/** The code and query of a chart's address as our pages write it; null when it isn't one. */
export function parseChartAddress(address: string): { code: string; words: URLSearchParams } | null {
  const [, code, query] = /^\/charts\/([\w.%-]{1,120})(?:\?([^#]{0,2000}))?$/.exec(address) ?? []
  if (!code) return null
  try {
    return { code: decodeURIComponent(code), words: new URLSearchParams(query ?? '') }
  } catch {
    return null
  }
}

export type Move = 'up' | 'down' | 'first' | 'last'

/** The list with one of it moved; as it is when the id isn't in it or is there already. */
export function moveItem<Item extends { id: string }>(
  items: readonly Item[],
  id: string,
  move: Move,
): Item[] {
  const from = items.findIndex((item) => item.id === id)
  const moved = items[from]
  if (!moved) return [...items]
  const rest = items.filter((item) => item !== moved)
  const to = { up: Math.max(0, from - 1), down: from + 1, first: 0, last: rest.length }[move]
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}
