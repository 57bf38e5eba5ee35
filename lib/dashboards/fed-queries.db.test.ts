import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import { listChartOptions } from './chart-options'
import { isFed } from './fed-queries'
import { parseAnalyticsQuery, parseChartQuery } from './filters'
import { getChart } from './get-chart'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-11-22'
let catalogue: Catalogue
let viewer: Viewer

beforeAll(async () => {
  catalogue = await getCatalogue()
  viewer = await createPerson('viewer', 'VN')
})

function queryOf(code: string, words = '') {
  const query = parseChartQuery(code, new URLSearchParams(words))
  if (!query.ok) throw new Error(query.error.field)
  return query.value
}

async function addValue(element: string, stage: 'draft' | 'approved') {
  const [{ id: dataElementId }, { id: breakdownId }] = await Promise.all([
    db.dataElement.findUniqueOrThrow({ where: { code: element } }),
    db.breakdown.findUniqueOrThrow({ where: { key: '' } }),
  ])
  const key = {
    dataElementId,
    breakdownId,
    orgUnitId: 'VN',
    calendar: 'statistical' as const,
    period: '2024',
  }
  await db.dataValue.create({ data: { ...key, stage, value: 7, origin: 'imported' } })
}

describe('whether figures of ours can stand behind a code', () => {
  test.each([
    ['D8-3.1d', true],
    ['D8-F.3', true],
    ['REP-4', false],
    ['BL-1', false],
    ['REP-4.n', true],
    ['nothing', true],
  ])('%s: %s', async (code, fed) => {
    expect(await isFed(catalogue, code)).toBe(fed)
  })

  test('a draft is none, an imported figure is one', async () => {
    await addValue('REP-9.n', 'draft')
    expect(await isFed(catalogue, 'REP-9')).toBe(false)
    await addValue('REP-9.d', 'approved')
    expect(await isFed(catalogue, 'REP-9')).toBe(true)
  })

  test('a chart of published figures becomes one of ours when the first of ours comes', async () => {
    const read = async () => {
      const chart = await getChart(viewer, queryOf('REP-2', 'orgUnit=VN'), today)
      return chart.ok && chart.value.publishedOnly
    }
    expect(await read()).toBe(true)
    await addValue('REP-2.n', 'approved')
    await db.dataVersion.updateMany({ data: { version: { increment: 1 } } })
    expect(await read()).toBe(false)
  })
})

test('a label has no chart and no answer', async () => {
  expect(await getChart(viewer, queryOf('DA-938'), today)).toEqual({
    ok: false,
    error: { code: 'not-found', field: 'code' },
  })
  const words = new URLSearchParams('indicator=DA-938&orgUnit=VN&period=2024')
  const query = parseAnalyticsQuery(words)
  if (!query.ok) throw new Error(query.error.field)
  expect(await analyse(viewer, query.value, today)).toEqual({
    ok: false,
    error: { code: 'not-found', field: 'indicator' },
  })
})

test.each([
  ['D8-3.1d', '', ['sex', 'ethnicity']],
  ['D8-1.1', '', []],
  ['D8-1.1', 'breakdown=age', ['age']],
  ['REP-4', '', []],
])('a chart of %s?%s offers the splits it has: %j', async (code, words, offered) => {
  const known = { viewer, catalogue, tree: await getOrgUnitTree(), today }
  const options = listChartOptions(known, queryOf(code, words), null)
  expect(options.breakdowns.map((one) => one.code)).toEqual(offered)
})
