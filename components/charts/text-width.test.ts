import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth, type Weight, wrapText } from './text-width'

const require = createRequire(import.meta.url)
const widthOf: Record<Weight, (character: string) => number> = {
  400: readWidths('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  600: readWidths('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
}

/** Widths in thousandths of the text size, from the font's own tables (OpenType: cmap format 4, hhea, hmtx). */
function readWidths(font: string): (character: string) => number {
  const data = readFileSync(require.resolve(font))
  const table = (tag: string) => {
    for (let at = 12; ; at += 16)
      if (data.toString('latin1', at, at + 4) === tag) return data.readUInt32BE(at + 8)
  }
  const [cmap, hmtx] = [table('cmap'), table('hmtx')]
  const unitsPerEm = data.readUInt16BE(table('head') + 18)
  const lastWidth = data.readUInt16BE(table('hhea') + 34) - 1
  const maps = Array.from(
    { length: data.readUInt16BE(cmap + 2) },
    (_, index) => cmap + data.readUInt32BE(cmap + 8 + index * 8),
  )
  const map = maps.find((at) => data.readUInt16BE(at) === 4)
  if (map === undefined) throw new Error('no cmap of format 4')
  const twice = data.readUInt16BE(map + 6)
  const [ends, starts, deltas, offsets] = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map(
    (at) => map + at,
  ) as [number, number, number, number]
  const glyphOf = (code: number) => {
    for (let segment = 0; segment < twice; segment += 2) {
      if (data.readUInt16BE(ends + segment) < code) continue
      const start = data.readUInt16BE(starts + segment)
      if (start > code) return 0
      const offset = data.readUInt16BE(offsets + segment)
      const delta = data.readUInt16BE(deltas + segment)
      const glyph = offset === 0 ? code : data.readUInt16BE(offsets + segment + offset + 2 * (code - start))
      return (glyph + delta) & 0xffff
    }
    return 0
  }
  return (character) => {
    const glyph = glyphOf(character.codePointAt(0) ?? 0)
    if (glyph === 0) throw new Error(`The font lacks ${character}`)
    return (data.readUInt16BE(hmtx + 4 * Math.min(glyph, lastWidth)) * 1000) / unitsPerEm
  }
}

test.each([400, 600] as const)(
  'every letter a Vietnamese text can hold is as wide as in the font (%i)',
  (weight) => {
    const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
    const marked = vowels.flatMap((vowel) =>
      ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((mark) => (vowel + mark).normalize('NFC')),
    )
    const ascii = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
    for (const character of [
      ...marked,
      ...marked.map((one) => one.toUpperCase()),
      ...ascii,
      ...'đĐ–—…≥≤₫‰→',
    ]) {
      const wanted = widthOf[weight](character)
      expect(Math.abs(textWidth(character, 1000, weight) - wanted), character).toBeLessThanOrEqual(3)
    }
  },
)

test('text typed on a Mac (marks apart) is as wide as the same text in one piece', () => {
  const text = 'Tỷ lệ nữ đại biểu HĐND cấp huyện'
  expect(textWidth(text.normalize('NFD'), 14)).toBe(textWidth(text, 14))
})

test('wrapped lines fit and lose no letter', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zA-Zđữợ0-9]{1,30}$/), { maxLength: 30 }), (words) => {
      const lines = wrapText(words.join(' '), 120, 14)
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join('').normalize('NFC'))
      for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(120)
    }),
  )
})
