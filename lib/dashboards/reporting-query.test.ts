import { expect, test } from 'vitest'
import { parseReportingQuery, toReportingWords } from './reporting-query'

const parse = (words: string) => parseReportingQuery(new URLSearchParams(words), '2026-11-22')

test.each([
  ['', { form: null, orgUnit: null, from: 2025, to: 2026 }],
  ['form=&orgUnit=&from=&to=', { form: null, orgUnit: null, from: 2025, to: 2026 }],
  [
    'form=D8-Q&orgUnit=P08-2025&from=2023&to=2024',
    { form: 'D8-Q', orgUnit: 'P08-2025', from: 2023, to: 2024 },
  ],
  ['to=2024', { form: null, orgUnit: null, from: 2023, to: 2024 }],
  ['from=2024', { form: null, orgUnit: null, from: 2024, to: 2026 }],
  ['orgUnit=code:071@2023-12-27', { form: null, orgUnit: 'code:071@2023-12-27', from: 2025, to: 2026 }],
])('“%s”', (words, query) => {
  expect(parse(words)).toEqual({ ok: true, value: query })
})

test.each([
  ['from=2026&to=2024', 'from'],
  ['from=2001&to=2026', 'from'],
  ['from=abc', 'from'],
  ['to=2026Q3', 'to'],
  ['form=a b', 'form'],
  ['orgUnit=P08,P19', 'orgUnit'],
])('“%s” is refused at %s', (words, field) => {
  expect(parse(words)).toMatchObject({ ok: false, error: { code: 'bad-query', field } })
})

test('the words of an address say the query again', () => {
  const query = { form: 'D8-Q', orgUnit: 'D071', from: 2024, to: 2026 }
  expect(parse(toReportingWords(query).toString())).toEqual({ ok: true, value: query })
})
