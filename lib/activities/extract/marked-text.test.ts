import { expect, test } from 'vitest'
import { type Mark, markText } from './marked-text'

const text = 'Tiêu đề\n\nSáng 27/12/2023, Hội tổ chức. Có 222 người dự.\nHết'
const mark = (words: string, number: number): Mark => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, number, field: words }
}
const shown = (...marks: Mark[]) =>
  markText(text, marks).map((line) =>
    line
      .map((piece) => {
        const inside = piece.marks.map(({ number }) => number).join('+')
        const words = inside ? `[${inside} ${piece.text}]` : piece.text
        return piece.isSentence ? `{${words}}` : words
      })
      .join(''),
  )

test('a mark stands in its sentence, other sentences and lines stay plain', () => {
  expect(shown(mark('222', 1))).toEqual([
    'Tiêu đề',
    'Sáng 27/12/2023, Hội tổ chức. {Có }{[1 222]}{ người dự.}',
    'Hết',
  ])
})

test('marks that overlap are cut where one begins or ends, and each begins once', () => {
  const marks = [mark('222 người', 1), mark('người dự', 2)]
  expect(shown(...marks)[1]).toBe('Sáng 27/12/2023, Hội tổ chức. {Có }{[1 222 ]}{[1+2 người]}{[2  dự]}{.}')
  const begins = markText(text, marks).flatMap((line) => line.flatMap((piece) => piece.begins))
  expect(begins.map(({ number }) => number)).toEqual([1, 2])
})

test('every letter of the text is shown once, whatever is marked; what lies outside the text marks nothing', () => {
  const marks = [mark('27/12/2023', 1), mark('Hội', 2), { start: 40, end: 9000, number: 3, field: '' }]
  const letters = markText(text, marks).map((line) => line.map((piece) => piece.text).join(''))
  expect(letters).toEqual(text.split(/\n+/))
  expect(markText(text, marks, 3)).toHaveLength(1)
})
