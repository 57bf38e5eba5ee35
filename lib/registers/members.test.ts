import { expect, test } from 'vitest'
import { refuseMembers } from './members'

test.each([
  ['nothing known', {}, null],
  ['a total alone stays not disaggregated', { '': 8 }, null],
  ['a part of the split leaves a rest', { '': 8, 'sex=female': 5 }, null],
  ['women and men may leave a rest', { '': 8, 'sex=female': 5, 'sex=male': 2 }, null],
  ['nobody', { '': 0, 'sex=female': 0 }, null],
  ['a split without total', { 'sex=female': 5 }, 'total-required'],
  ['more women than members', { '': 8, 'sex=female': 9 }, 'more-than-total'],
  ['women and men over the total', { '': 8, 'sex=female': 5, 'sex=male': 4 }, 'split-too-large'],
  [
    'everybody named, one short',
    { '': 8, 'sex=female': 5, 'sex=male': 2, 'sex=not-stated': 0 },
    'split-too-small',
  ],
  ['everybody named', { '': 8, 'sex=female': 5, 'sex=male': 2, 'sex=not-stated': 1 }, null],
  ['sex and ethnicity are two splits, never one', { '': 8, 'sex=female': 8, 'ethnicity=minority': 8 }, null],
  ['less than none', { '': -1 }, 'not-a-number'],
  ['half a person', { '': 1.5 }, 'not-a-number'],
])('%s', (_what, counts, code) => {
  expect(refuseMembers(counts as Record<string, number>)?.code ?? null).toBe(code)
})
