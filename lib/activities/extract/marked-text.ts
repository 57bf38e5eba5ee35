import { cleanText, readText, type Span } from './text'

/** A stretch that something was read from; the number a person finds it by. */
export type Mark = Span & { number: number; field: string }

/** A part of a line: plain, or with every mark that covers it; `begins` are those that start here. */
export type Piece = { text: string; marks: Mark[]; begins: Mark[]; isSentence: boolean }

/**
 * The text line by line, cut where marks begin and end, so that overlapping ones need not nest. A sentence that holds a
 * mark is told from the rest. `upTo`: only so much of the text.
 */
export function markText(raw: string, marks: readonly Mark[], upTo = Number.POSITIVE_INFINITY): Piece[][] {
  const text = cleanText(raw).slice(0, upTo)
  const ordered = marks
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((a, b) => a.start - b.start || a.number - b.number)
  const sentences = readText(text).sentences.filter((sentence) =>
    ordered.some((mark) => mark.start < sentence.end && sentence.start < mark.end),
  )
  const cuts = [...new Set([...ordered, ...sentences].flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  )
  const lines: Piece[][] = []
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const bounds = [
      index,
      ...cuts.filter((at) => at > index && at < index + line.length),
      index + line.length,
    ]
    lines.push(
      bounds.slice(1).map((end, at): Piece => {
        const start = bounds[at] ?? end
        const covering = (span: Span) => span.start <= start && end <= span.end
        return {
          text: text.slice(start, end),
          marks: ordered.filter(covering),
          begins: ordered.filter((mark) => mark.start === start),
          isSentence: sentences.some(covering),
        }
      }),
    )
  }
  return lines
}
