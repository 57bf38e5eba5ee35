import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract } from './extract'
import type { Extraction, Read, ReadActivity } from './model'
import { firstSamples } from './samples/first'
import { sampleKnowledge } from './samples/knowledge'
import { numberWords } from './samples/number-words'
import { secondSamples } from './samples/second'
import { readFields, toJson } from './to-json'

const knowledge = sampleKnowledge()
const texts = [...firstSamples, ...secondSamples].map(({ text }) => text)
const someText = fc.constantFrom(...texts)

/** The same text as another program would have written it. */
const rewritings: Record<string, (text: string, at: number) => string> = {
  decomposed: (text) => text.normalize('NFD'),
  'hard spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'several spaces': (text, at) => text.replaceAll(' ', at % 2 ? '  ' : ' \u2009'),
  'zero-width signs': (text, at) => `\ufeff${text.slice(0, at)}\u200b${text.slice(at)}`,
  'other line ends': (text) => text.replaceAll('\n', '\r\n'),
  'spaces around lines': (text) => text.replaceAll('\n', ' \n\t '),
}

describe('a reading does not depend on how the text was typed', () => {
  test.each(Object.keys(rewritings))('%s', (name) => {
    fc.assert(
      fc.property(someText, fc.nat(400), (text, at) => {
        const rewritten = rewritings[name]?.(text, Math.min(at, text.length)) ?? ''
        expect(extract(rewritten, knowledge)).toEqual(extract(text, knowledge))
      }),
      { numRuns: 40 },
    )
  })

  test('both places of the tone mark, and dashes of any length', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const modern = text
          .replaceAll(/óa(?!\p{L})/gu, 'oá')
          .replaceAll(/òa(?!\p{L})/gu, 'oà')
          .replaceAll(/ỏa(?!\p{L})/gu, 'oả')
          .replaceAll(/(?<!\p{L})ủy(?!\p{L})/gu, 'uỷ')
        const [one, other] = [toJson(extract(text, knowledge)), toJson(extract(modern, knowledge))]
        const values = ({ activities, figures }: typeof one) => [
          activities.map(({ type, programme, dateFrom, dateTo, orgUnit, participants, sessions }) => [
            type,
            programme,
            dateFrom,
            dateTo,
            orgUnit?.id,
            participants,
            sessions,
          ]),
          figures.map(({ indicator, value, comparator }) => [indicator, value, comparator]),
        ]
        expect(values(other)).toEqual(values(one))
      }),
      { numRuns: 40 },
    )
  })

  test('twice the same text gives the same reading', () => {
    for (const text of texts) expect(extract(text, knowledge)).toEqual(extract(text, knowledge))
  })
})

const inText = ({ text }: Extraction, { start, end }: { start: number; end: number }) =>
  text.slice(start, end)

/** Every number a stretch may be read as. */
function numbersIn(words: string): number[] {
  const digits = [...words.matchAll(/\d[\d.,]*/g)].map(([each]) => each.replace(/[.,]$/, ''))
  const readings = digits.flatMap((each) => [
    Number(each.replaceAll('.', '').replace(',', '.')),
    Number(each.replace(',', '.')),
  ])
  return [
    ...readings,
    ...numberWords.flatMap(([written, value]) => (words.toLowerCase().includes(written) ? [value] : [])),
  ]
}

describe('what was read stands where it is shown', () => {
  test('the words of a count or figure hold its number', () => {
    for (const text of texts) {
      const reading = extract(text, knowledge)
      for (const { value, high, evidence, precision, indicator } of reading.figures) {
        // Said without a digit: one model by its name, "phải có cán bộ nữ".
        if (precision === 'read-as-one' || indicator === 'REP-2') continue
        const numbers = numbersIn(inText(reading, evidence))
        expect(numbers, inText(reading, evidence)).toContain(value)
        if (high !== undefined) expect(numbers).toContain(high)
      }
      for (const { total, women, ethnicMinority, sessions } of reading.activities) {
        for (const field of [total, women, ethnicMinority, sessions]) {
          if (field)
            expect(numbersIn(inText(reading, field.evidence)), inText(reading, field.evidence)).toContain(
              field.value,
            )
        }
      }
    }
  })

  test('every range lies in the text and inside the sentence shown for it; confidence is between 0 and 1', () => {
    for (const text of texts) {
      const reading = extract(text, knowledge)
      for (const activity of reading.activities) {
        for (const name of Object.keys(readFields)) {
          const field = activity[name as keyof ReadActivity] as Read<unknown> | undefined
          if (!field) continue
          expect(field.evidence.start).toBeGreaterThanOrEqual(0)
          expect(field.evidence.end).toBeGreaterThan(field.evidence.start)
          expect(field.evidence.end).toBeLessThanOrEqual(reading.text.length)
          expect(field.confidence).toBeGreaterThan(0)
          expect(field.confidence).toBeLessThanOrEqual(1)
        }
        for (const field of [activity.venue, activity.organiser]) {
          if (field) expect(inText(reading, field.evidence)).toBe(field.value)
        }
      }
      for (const { evidence, sentence } of reading.figures) {
        expect(evidence.start).toBeGreaterThanOrEqual(sentence.start)
        expect(evidence.end).toBeLessThanOrEqual(sentence.end)
      }
    }
  })

  test('a field is read or named absent, never both', () => {
    for (const text of texts) {
      const { activities, absent } = toJson(extract(text, knowledge))
      const known = Object.keys(activities[0]?.sources ?? {})
      expect(absent.filter((field) => known.includes(field))).toEqual([])
    }
  })
})

describe('any text is answered', () => {
  test('nonsense gives no activity or a whole reading, never an error', () => {
    const words = fc.constantFrom(
      ...[
        'tổ chức',
        'Hội LHPN',
        'huyện',
        'Ba Bể',
        'ngày',
        '27/12',
        '31/02/2023',
        'tập huấn',
        '1.234',
        '%',
        '“',
        ',',
        '.',
        '\n',
        'năm',
        'trong đó',
        'nữ',
        '(',
        '-',
        'đại biểu',
        'tại',
        'xã',
        'từ',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            { weight: 8, arbitrary: words },
            { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
          ),
          { maxLength: 60 },
        ),
        (parts) => {
          const reading = extract(parts.join(' '), knowledge)
          expect(reading.absent.length).toBeLessThanOrEqual(13)
          toJson(reading)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a megabyte of announcements, and long runs of digits, names or one endless line, are read to their end', () => {
    const repeat = (piece: string, bytes: number) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))
    expect(
      extract(repeat(`${texts.join('\n')}\n`, 1024 * 1024), knowledge).activities.length,
    ).toBeGreaterThan(1)
    const pieces = [
      '27/12/2023 ',
      '1.234 người, ',
      'Ba Bể, ',
      'tổ chức tập huấn ',
      '(',
      '"',
      'huyện ',
      'năm trăm ',
      '1 ',
      'a',
    ]
    for (const piece of pieces) expect(extract(repeat(piece, 128 * 1024), knowledge).figures).toEqual([])
  }, 60_000)
})
