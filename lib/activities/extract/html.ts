import { decodeHTML } from 'entities'

/** Elements whose content no reader of the page takes for its text. */
const unread = new Set(
  'head script style noscript template iframe object svg math select button nav aside footer audio video canvas'.split(
    ' ',
  ),
)
/** Elements that begin on a line of their own. */
const blocks = new Set(
  'address article blockquote br caption dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr li main ol option p pre section table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
)
const tag =
  /<(?:!--[\s\S]*?(?:-->|$)|!\[CDATA\[[\s\S]*?(?:\]\]>|$)|[!?][^>]*>?|(?<close>\/?)(?<name>[a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>?)/g

/** The text of a page as it is read: nothing is run and nothing is fetched, for the page is only text here. */
export function htmlToText(html: string): string {
  const parts: string[] = []
  let from = 0
  let skipped: { name: string; depth: number } | undefined
  for (const match of html.matchAll(tag)) {
    const { index, 0: whole } = match
    const name = match.groups?.name?.toLowerCase()
    const isClosing = match.groups?.close === '/'
    if (!skipped && index > from) parts.push(decodeHTML(html.slice(from, index).replace(/\s+/g, ' ')))
    from = index + whole.length
    if (!name) continue
    if (skipped) {
      if (name !== skipped.name || whole.endsWith('/>')) continue
      skipped.depth += isClosing ? -1 : isNested(name) ? 1 : 0
      if (skipped.depth === 0) skipped = undefined
      continue
    }
    if (unread.has(name) && !isClosing && !whole.endsWith('/>')) skipped = { name, depth: 1 }
    else if (blocks.has(name)) parts.push('\n')
  }
  if (!skipped) parts.push(decodeHTML(html.slice(from).replace(/\s+/g, ' ')))
  return parts.join('')
}

/** Scripts and styles hold no elements: the first end closes them. */
function isNested(name: string): boolean {
  return name !== 'script' && name !== 'style' && name !== 'head'
}
