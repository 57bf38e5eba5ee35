/** Attributes that only a live page needs; a file or a still picture is lighter and cleaner without. */
const dropped = new Set(['class', 'tabindex', 'role', 'style', 'cursor', 'orientation', 'radius'])

type SvgNode = {
  nodeType: number
  nodeName: string
  textContent: string | null
  childNodes: ArrayLike<SvgNode>
  attributes?: ArrayLike<{ name: string; value: string }>
}

/**
 * Writes an element of the fake document as XML: everything escaped, in NFC, coordinates to 1/100 px,
 * ids made unique by `prefix` so that several pictures can stand in one page.
 */
export function serialiseSvg(node: SvgNode, prefix: string): string {
  if (node.nodeType === 3) return escapeXml(node.textContent ?? '')
  if (node.nodeType !== 1) return ''
  const children = Array.from(node.childNodes, (child) => serialiseSvg(child, prefix)).join('')
  const name = svgName(node.nodeName)
  const attributes = Array.from(node.attributes ?? [])
    // A link stays out of the way of the Tab key: the table has the same.
    .filter((attribute) => keep(attribute.name) || (name === 'a' && attribute.name === 'tabindex'))
    .map(({ name: key, value }) => ` ${key}="${escapeXml(tidyValue(key, value, prefix))}"`)
    .join('')
  if (children === '' && (name === 'g' || name === 'defs')) return ''
  return children === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${children}</${name}>`
}

function keep(name: string): boolean {
  return (
    !dropped.has(name) &&
    !name.startsWith('on') &&
    !name.startsWith('aria-') &&
    !/^data-(?!state$|category$)/.test(name)
  )
}

const cased: Record<string, string> = { clippath: 'clipPath', lineargradient: 'linearGradient' }

function svgName(name: string): string {
  const lower = name.toLowerCase()
  return cased[lower] ?? lower
}

function tidyValue(name: string, value: string, prefix: string): string {
  if (name === 'id') return `${prefix}${value}`
  if (value.startsWith('url(#')) return `url(#${prefix}${value.slice(5)}`
  return value.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
}

/** Text for XML content and attributes; characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
