/** A half-open stretch of the cleaned text: what a page highlights. */
export type Span = { start: number; end: number }

export type Sentence = Span & {
  text: string
  /** The same letters for comparing: lower case, one spelling of tone marks, plain hyphens and quotes; equally long. */
  folded: string
  /** 0 for the first line that says something. */
  line: number
}

export type CleanText = {
  /** Composed letters, plain spaces, no control signs. Every span is of this text. */
  text: string
  folded: string
  sentences: readonly Sentence[]
  lines: readonly Sentence[]
}

/** Longer texts are refused before anything reads them. */
export const largestText = 1024 * 1024

/** Control and format signs without a picture; tabs and line ends are spaces. */
const invisible = /(?![\t\n\v\f])[\p{Cc}\p{Cf}]/gu
const spaces = /[ \t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g

/** Text as its reader sees it: however it was composed and spaced, the same letters come out. */
export function cleanText(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim()
}

/** Both places of the tone mark are right (hoà, hòa); compared texts use the older one. */
const tonePlaces: readonly (readonly [RegExp, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
].map(([modern, older]) => [new RegExp(`(?<!q)${modern}(?!\\p{L})`, 'gu'), older ?? ''] as const)

/** For comparing only; letter for letter as long as the text, so that spans fit both. */
export function fold(text: string): string {
  let folded = text.toLowerCase()
  // A few foreign capitals become two letters.
  if (folded.length !== text.length) {
    folded = Array.from({ length: text.length }, (_, at) => {
      const small = text.charAt(at).toLowerCase()
      return small.length === 1 ? small : text.charAt(at)
    }).join('')
  }
  folded = folded
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’‚′`]/g, "'")
  return tonePlaces.reduce((done, [modern, older]) => done.replace(modern, older), folded)
}

/** Lines that list other pages: what follows is about other events. */
const otherPages =
  /^(các )?(tin|bài)( viết| tức)? (đã đưa|cùng chuyên mục|liên quan|khác|mới( nhất| hơn)?|cũ hơn|nổi bật|cùng loại)|^(đọc nhiều( nhất)?|xem thêm|có thể bạn quan tâm|tin xem nhiều)( nhất)?:?$/

/** The text in lines and sentences; lines after "Tin cùng chuyên mục" and the like are left to the reader's eye only. */
export function readText(raw: string): CleanText {
  const text = cleanText(raw)
  const folded = fold(text)
  const lines: Sentence[] = []
  const sentences: Sentence[] = []
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const span = { start: index, end: index + line.length }
    if (lines.length > 0 && otherPages.test(folded.slice(span.start, span.end))) break
    const number = lines.length
    lines.push(cut(text, folded, span, number))
    for (const part of sentencesOf(folded, text, span)) sentences.push(cut(text, folded, part, number))
  }
  return { text, folded, sentences, lines }
}

function cut(text: string, folded: string, { start, end }: Span, line: number): Sentence {
  return { start, end, text: text.slice(start, end), folded: folded.slice(start, end), line }
}

/** Points that end no sentence: titles, short forms of places, initials. */
const shortForm =
  /(?:^|[\s(/.,])(?:tp|tx|tt|h|p|x|q|t|ths|ts|pgs|gs|bs|cn|ks|tr|đ\/c|đc|v\.v|st|no|mr|ms|mrs|dr|[a-zđ])\.$/

function* sentencesOf(folded: string, text: string, line: Span): Generator<Span> {
  let from = line.start
  for (const { index, 0: mark } of text.slice(line.start, line.end).matchAll(/[.!?…]+["”’)]*(?= )/g)) {
    const end = line.start + index + mark.length
    const next = text.charAt(end + 1)
    if (!/[\p{Lu}\d"“‘(\-–+*•]/u.test(next)) continue
    if (mark === '.' && shortForm.test(folded.slice(Math.max(line.start, end - 6), end))) continue
    yield* bounded(folded, { start: from, end })
    from = end + 1
  }
  if (from < line.end) yield* bounded(folded, { start: from, end: line.end })
}

/** No sentence of a person is so long; what has no points is parted at commas, so that reading it stays quick. */
const longestSentence = 2000

function* bounded(folded: string, { start, end }: Span): Generator<Span> {
  let from = start
  while (end - from > longestSentence) {
    const comma = folded.lastIndexOf(', ', from + longestSentence)
    const space = folded.lastIndexOf(' ', from + longestSentence)
    const cutAt = comma > from ? comma + 1 : space > from ? space : from + longestSentence
    yield { start: from, end: cutAt }
    from = folded.charAt(cutAt) === ' ' ? cutAt + 1 : cutAt
  }
  if (from < end) yield { start: from, end }
}

/** The sentence a place of the text stands in. */
export function sentenceAt(sentences: readonly Sentence[], at: number): Sentence | undefined {
  let [low, high] = [0, sentences.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const sentence = sentences[middle]
    if (!sentence) return undefined
    if (at < sentence.start) high = middle - 1
    else if (at >= sentence.end) low = middle + 1
    else return sentence
  }
  return undefined
}

/** Those of a sorted list that lie inside a stretch. */
export function inside<Item extends Span>(items: readonly Item[], within: Span): Item[] {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? 0) < within.start) low = middle + 1
    else high = middle
  }
  const found: Item[] = []
  for (let at = low; at < items.length; at++) {
    const item = items[at]
    if (!item || item.start >= within.end) break
    if (item.end <= within.end) found.push(item)
  }
  return found
}

const globals = new WeakMap<RegExp, RegExp>()

/** The same pattern for going on from where one stopped; made once, since a long text asks for it at every sentence. */
function toGlobal(pattern: RegExp): RegExp {
  if (pattern.global) return pattern
  const known = globals.get(pattern)
  if (known) return known
  const made = new RegExp(pattern.source, `${pattern.flags}g`)
  globals.set(pattern, made)
  return made
}

/** Every match of a pattern in a stretch of the folded text, with its place in the whole text. */
export function* findAll(
  folded: string,
  pattern: RegExp,
  within: Span = { start: 0, end: folded.length },
): Generator<Span & { groups: Record<string, string | undefined>; text: string }> {
  const global = toGlobal(pattern)
  const stretch = folded.slice(within.start, within.end)
  let from = 0
  while (from <= stretch.length) {
    // Set anew each time: whoever takes the matches may use the same pattern meanwhile.
    global.lastIndex = from
    const match = global.exec(stretch)
    if (!match) return
    const [text] = match
    const start = within.start + match.index
    yield { start, end: start + text.length, text, groups: match.groups ?? {} }
    from = match.index + Math.max(1, text.length)
  }
}
