import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth, type Weight, wrapText } from './text-width'

const require = createRequire(import.meta.url)
type Font = {
  unitsPerEm: number
  glyphForCodePoint(code: number): { advanceWidth: number }
}
const fontkit = require('fontkit') as { openSync(file: string): Font }
const fonts: Record<Weight, Font> = {
  400: fontkit.openSync(
    require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  ),
  600: fontkit.openSync(
    require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  ),
}

test.each([400, 600] as const)(
  'every letter a Vietnamese text can hold is as wide as in the font (%i)',
  (weight) => {
    const font = fonts[weight]
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
      const wanted =
        (font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth * 1000) / font.unitsPerEm
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
