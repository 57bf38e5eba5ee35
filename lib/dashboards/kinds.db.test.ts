import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { toTable } from '@/lib/exports/table'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import type { ChartModel } from './chart-model'
import { parseChartQuery } from './filters'
import { getChart } from './get-chart'

useTestDatabase({ seed: 'demo' })

const today = '2026-11-22'
let committee: Viewer

beforeAll(async () => {
  committee = await createPerson('viewer', 'VN')
})

async function ask(code: string, words: string) {
  const query = parseChartQuery(code, new URLSearchParams(words))
  if (!query.ok) throw new Error(query.error.field)
  return getChart(committee, query.value, today)
}

async function chart(code: string, words: string): Promise<ChartModel> {
  const answer = await ask(code, words)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

const fact = (model: ChartModel, key: string) => model.facts.find((one) => one.key === key)?.value
const people = 'D8-3.1d'

describe('a map', () => {
  test('has the figures of the ranking on the boundaries of the day, and names their act in every file', async () => {
    const map = await chart(people, 'kind=map&period=2026Q2')
    const ranking = await chart(people, 'kind=ranked-bars&period=2026Q2')
    expect(map.series).toMatchObject(
      ranking.series.map(({ points }) => ({ points: points.map(({ key, exact }) => ({ key, exact })) })),
    )
    expect(map.map).toMatchObject({ layer: 'after', against: null })
    expect(map.map?.codes['P08-2025']).toBe('08')
    expect(fact(map, 'boundary')).toMatch(/^34 tỉnh.*NQ 202\/2025\/QH15.*Sơ đồ minh hoạ/)
    expect(toTable(map).rows).toHaveLength(map.series[0]?.points.length ?? 0)
  })

  test('is that of the 63 before the reform, as reported then', async () => {
    const map = await chart(people, 'kind=map&period=2024Q4&geography=reported')
    expect(map.map?.layer).toBe('before')
    expect(map.map?.codes).toMatchObject({ 'P06-2008': '06', 'P08-2008': '08' })
    expect(fact(map, 'boundary')).toContain('NQ 15/2008/QH12')
  })

  test('of the sexes is the women’s share of women and men, about parity', async () => {
    const map = await chart(people, 'kind=map&breakdown=sex&period=2024Q4&geography=reported')
    const gap = await chart(people, 'kind=dot-gap&orgUnit=P08-2008&period=2024Q4')
    const last = (role: string) => Number(gap.series.find((one) => one.role === role)?.points.at(-1)?.exact)
    const point = map.series[0]?.points.find(({ key }) => key === 'P08-2008')
    expect(map).toMatchObject({ unit: '%', map: { against: { kind: 'parity', low: 50 } } })
    expect(Number(point?.numerator?.exact)).toBe(last('women'))
    expect(Number(point?.denominator?.exact)).toBe(last('women') + last('men'))
    expect(point?.value).toBeCloseTo((100 * last('women')) / (last('women') + last('men')), 9)
  })

  test('below the province is bars instead, and says why', async () => {
    const model = await chart(people, 'kind=map&orgUnit=P08-2025&period=2026Q2')
    expect(model).toMatchObject({ kind: 'ranked-bars', note: expect.stringContaining('cấp tỉnh') })
    expect(model.map).toBeUndefined()
    expect(fact(model, 'boundary')).toBeUndefined()
  })
})

test('shares are the stacked counts out of their total', async () => {
  const words = 'breakdown=sex&orgUnit=P08-2025&period=2023Q4..2024Q4'
  const [counts, shares] = [
    await chart(people, `kind=stacked-columns&${words}`),
    await chart(people, `kind=stacked-shares&${words}`),
  ]
  const total = (at: number) => counts.series.reduce((sum, { points }) => sum + Number(points[at]?.exact), 0)
  expect(shares.unit).toBe('%')
  shares.series.forEach(({ key, points }, series) => {
    expect(key).toBe(counts.series[series]?.key)
    points.forEach(({ numerator, denominator, value }, at) => {
      expect(numerator?.exact).toBe(counts.series[series]?.points[at]?.exact)
      expect(Number(denominator?.exact)).toBe(total(at))
      expect(value).toBeCloseTo((100 * Number(numerator?.exact)) / total(at), 9)
    })
  })
  expect(await ask('D8-3.1b', 'kind=stacked-shares&breakdown=sex')).toMatchObject({
    error: { problem: 'kind-needs-counts' },
  })
})

test('the gap of units has women and men in one order, and reads the widest', async () => {
  const model = await chart(people, 'kind=dot-gap&orgUnit=VN;CHILDREN&period=2024Q4&geography=reported')
  const [women, men] = model.series
  expect([women?.role, men?.role, model.axis]).toEqual(['women', 'men', 'org-unit'])
  expect(men?.points.map(({ key }) => key)).toEqual(women?.points.map(({ key }) => key))
  const gaps = (women?.points ?? []).flatMap(({ label, value }, at) => {
    const other = men?.points[at]?.value ?? null
    return value === null || other === null ? [] : [{ label, gap: Math.abs(value - other) }]
  })
  const widest = gaps.sort((a, b) => b.gap - a.gap)[0]
  expect(model.reading).toContain(widest?.label)
})

test('small charts and completeness have one series a unit, also of a province that ended', async () => {
  const panels = await chart(people, 'kind=small-multiples&orgUnit=P06-2008')
  expect(panels.series).toHaveLength(8)
  expect(panels.title).toContain('theo đơn vị')
  const heat = await chart(people, 'kind=heat-map&orgUnit=P06-2008&period=2024Q1..2024Q4')
  expect(heat.series).toHaveLength(8)
  for (const { coverage, numerator, denominator, value } of heat.series.flatMap(({ points }) => points)) {
    expect([Number(numerator?.exact), Number(denominator?.exact)]).toEqual([
      coverage?.reported,
      coverage?.assigned,
    ])
    expect(value).toBe((100 * (coverage?.reported ?? 0)) / (coverage?.assigned ?? 1))
  }
  expect(heat.reading).toMatch(/trên 8 đơn vị đã báo cáo đủ/)
})

test('a bullet has its target, or says that there is none', async () => {
  const aimed = await chart('D8-1.1', 'kind=bullet&period=2025Q4')
  expect(aimed).toMatchObject({ kind: 'bullet', axis: 'period', target: { label: '≥ 9.000 tổ' } })
  expect(aimed.note).toBeUndefined()
  const aimless = await chart('D8-1.1', 'kind=bullet&orgUnit=P08-2025&period=2025Q4')
  expect(aimless.note).toContain('Chưa có mục tiêu')
})

test('more areas over several periods than lines can be told apart each have a picture, when no kind was asked for', async () => {
  const crowded = await chart(people, 'orgUnit=VN;CHILDREN&period=2026Q1..2026Q2')
  expect([crowded.kind, crowded.series.length]).toEqual(['small-multiples', 34])
  const few = await chart(people, 'orgUnit=P08-2025,P19-2025&period=2026Q1..2026Q2')
  expect(few.kind).toBe('columns')
  const asked = await ask(people, 'kind=line&orgUnit=VN;CHILDREN&period=2026Q1..2026Q2')
  expect(asked).toMatchObject({ ok: false, error: { field: 'orgUnit', problem: 'too-many-series' } })
})
