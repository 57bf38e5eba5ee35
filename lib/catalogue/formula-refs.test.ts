import { expect, test } from 'vitest'
import { toUid } from '@/lib/uid'
import { refsOf, toStoredFormula } from './formula-refs'

const element = (code: string) => toUid('data-element', code)

test.each([
  ['#{D8-F.2}', [{ element: 'D8-F.2', breakdown: '' }]],
  ['#{D8-3.1d:sex=female}', [{ element: 'D8-3.1d', breakdown: 'sex=female' }]],
  [
    '#{ A : sex=female;ethnicity=minority } + #{B.n}',
    [
      { element: 'A', breakdown: 'ethnicity=minority;sex=female' },
      { element: 'B.n', breakdown: '' },
    ],
  ],
  ['1 + C{pi}', []],
  [null, []],
])('the formula %s names its elements and their parts', (formula, refs) => {
  expect(refsOf(formula)).toEqual(refs)
})

test('codes become uids, all else stays as it was written', () => {
  expect(toStoredFormula('(#{D8-F.2}.periodOffset(-1) - 2) * C{abc}')).toBe(
    `(#{${element('D8-F.2')}}.periodOffset(-1) - 2) * C{abc}`,
  )
  expect(toStoredFormula('#{D8-3.1d:sex=female;ethnicity=minority}')).toBe(
    `#{${element('D8-3.1d')}.${toUid('breakdown', 'ethnicity=minority;sex=female')}}`,
  )
  expect(toStoredFormula(null)).toBeNull()
})
