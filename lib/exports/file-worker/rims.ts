import { readFileSync } from 'node:fs'
import { Blob, Face, Font, shape, Buffer as TextBuffer } from 'harfbuzzjs'
import { regularFile, semiboldFile } from './fonts'

type Weight = 'regular' | 'semibold'
const files: Record<Weight, string> = { regular: regularFile, semibold: semiboldFile }
const fonts = new Map<Weight, Font>()

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight)
  if (known) return known
  const bytes = new Uint8Array(readFileSync(files[weight]))
  const font = new Font(new Face(new Blob(bytes.buffer), 0))
  fonts.set(weight, font)
  return font
}

const unitsPerEm = 1000

/**
 * PDF draws the edge of a letter over its body, so the white rim of our texts would eat them. The rim becomes the
 * outline of the letters, drawn first; the text above it stays text.
 */
export function liftRims(svg: string): string {
  return svg.replace(/<text ([^>]*)>(.*?)<\/text>/gs, (whole, attributes: string, content: string) => {
    if (!attributes.includes('paint-order="stroke"')) return whole
    const plain = attributes.replace(/ ?(stroke|stroke-width|stroke-linejoin|paint-order)="[^"]*"/g, '')
    return `${outline(attributes, content)}<text ${plain}>${content}</text>`
  })
}

function outline(attributes: string, content: string): string {
  const read = (name: string, from = attributes) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(from)?.[1]
  const size = Number(read('font-size') ?? 16)
  const font = fontOf(Number(read('font-weight') ?? 400) >= 600 ? 'semibold' : 'regular')
  const scale = size / unitsPerEm
  let y = Number(read('y') ?? 0)
  const rims = listLines(content).map(({ text, own }) => {
    y += Number(read('dy', own) ?? 0)
    const { paths, width } = drawLetters(font, text)
    const anchor = read('text-anchor') ?? 'start'
    const start = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
    const x = Number(read('x', own) ?? read('x') ?? 0) - start * scale
    return `<g transform="translate(${round(x)} ${round(y)}) scale(${scale} ${-scale})">${paths}</g>`
  })
  const colour = read('stroke') ?? '#FFFFFF'
  const edge = round(Number(read('stroke-width') ?? 3) / scale)
  const turn = read('transform')
  const group = `<g fill="none" stroke="${colour}" stroke-width="${edge}" stroke-linejoin="round"`
  return `${group}${turn ? ` transform="${turn}"` : ''}>${rims.join('')}</g>`
}

/** The lines of a text: its `tspan`s with their own attributes, or itself. */
function listLines(content: string): { text: string; own: string }[] {
  const spans = [...content.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)]
  const found = spans.map(([, own = '', text = '']) => ({ text: undoEntities(text), own }))
  return found.length > 0 ? found : [{ text: undoEntities(content), own: '' }]
}

function drawLetters(font: Font, text: string): { paths: string; width: number } {
  const buffer = new TextBuffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shape(font, buffer)
  let width = 0
  const paths = buffer.getGlyphInfosAndPositions().map((glyph) => {
    const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } = glyph
    const letter = font.glyphToPath(codepoint)
    const at = width + xOffset
    width += xAdvance
    return letter === '' ? '' : `<path transform="translate(${at} ${yOffset})" d="${letter}"/>`
  })
  return { paths: paths.join(''), width }
}

function undoEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
