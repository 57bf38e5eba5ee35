import { expect, test } from 'vitest'
import { parseAuditFilters, startOfDay, toAuditQuery } from './filters'

test('words that can’t be read ask for everything', () => {
  expect(
    parseAuditFilters({
      action: ['a', 'b'],
      from: '31/12/2023',
      to: '2023-02-30',
      before: '-1',
      after: '1e3',
    }),
  ).toEqual({
    action: '',
    actor: '',
    subject: '',
    from: null,
    to: null,
    before: null,
    after: null,
  })
})

test('filters survive the way through the address, the page is its own', () => {
  const filters = parseAuditFilters({
    action: 'chart.download',
    actor: ' kiem ',
    from: '2026-11-01',
    before: '120',
  })
  expect(filters.before).toBe(120n)
  expect(toAuditQuery(filters)).toBe('/audit?action=chart.download&actor=kiem&from=2026-11-01')
  expect(toAuditQuery(filters, { after: '7' })).toBe(
    '/audit?action=chart.download&actor=kiem&from=2026-11-01&after=7',
  )
  expect(toAuditQuery(parseAuditFilters({}))).toBe('/audit')
})

test('a day begins at midnight in Viet Nam', () => {
  expect(startOfDay('2023-12-27').toISOString()).toBe('2023-12-26T17:00:00.000Z')
  expect(startOfDay('2023-12-31', 1).toISOString()).toBe('2023-12-31T17:00:00.000Z')
})
