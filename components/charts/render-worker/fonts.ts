import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** resvg reads TTF only: with woff2 it draws a picture without any text. */
export const ttfFiles = [
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
]

const vietnamese =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB'

/** The web font inside an SVG file (40 KB), so that its text stays text and looks right anywhere. */
export function fontStyle(): string {
  const face = (subset: string, range: string) => {
    const file = require.resolve(
      `@fontsource-variable/source-sans-3/files/source-sans-3-${subset}-wght-normal.woff2`,
    )
    const data = readFileSync(file).toString('base64')
    return `@font-face{font-family:'Source Sans 3';font-weight:200 900;src:url(data:font/woff2;base64,${data}) format('woff2')${range}}`
  }
  return `<style>${face('latin', '')}${face('vietnamese', `;unicode-range:${vietnamese}`)}</style>`
}
