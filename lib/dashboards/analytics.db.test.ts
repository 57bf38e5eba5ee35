import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { loadViewer } from '@/lib/access/viewer-queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import { parseAnalyticsQuery } from './filters'

useTestDatabase({ seed: 'demo' })

const today = '2026-11-22'
let committee: Viewer

beforeAll(async () => {
  committee = await createPerson('viewer', 'VN')
})

async function ask(words: string, viewer = committee) {
  const query = parseAnalyticsQuery(new URLSearchParams(words))
  if (!query.ok) throw new Error(query.error.field)
  return analyse(viewer, query.value, today)
}

async function rowsOf(words: string, viewer = committee) {
  const answer = await ask(words, viewer)
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.field}`)
  return answer.value.rows
}

const lamBinh = 'indicator=D8-3.1d&orgUnit=code:071@2023-12-27&period=2023Q4'

describe('the announcement of Lâm Bình', () => {
  test('is 222 people', async () => {
    expect(await rowsOf(lamBinh)).toEqual([
      {
        item: 'D8-3.1d',
        orgUnit: 'D071',
        period: '2023Q4',
        breakdown: {},
        value: 222,
        numerator: null,
        denominator: null,
        missing: null,
        coverage: { reported: 1, assigned: 1 },
        stage: 'approved',
        origins: ['announcement'],
      },
    ])
  })

  test('asked by sex answers the total with each option not disaggregated', async () => {
    const rows = await rowsOf(`${lamBinh}&breakdown=sex`)
    expect(rows.map(({ breakdown, value, missing }) => [breakdown, value, missing])).toEqual([
      [{}, 222, null],
      [{ sex: 'female' }, null, 'not-disaggregated'],
      [{ sex: 'male' }, null, 'not-disaggregated'],
      [{ sex: 'not-stated' }, null, 'not-disaggregated'],
    ])
  })

  test('is the same asked by uid, as a data element, and by element uid', async () => {
    const indicator = await db.indicator.findUniqueOrThrow({ where: { code: 'D8-3.1d' } })
    const element = await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-3.1d' } })
    const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: 'D071' } })
    const rest = `orgUnit=${unit.uid}&period=2023Q4`
    for (const words of [`indicator=${indicator.uid}`, `dataElement=${element.uid}`, 'dataElement=D8-3.1d']) {
      expect((await rowsOf(`${words}&${rest}`))[0]?.value).toBe(222)
    }
  })

  test('in the other calendar nobody was asked', async () => {
    expect(await rowsOf(`${lamBinh}&calendar=administrative`)).toMatchObject([
      { value: null, missing: 'not-applicable' },
    ])
  })
})

describe('one row for each thing asked', () => {
  test('items × units × periods × breakdowns', async () => {
    const rows = await rowsOf(
      'indicator=D8-3.1d,D8-3.1b&orgUnit=VN;LEVEL-province&period=2023Q1..2023Q4&breakdown=sex,ethnicity',
    )
    const keys = new Set(
      rows.map((row) => [row.item, row.orgUnit, row.period, JSON.stringify(row.breakdown)].join()),
    )
    expect(keys.size).toBe(rows.length)
    expect(rows.length).toBe(2 * 34 * 4 * (1 + 3) * (1 + 2))
  })

  test('districts are found in periods that had them', async () => {
    const rows = await rowsOf('indicator=D8-3.1d&orgUnit=P08-2025;LEVEL-district&period=2023Q4')
    expect(rows.find(({ orgUnit }) => orgUnit === 'D071')?.value).toBe(222)
  })

  test('the whole is the sum of its parts', async () => {
    const [whole] = await rowsOf('indicator=D8-3.1d&orgUnit=P08-2008&period=2023')
    const parts = await rowsOf(
      'indicator=D8-3.1d&orgUnit=P08-2008;LEVEL-district&geography=reported&period=2023Q1..2023Q4',
    )
    expect(whole?.value).toBe(parts.reduce((sum, { value }) => sum + (value ?? 0), 0))
    expect(whole?.coverage.reported).toBe(parts.filter(({ value }) => value !== null).length)
    expect(whole?.coverage.assigned).toBe(7 * 4)
  })

  test('new Tuyên Quang in 2023 on today’s map is old Hà Giang and old Tuyên Quang', async () => {
    const rows = await rowsOf('indicator=D8-3.1d&orgUnit=P08-2025,P08-2008&period=2023Q4')
    expect(rows[0]?.value).toBe(rows[1]?.value)
    expect(await rowsOf('indicator=D8-3.1d&orgUnit=P08-2025&period=2023Q4&geography=reported')).toMatchObject(
      [{ value: null, missing: 'not-applicable' }],
    )
  })

  test('Đồng Phúc can’t be cut out of district figures', async () => {
    expect(await rowsOf('indicator=D8-3.1d&orgUnit=C01933-2025,C02014-2025&period=2023Q4')).toMatchObject([
      { value: null, missing: 'cannot-combine' },
      { value: null, missing: 'cannot-combine' },
    ])
  })

  test('the country is the same on every map', async () => {
    const words = 'indicator=D8-3.1d&orgUnit=VN&period=2025'
    const [current] = await rowsOf(words)
    expect(await rowsOf(`${words}&geography=reported`)).toMatchObject([
      { value: current?.value, coverage: current?.coverage },
    ])
    expect(current?.value).toBeGreaterThan(0)
  })

  test('a ratio comes with its parts', async () => {
    const [row] = await rowsOf('indicator=D8-F.3&orgUnit=VN&period=2024Q4')
    expect(row?.value).toBeCloseTo(((row?.numerator ?? 0) / (row?.denominator ?? 1)) * 100, 9)
    const [year] = await rowsOf('indicator=D8-F.3&orgUnit=VN&period=2024')
    expect(row?.value).toBe(year?.value)
  })
})

describe('stages', () => {
  const words = 'dataElement=D8-3.1c&orgUnit=D071&period=2024Q3'
  const place = { orgUnitId: 'D071', calendar: 'statistical', period: '2024Q3', origin: 'reported' } as const

  beforeAll(async () => {
    const element = await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-3.1c' } })
    const total = await db.breakdown.findUniqueOrThrow({ where: { key: '' } })
    const key = { ...place, dataElementId: element.id, breakdownId: total.id }
    const { origin: _origin, ...where } = key
    await db.dataValue.deleteMany({ where })
    await db.dataValue.createMany({
      data: [
        { ...key, stage: 'draft', value: 9 },
        { ...key, stage: 'submitted', value: 7 },
        { ...key, stage: 'approved', value: 5 },
      ],
    })
  })

  test('approved by default, what was sent when asked, a draft never', async () => {
    expect(await rowsOf(words)).toMatchObject([{ value: 5, stage: 'approved' }])
    expect(await rowsOf(`${words}&stage=provisional`)).toMatchObject([{ value: 7, stage: 'provisional' }])
  })

  test('a draft alone is nothing reported', async () => {
    await db.dataValue.deleteMany({
      where: { ...place, dataElement: { code: 'D8-3.1c' }, stage: { not: 'draft' } },
    })
    await db.dataVersion.updateMany({ data: { version: { increment: 1 } } })
    for (const stage of ['approved', 'provisional']) {
      expect(await rowsOf(`${words}&stage=${stage}`)).toMatchObject([
        { value: null, missing: 'not-reported', stage: null },
      ])
    }
  })
})

describe('the past', () => {
  test('before anything was recorded there was nothing; now there is', async () => {
    expect(await rowsOf(`${lamBinh}&asOf=2001-01-01`)).toMatchObject([
      { value: null, missing: 'not-reported' },
    ])
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    expect(await rowsOf(`${lamBinh}&asOf=${tomorrow}`)).toMatchObject([{ value: 222 }])
    expect(await rowsOf(`${lamBinh}&asOf=${tomorrow}&stage=provisional`)).toMatchObject([{ value: 222 }])
  })
})

describe('scope', () => {
  test('out of scope, unknown unit and unknown item are all not found', async () => {
    const elsewhere = await createPerson('officer', 'P19-2025')
    expect(await ask(lamBinh, elsewhere)).toEqual({
      ok: false,
      error: { code: 'not-found', field: 'orgUnit' },
    })
    expect(await ask('indicator=D8-3.1d&orgUnit=D999&period=2023Q4')).toEqual({
      ok: false,
      error: { code: 'not-found', field: 'orgUnit' },
    })
    expect(await ask('indicator=D8-9.9&orgUnit=VN&period=2023Q4')).toEqual({
      ok: false,
      error: { code: 'not-found', field: 'indicator' },
    })
    expect(await ask(`${lamBinh}&breakdown=colour`)).toMatchObject({
      error: { code: 'bad-query', field: 'breakdown' },
    })
  })

  test('a grant for another programme does not open this one', async () => {
    const other = await createPerson('reviewer', 'P08-2025', ['VST'])
    expect(await ask(lamBinh, other)).toMatchObject({ error: { code: 'not-found' } })
    const own = await createPerson('reviewer', 'P08-2025', ['D8'])
    expect(await rowsOf(lamBinh, own)).toMatchObject([{ value: 222 }])
  })

  test('small counts of a sensitive element are hidden below province level, but not from who reviews them', async () => {
    const words = 'indicator=D8-2.3&orgUnit=P08-2008;LEVEL-district&period=2023Q1..2025Q2&geography=reported'
    const open = await rowsOf(words, await createPerson('reviewer', 'P08-2025'))
    const shown = await rowsOf(words)
    const small = open.filter(({ value }) => value !== null && value >= 1 && value <= 4)
    expect(small.length).toBeGreaterThan(0)
    for (const { orgUnit, period } of small) {
      const row = shown.find((one) => one.orgUnit === orgUnit && one.period === period)
      expect(row).toMatchObject({ value: null, missing: 'suppressed' })
    }
    for (const period of new Set(shown.map((row) => row.period))) {
      const hidden = shown.filter((row) => row.period === period && row.missing === 'suppressed')
      expect(hidden.length).not.toBe(1)
    }
    const [total] = await rowsOf('indicator=D8-2.3&orgUnit=P08-2008&period=2024Q4')
    expect(total?.value).toBeGreaterThan(0)
  })
})

test('who no longer exists asks nothing', async () => {
  expect(await loadViewer('00000000-0000-0000-0000-000000000000')).toBeNull()
})
