import { expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import { parseAnalyticsQuery, parseChartQuery } from './filters'
import { getChart } from './get-chart'
import { getReporting } from './get-reporting'
import type { ReportingQuery } from './reporting-query'

useTestDatabase({ seed: 'demo' })

const today = '2026-11-22'
const query = (change: Partial<ReportingQuery> = {}): ReportingQuery => ({
  form: 'D8-Q',
  orgUnit: null,
  from: 2025,
  to: 2026,
  ...change,
})
const read = async (...asked: Parameters<typeof getReporting>) => {
  const result = await getReporting(...asked)
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.field}`)
  return result.value
}

test('districts owe until the reform and communes after it, each in its own province of the time', async () => {
  const reviewer = await createPerson('reviewer', 'P08-2025')
  const model = await read(reviewer, query({ orgUnit: 'P08-2025' }), today)
  expect(model.periods.map(({ code }) => code)).toEqual([
    '2025Q1',
    '2025Q2',
    '2025Q3',
    '2025Q4',
    '2026Q1',
    '2026Q2',
    '2026Q3',
    '2026Q4',
  ])
  // Seven districts over two quarters, four communes over the five that are due and the one that isn't.
  expect(model.heat.all).toMatchObject({ expected: 7 * 2 + 4 * 5, ahead: 4 })
  expect(model.heat.columns.map(({ expected }) => expected)).toEqual([7, 7, 4, 4, 4, 4, 4, 0])
  expect(model.heat.groups.map(({ id, rows }) => [id, rows.length])).toEqual([
    ['P08-2008', 7],
    ['P08-2025', 4],
  ])
  expect(model.grouped).toBe(false)
})

test('what was sent back waits to be sent again, and is to be reminded of', async () => {
  const reviewer = await createPerson('reviewer', 'P08-2025')
  const model = await read(reviewer, query(), today)
  const lamBinh = model.duties.find(({ unitId, period }) => unitId === 'C02266-2025' && period === '2026Q3')
  expect(lamBinh).toMatchObject({ state: 'returned', received: false })
  expect(model.reminders).toContainEqual(lamBinh)
  expect(model.reminders.every(({ received }) => !received)).toBe(true)
})

test('all forms are counted over the same area; the yearly one isn’t due yet, the one of a term only where it is owed', async () => {
  const here = await createPerson('officer', 'P08-2025')
  const there = await createPerson('officer', 'P19-2025')
  const forms = (await read(here, query(), today)).forms
  expect(forms.map(({ code }) => code).sort()).toEqual(['D8-N', 'D8-Q', 'VST-6T'])
  expect(forms.find(({ code }) => code === 'D8-N')?.counts).toMatchObject({ expected: 0, ahead: 4 })
  const term = await read(there, query({ form: 'APH-NK', from: 2026 }), today)
  expect(term.duties.map(({ unitId, period, dueDate }) => [unitId, period, dueDate])).toEqual([
    ['P19-2025', 'T2026-2031', '2026-12-31'],
  ])
})

test('a member of the national committee sees provinces first; each leads to its own units', async () => {
  const member = await createPerson('viewer', 'VN')
  const country = await read(member, query(), today)
  expect(country.grouped).toBe(true)
  expect(country.units['C02266-2025']).toEqual({ name: 'Xã Lâm Bình', opens: null })
  const province = await read(member, query({ orgUnit: 'P19-2025' }), today)
  expect(province.grouped).toBe(false)
  const sum = country.heat.totals.map(({ counts }) => counts.received).reduce((all, one) => all + one, 0)
  expect(sum).toBe(country.heat.all.received)
})

test.each([
  ['another province, though its total may be read', { orgUnit: 'P19-2025' }, 'orgUnit'],
  ['the country, of which only a part is theirs', { orgUnit: 'VN' }, 'orgUnit'],
  ['an unknown unit', { orgUnit: 'nowhere' }, 'orgUnit'],
  ['an unknown form', { form: 'NOPE' }, 'form'],
])('%s is not found', async (_, change, field) => {
  const viewer = await createPerson('viewer', 'P08-2025')
  expect(await getReporting(viewer, query(change), today)).toEqual({
    ok: false,
    error: { code: 'not-found', field },
  })
})

test('an officer of one district is told of nobody else', async () => {
  const officer = await createPerson('officer', 'D071')
  const model = await read(officer, query({ from: 2024, to: 2025 }), today)
  expect(new Set(model.duties.map(({ unitId }) => unitId))).toEqual(new Set(['D071']))
  expect(model.units.D071?.opens).toBe('entry')
})

test.each(['2025Q2', '2026Q2', '2026Q3'])(
  'the indicators of %s give the rates of the page, and the page their parts',
  async (period) => {
    const reviewer = await createPerson('reviewer', 'P08-2025')
    const model = await read(reviewer, query(), today)
    const column = model.heat.columns[model.periods.findIndex(({ code }) => code === period)]
    const words = new URLSearchParams({
      indicator: 'D8-BC.1,D8-BC.2',
      orgUnit: 'P08-2025',
      period,
      geography: 'current',
    })
    const asked = parseAnalyticsQuery(words, today)
    if (!asked.ok) throw new Error(asked.error.field)
    const answer = await analyse(reviewer, asked.value, today)
    if (!answer.ok) throw new Error(answer.error.field)
    expect(
      answer.value.rows.map(({ item, numerator, denominator }) => [item, numerator, denominator]),
    ).toEqual([
      ['D8-BC.1', column?.received, column?.expected],
      ['D8-BC.2', column?.onTime, column?.expected],
    ])
  },
)

test('a rate has a chart of its own', async () => {
  const member = await createPerson('viewer', 'VN')
  const asked = parseChartQuery('D8-BC.1', new URLSearchParams('orgUnit=P08-2025'), today)
  if (!asked.ok) throw new Error(asked.error.field)
  const chart = await getChart(member, asked.value, today)
  if (!chart.ok) throw new Error(chart.error.field)
  expect(chart.value.publishedOnly).toBe(false)
  expect(chart.value.series[0]?.points.at(-1)).toMatchObject({ key: '2026Q3', display: '50,0' })
})
