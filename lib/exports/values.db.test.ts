import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { listProvenance } from '@/lib/dashboards/provenance'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { writeZip } from './file-worker/zip'
import { toValuesCsv } from './values-csv'
import { verifyValues } from './verify-values-queries'

useTestDatabase({ seed: 'demo' })

const today = '2026-11-22'
let auditor: Viewer
beforeAll(async () => {
  auditor = await createPerson('auditor', 'VN')
})

async function read(code: string, words: string, who = auditor, most?: number) {
  const query = parseChartQuery(code, new URLSearchParams(words))
  if (!query.ok) throw new Error(query.error.code)
  const chart = await getChart(who, query.value, today)
  if (!chart.ok) throw new Error(chart.error.code)
  const provenance = await listProvenance(who, query.value, chart.value, { today, most })
  if (!provenance) throw new Error('no figures')
  return { model: chart.value, provenance }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

test('the figures behind a count add up to it, each with who wrote and who approved it', async () => {
  const { model, provenance } = await read('D8-3.1d', 'orgUnit=P08-2025&period=2023Q4..2024Q2')
  const points = model.series.flatMap((series) => series.points)
  expect(points.map(({ key }) => key)).toEqual(['2023Q4', '2024Q1', '2024Q2'])
  for (const { key, exact } of points) {
    const own = provenance.rows.filter(({ period }) => period === key)
    expect(own.length).toBeGreaterThan(1)
    expect(own.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(exact))
  }
  expect(
    provenance.rows.find(({ orgUnit, period }) => orgUnit === 'D071' && period === '2023Q4'),
  ).toMatchObject({
    ...{ dataElement: 'D8-3.1d', breakdown: '', value: '222', missing: '', stage: 'approved', version: 1 },
    ...{ approvedAt: expect.any(Date), enteredAt: expect.any(Date) },
  })
  for (const { enteredBy, approvedBy } of provenance.rows) expect([enteredBy, approvedBy]).not.toContain('')
})

test('a ranking of provinces and a split name what they rest on; a long list says what it leaves out', async () => {
  const ranking = await read('D8-3.1b', 'orgUnit=VN;CHILDREN&period=2024Q1')
  expect(new Set(ranking.provenance.rows.map(({ dataElement }) => dataElement)).size).toBe(2)
  const split = await read('D8-3.1d', 'orgUnit=D071&period=2023Q4..2024Q1&breakdown=sex')
  expect(new Set(split.provenance.rows.map(({ breakdown }) => breakdown))).toContain('sex=female')
  const cut = await read('D8-3.1b', 'orgUnit=VN;CHILDREN&period=2024Q1', auditor, 3)
  expect([cut.provenance.rows.length, cut.provenance.left]).toEqual([3, ranking.provenance.rows.length - 3])
})

test('a committee reads roles in the place of names', async () => {
  const committee = await createPerson('viewer', 'VN')
  const { provenance } = await read('D8-3.1d', 'orgUnit=D071&period=2023Q4', committee)
  expect(provenance.rows.length).toBeGreaterThan(0)
  for (const { enteredBy, approvedBy } of provenance.rows) {
    expect(enteredBy).toMatch(/^(Cán bộ nhập của đơn vị|Hệ thống)/)
    expect(approvedBy).toMatch(/^(Người duyệt|Hệ thống)/)
  }
})

test('each figure is held against the history: it stands, was replaced since, or was never recorded', async () => {
  const { provenance } = await read('D8-3.1d', 'orgUnit=P08-2025&period=2023Q4..2024Q2')
  const csv = toValuesCsv(provenance, [['title', 'Số người']])
  const count = provenance.rows.length
  const table: unknown[] = parse(
    csv
      .split('\r\n')
      .filter((line) => !/^\ufeff?# /.test(line))
      .join('\n'),
    {
      columns: true,
    },
  )
  expect(table).toHaveLength(count)
  const zip = writeZip([{ name: 'values.csv', bytes: utf8(csv) }])
  expect(await verifyValues(zip)).toMatchObject({ values: count, counts: { stands: count }, others: [] })
  const forged = csv.replace(/^(.*,D071,.*,2023Q4,,)222,/m, '$1223,')
  expect(await verifyValues(utf8(forged))).toMatchObject({
    counts: { stands: count - 1, 'not-recorded': 1 },
    others: [{ state: 'not-recorded', orgUnit: 'D071', told: '223', now: '222' }],
  })
  const last = await db.dataValueVersion.findFirstOrThrow({
    where: {
      orgUnitId: 'D071',
      period: '2023Q4',
      dataElement: { code: 'D8-3.1d' },
      breakdown: { key: '' },
      stage: 'approved',
    },
    orderBy: { id: 'desc' },
  })
  const { id: _id, ...rest } = last
  await db.dataValueVersion.create({
    data: {
      ...rest,
      version: rest.version + 1,
      value: 230,
      recordedById: auditor.userId,
      recordedAt: new Date(),
    },
  })
  expect(await verifyValues(zip)).toMatchObject({
    counts: { stands: count - 1, replaced: 1 },
    others: [{ state: 'replaced', told: '222', now: '230', by: auditor.name }],
  })
  expect(await verifyValues(utf8('value\r\n222\r\n'))).toBeNull()
})
