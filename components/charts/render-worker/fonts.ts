import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { subsetFont, toWoff } from './font-subset'

const require = createRequire(import.meta.url)

/** resvg reads TTF only: with woff2 it draws a picture without any text. */
export const ttfFiles = [
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
]
const weights = [400, 600] as const
const fonts = new Map<number, Uint8Array>()

/** The letters that an SVG shows, inside it as two small fonts: its text stays text and looks right anywhere. */
export function fontStyle(svg: string): string {
  const letters: Record<(typeof weights)[number], string> = { 400: '', 600: '' }
  for (const [, attributes = '', content = ''] of svg.matchAll(/<text([^>]*)>(.*?)<\/text>/gs)) {
    const weight = /font-weight="[67]00"/.test(attributes) ? 600 : 400
    letters[weight] += readText(content)
  }
  const faces = weights.map((weight, index) => {
    if (letters[weight] === '') return ''
    const ttf = fonts.get(weight) ?? new Uint8Array(readFileSync(ttfFiles[index] ?? ''))
    fonts.set(weight, ttf)
    const data = Buffer.from(toWoff(subsetFont(ttf, letters[weight]))).toString('base64')
    return `@font-face{font-family:'Source Sans 3';font-weight:${weight};src:url(data:font/woff;base64,${data}) format('woff')}`
  })
  return `<style>${faces.join('')}</style>`
}

function readText(content: string): string {
  return content
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
