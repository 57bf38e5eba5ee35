import { expect, test } from 'vitest'
import { listChanges } from './changes'
import type { FormDefinition } from './form'

const form = {
  sections: [
    {
      items: [
        { code: 'B', columns: ['', 'sex=female'] },
        { code: 'A', columns: [''] },
      ],
    },
  ],
} as unknown as FormDefinition
const figure = (
  dataElement: string,
  value: string | null,
  more: { breakdown?: string; missing?: string; comment?: string } = {},
) => ({ dataElement, breakdown: '', missing: null, comment: null, value, ...more })

test.each([
  ['another number', figure('A', '1'), figure('A', '2'), ['A|']],
  ['the same number', figure('A', '1'), figure('A', '1'), []],
  ['a number instead of a reason', figure('A', null, { missing: 'not-available' }), figure('A', '0'), ['A|']],
  ['another comment', figure('A', '1'), figure('A', '1', { comment: 'x' }), ['A|']],
  ['a blank cell where nothing stood', undefined, figure('A', null), []],
  ['an emptied cell', figure('A', '1'), figure('A', null), ['A|']],
  ['a cell that the form doesn’t have', figure('C', '1'), figure('C', '2'), []],
])('%s', (_name, before, after, changed) => {
  const found = listChanges(form, before ? [before] : [], after ? [after] : [])
  expect(found.map(({ cell }) => cell)).toEqual(changed)
})

test('changes follow the form, with what stood and what stands', () => {
  const female = { breakdown: 'sex=female' }
  const before = [figure('A', '1'), figure('B', '5', female)]
  expect(listChanges(form, before, [figure('A', '2')])).toEqual([
    { cell: 'B|sex=female', from: { value: '5', missing: null, comment: null }, to: null },
    {
      cell: 'A|',
      from: { value: '1', missing: null, comment: null },
      to: { value: '2', missing: null, comment: null },
    },
  ])
})
