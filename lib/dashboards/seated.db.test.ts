import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import type { CompositionInput } from '@/lib/registers/bodies'
import { recordComposition, removeComposition } from '@/lib/registers/bodies-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { getExplanation } from './explain'
import { parseChartQuery } from './filters'
import { getChart } from './get-chart'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-04-30'
let country: Viewer
let committee: Viewer

beforeAll(async () => {
  country = await createPerson('officer', 'VN')
  committee = await createPerson('viewer', 'VN')
})

const council: CompositionInput = {
  ...{ body: 'peoples-council', orgUnitId: 'P06-2008', name: '', term: 'T2021-2026', kind: 'elected' },
  ...{ asOf: '2021-05-23', seats: 50, women: 24, men: null, minorityWomen: null, womenUnder40: null },
  ...{ womenFirstTime: null, staff: null, womenStaff: null, source: '', note: '' },
}

async function record(input: Partial<CompositionInput>): Promise<string> {
  const result = await recordComposition(country, { ...council, ...input }, today)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.id
}

function queryOf(code: string, words: Record<string, string>) {
  const query = parseChartQuery(code, new URLSearchParams(words))
  if (!query.ok) throw new Error('The words of this test are wrong')
  return query.value
}

/** The lines as a reader sees them: `Cấp tỉnh: T2021-2026 48,00`; hollow ones in brackets. */
async function linesOf(code: string, words: Record<string, string>): Promise<string[]> {
  const chart = await getChart(committee, queryOf(code, words), today)
  if (!chart.ok) throw new Error(chart.error.code)
  return chart.value.series.map(
    ({ label, points }) =>
      `${label}: ${points
        .filter(({ value }) => value !== null)
        .map(({ key, display, published }) => `${key} ${published ? `(${display})` : display}`)
        .join(', ')}`,
  )
}

test('before anything is recorded a chart of bodies shows what was published', async () => {
  expect(await linesOf('REP-4', { orgUnit: 'P06-2008' })).toEqual(['Cấp tỉnh: T2021-2026 (50)'])
})

test('a council recorded takes the place of its published share, and of no other', async () => {
  const id = await record({})
  expect(await linesOf('REP-4', { orgUnit: 'P06-2008' })).toEqual(['Cấp tỉnh: T2021-2026 48,00'])
  const chart = await getChart(committee, queryOf('REP-4', { orgUnit: 'P06-2008' }), today)
  expect(chart.ok && chart.value.reading).toBe('Nhiệm kỳ 2021-2026: Cấp tỉnh 48,00 %.')
  // Nothing of theirs was recorded.
  expect(await linesOf('REP-4', { orgUnit: 'P10-2008' })).toEqual([
    'Cấp tỉnh: T2021-2026 (38,18)',
    'Cấp huyện: T2021-2026 (41,95)',
    'Cấp xã: T2021-2026 (37,22)',
  ])
  // One province isn’t the country: its published share stands beside the sum of those recorded.
  const national = await linesOf('REP-4', { orgUnit: 'VN' })
  expect(national[0]).toBe('Cấp tỉnh (mới ghi 1 trên 63 tỉnh): T2021-2026 48,00')
  expect(national.slice(1).join('\n')).toContain('(29)')
  expect((await removeComposition(country, { id, version: 1, reason: 'Hết' }, today)).ok).toBe(true)
  expect(await linesOf('REP-4', { orgUnit: 'P06-2008' })).toEqual(['Cấp tỉnh: T2021-2026 (50)'])
})

test('a term is read on the map it began with, exactly on today’s where provinces went whole', async () => {
  await record({})
  await record({ orgUnitId: 'P19-2008', seats: 70, women: 21 })
  // (24 + 21) ÷ (50 + 70) = 37,5 %.
  const current = { orgUnit: 'P19-2025', geography: 'current' }
  expect(await linesOf('REP-4', current)).toEqual(['Cấp tỉnh: T2021-2026 37,50'])
  const ranking = await getChart(
    committee,
    queryOf('REP-4', { orgUnit: 'VN', kind: 'ranked-bars', period: 'T2021-2026', geography: 'reported' }),
    today,
  )
  const bars = ranking.ok ? (ranking.value.series[0]?.points ?? []) : []
  expect(bars).toHaveLength(63)
  expect(
    bars
      .filter(({ published, value }) => value !== null && !published)
      .map(({ key, display }) => [key, display]),
  ).toEqual([
    ['P06-2008', '48,00'],
    ['P19-2008', '30,00'],
  ])
})

test('the arithmetic leads to the two counts', async () => {
  const query = queryOf('REP-4', { orgUnit: 'P06-2008', period: 'T2021-2026' })
  const explained = await getExplanation(committee, query, '', today)
  expect(explained).toMatchObject({ ok: true, value: { filled: '24 ÷ 50 × 100', result: '48,00 %' } })
})
