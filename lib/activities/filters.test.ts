import { expect, test } from 'vitest'
import { parseActivityFilters, toActivityAddress } from './filters'

const open = {
  programme: '',
  component: '',
  type: '',
  orgUnit: '',
  from: '',
  to: '',
  q: '',
  removed: '',
  view: 'list',
  month: '',
  page: 1,
}

test.each([
  ['days that no calendar has', { from: '2025-13-45', to: '2025-02-30' }],
  ['months that no year has', { month: '2025-13' }],
  ['words said twice', { programme: ['D8', 'VST'], orgUnit: ['VN', 'P08-2025'], view: ['map', 'list'] }],
  ['pages that aren’t there', { page: '-1' }],
  ['more than a name is long', { q: 'x'.repeat(3000), orgUnit: 'x'.repeat(3000) }],
  ['views that aren’t there', { view: '__proto__', removed: 'yes' }],
])('%s are as if they weren’t said', (_what, words) => {
  expect(parseActivityFilters(words)).toEqual(open)
})

test('what is shown survives the way through the address; a change leads back to the first page', () => {
  const words = { orgUnit: 'P08-2025', from: '2025-01-01', q: ' đối thoại ', view: 'calendar', page: '3' }
  const filters = parseActivityFilters(words)
  const back = (address: string) =>
    parseActivityFilters(Object.fromEntries(new URLSearchParams(address.split('?')[1])))
  expect(back(toActivityAddress(filters, { page: filters.page }))).toEqual(filters)
  expect(back(toActivityAddress(filters, { programme: 'D8' }))).toEqual({
    ...filters,
    programme: 'D8',
    page: 1,
  })
})
