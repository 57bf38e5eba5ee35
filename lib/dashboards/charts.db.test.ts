import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { listObligations } from '@/lib/submissions/obligations-queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import type { ChartModel } from './chart-model'
import { parseAnalyticsQuery, parseChartQuery, parseOverviewQuery } from './filters'
import { getChart } from './get-chart'
import { getOverview } from './get-overview'

useTestDatabase({ seed: 'demo' })

const today = '2026-11-22'
let committee: Viewer
let officer: Viewer

beforeAll(async () => {
  committee = await createPerson('viewer', 'VN')
  officer = await createPerson('officer', 'D071')
})

async function ask(code: string, words: string, viewer = committee) {
  const query = parseChartQuery(code, new URLSearchParams(words))
  if (!query.ok) throw new Error(query.error.field)
  return getChart(viewer, query.value, today)
}

async function chart(code: string, words = '', viewer = committee): Promise<ChartModel> {
  const answer = await ask(code, words, viewer)
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.field}`)
  return answer.value
}

const fact = (model: ChartModel, key: string) => model.facts.find((one) => one.key === key)?.value

describe('a chart', () => {
  test('has the numbers of analytics, unrounded and as shown', async () => {
    const model = await chart('D8-3.1b', 'orgUnit=P08-2008&period=2024Q1..2024Q4')
    const query = parseAnalyticsQuery(
      new URLSearchParams('indicator=D8-3.1b&orgUnit=P08-2008&period=2024Q1..2024Q4'),
    )
    const answer = query.ok ? await analyse(committee, query.value, today) : query
    if (!answer.ok) throw new Error(answer.error.field)
    expect(model.series[0]?.points.map(({ value }) => value)).toEqual(
      answer.value.rows.map(({ value }) => value),
    )
    expect(model.series[0]?.points.map(({ numerator }) => Number(numerator?.exact))).toEqual(
      answer.value.rows.map(({ numerator }) => numerator),
    )
    for (const { display, value } of model.series[0]?.points ?? []) {
      expect(display).toBe((value as number).toFixed(1).replace('.', ','))
    }
  })

  test('says what, where, when, from whom and that it is a demonstration', async () => {
    const model = await chart('D8-3.1d', 'orgUnit=D071&period=2023Q4')
    expect(model.title).toBe('Số người dự tập huấn đối thoại chính sách, huyện Lâm Bình, Tuyên Quang')
    expect(model.subtitle).toBe('người · Quý I/2023 đến Quý IV/2023 · Số đã duyệt')
    expect(model.reading).toBe('Quý IV/2023: 222 người.')
    expect(fact(model, 'source')).toContain('Thông báo: ')
    expect(model.series[0]?.points.at(-1)).toMatchObject({
      display: '222',
      exact: '222',
      origins: ['announcement'],
      published: null,
    })
    expect(model.demonstration).toBe(true)
    expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  })

  test('names the reform and its act, and compares nothing across it', async () => {
    const model = await chart('D8-3.1d', 'period=2025Q4')
    expect(model.breaks).toEqual([
      { before: '2025Q3', label: '01/07/2025: sắp xếp đơn vị hành chính (QĐ 19/2025/QĐ-TTg)' },
    ])
    expect(model.reading).not.toContain('cùng kỳ')
  })

  test('draws a phase target only as far as the phase goes', async () => {
    const model = await chart('D8-1.1', 'period=2026Q3')
    expect(model.target).toMatchObject({ label: '≥ 9.000 tổ', extent: { from: '2023Q4', to: '2025Q4' } })
    expect((await chart('D8-1.1', 'orgUnit=P08-2025&period=2026Q3')).target).toBeNull()
    expect((await chart('D8-3.2', 'period=2025Q4')).target).toBeNull()
    expect((await chart('D8-3.2', 'period=2025Q4&cumulation=phase')).target).toMatchObject({
      label: '≥ 2.000 người',
    })
  })

  test('people over several periods may be counted twice, and it says so', async () => {
    expect((await chart('D8-3.1d', 'period=2023,2024')).unit).toContain('có thể trùng')
    expect((await chart('D8-3.1d', 'period=2024Q4')).unit).toBe('người')
  })

  test('stacked parts and what nobody split make up the total', async () => {
    const split = await chart('D8-3.1d', 'orgUnit=P08-2025&period=2023Q4&breakdown=sex')
    const whole = await chart('D8-3.1d', 'orgUnit=P08-2025&period=2023Q4')
    expect(split.kind).toBe('stacked-columns')
    expect(split.series.map(({ role }) => role)).toEqual(['women', 'men', 'not-stated', 'not-disaggregated'])
    whole.series[0]?.points.forEach(({ value }, index) => {
      if (value === null) return
      expect(split.series.reduce((sum, { points }) => sum + (points[index]?.value ?? 0), 0)).toBe(value)
    })
  })

  test('bars lead one level down, to who reported then', async () => {
    const country = await chart('D8-3.1d', 'kind=ranked-bars&period=2023Q4')
    expect(country.series[0]?.points.map(({ key }) => key)).toContain('P08-2025')
    expect(country.series[0]?.points.every(({ href }) => href?.includes('kind=ranked-bars'))).toBe(true)
    const province = await chart('D8-3.1d', 'kind=ranked-bars&orgUnit=P08-2025&period=2023Q4')
    expect(province.series[0]?.points[0]).toMatchObject({
      key: 'D071',
      display: '222',
      href: '/charts/D8-3.1d?orgUnit=D071&period=2023Q4',
    })
  })

  test('hidden counts stay hidden in every text', async () => {
    const model = await chart('D8-2.3', 'kind=ranked-bars&orgUnit=P08-2008&period=2024Q4')
    const hidden = model.series[0]?.points.filter(({ missing }) => missing === 'suppressed') ?? []
    expect(hidden.length).toBeGreaterThan(1)
    for (const point of hidden) expect(point).toMatchObject({ value: null, exact: '', display: '*' })
  })

  test('a chart out of scope, of an unknown unit or of nothing is not found', async () => {
    expect(await ask('D8-3.1d', 'orgUnit=P19-2025', officer)).toEqual({
      ok: false,
      error: { code: 'not-found', field: 'orgUnit' },
    })
    expect(await ask('D8-3.1d', 'orgUnit=nowhere')).toEqual({
      ok: false,
      error: { code: 'not-found', field: 'orgUnit' },
    })
    expect(await ask('D8-9.9', '')).toEqual({ ok: false, error: { code: 'not-found', field: 'code' } })
  })
})

describe('published figures', () => {
  test('women in councils: three levels over three terms, hollow, as printed', async () => {
    const model = await chart('REP-4')
    expect(model).toMatchObject({
      publishedOnly: true,
      kind: 'line',
      demonstration: false,
      title: 'Tỷ lệ nữ đại biểu HĐND các cấp, Việt Nam',
    })
    expect(model.series.map(({ label, points }) => [label, points.map(({ display }) => display)])).toEqual([
      ['Cấp tỉnh', ['25,7', '26,54', '29']],
      ['Cấp huyện', ['24,6', '27,85', '29,08']],
      ['Cấp xã', ['27,7', '26,59', '28,98']],
    ])
    expect(
      model.series[0]?.points.every(({ published, stage }) => published !== null && stage === null),
    ).toBe(true)
  })

  test('are public: who enters for one district reads them too', async () => {
    expect((await chart('REP-4', 'orgUnit=VN', officer)).series).toHaveLength(3)
  })

  test('a figure of ours hides the published one of the same unit and period', async () => {
    const indicator = await db.indicator.findUniqueOrThrow({ where: { code: 'D8-3.1d' } })
    const published = await db.publishedFigure.findFirst({
      where: { indicatorId: indicator.id, orgUnitId: 'D071', period: '2023Q4' },
    })
    expect(published?.value?.toString()).toBe('222')
    const [point] = (await chart('D8-3.1d', 'orgUnit=D071&period=2023Q4,2022Q4')).series[0]?.points ?? []
    expect(point).toMatchObject({ display: '222', published: null })
  })

  test('stand where we have none, with their precision word, and are not added up', async () => {
    const model = await chart('D8-4.2a', 'orgUnit=P04-2008&period=2024,2025')
    expect(model.series[0]?.points).toMatchObject([
      { missing: 'not-applicable', published: null },
      {
        display: 'trên 470',
        value: 470,
        stage: null,
        origins: ['published'],
        published: { precision: 'trên' },
      },
    ])
    expect(
      (await chart('D8-4.2a', 'orgUnit=VN&period=2024,2025')).series[0]?.points.every(
        ({ published }) => !published,
      ),
    ).toBe(true)
  })
})

describe('the overview', () => {
  async function overview(words: string, viewer = committee) {
    const query = parseOverviewQuery(new URLSearchParams(words))
    if (!query.ok) throw new Error(query.error.field)
    const answer = await getOverview(viewer, query.value, today)
    if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.field}`)
    return answer.value
  }

  test('begins where the viewer is at home, with the latest period that is due', async () => {
    const national = await overview('')
    expect(national).toMatchObject({
      area: { id: 'VN' },
      period: { code: '2026Q3' },
      programme: { code: 'D8' },
    })
    expect(national.cards).toHaveLength(8)
    expect(national.trend?.target?.label).toBe('≥ 9.000 tổ')
    expect((await overview('', officer)).area.id).toBe('D071')
  })

  test('a card has the figure of its chart, its parts, its coverage and the change in percentage points', async () => {
    const { cards } = await overview('orgUnit=P08-2008&period=2024Q4')
    const card = cards.find(({ code }) => code === 'D8-3.1b')
    const point = (await chart('D8-3.1b', 'orgUnit=P08-2008&period=2024Q4')).series[0]?.points.at(-1)
    expect(card?.display).toBe(point?.display)
    expect(card?.parts).toBe(`${point?.numerator?.display} / ${point?.denominator?.display}`)
    expect(card?.coverage).toMatchObject(point?.coverage ?? {})
    expect(card?.change.display).toMatch(/^[+−].* điểm % so với cùng kỳ năm trước$/)
  })

  test('a core target stands beside what counts from the start of the phase', async () => {
    const { cards } = await overview('orgUnit=VN&period=2024Q4')
    const flow = cards.find(({ code }) => code === 'D8-3.2')
    expect(flow?.target).toMatchObject({ label: '≥ 2.000 người', direction: 'up' })
    expect(flow?.target?.against).toMatch(/^Đối chiếu: .* người \(lũy kế từ đầu giai đoạn\)$/)
    expect(['on-track', 'watch', 'behind']).toContain(flow?.target?.status)
  })

  test('counts who owes, who sent and who is late, and names the rest', async () => {
    const { counts, notReported } = await overview('orgUnit=P08-2025&period=2024Q4')
    expect(counts.assigned).toBe(7)
    expect(counts.received + notReported.length).toBe(7)
    for (const one of notReported) expect(one.daysLate).toBeGreaterThan(0)
  })

  test('a bar leads to the overview of its area', async () => {
    const { areas } = await overview('period=2024Q4')
    expect(areas?.series[0]?.points.find(({ key }) => key === 'P08-2025')?.href).toBe(
      '/?orgUnit=P08-2025&period=2024Q4',
    )
  })

  test('out of scope is not found', async () => {
    const query = parseOverviewQuery(new URLSearchParams('orgUnit=P19-2025'))
    expect(query.ok && (await getOverview(officer, query.value, today))).toEqual({
      ok: false,
      error: { code: 'not-found', field: 'orgUnit' },
    })
  })
})

describe('duties', () => {
  test('districts owe until 30/06/2025, their successors from then on', async () => {
    const reviewer = await createPerson('reviewer', 'P08-2025')
    const owed = await listObligations(reviewer, {
      formCodes: ['D8-Q'],
      periods: ['2025Q2', '2025Q3'],
      today,
    })
    const levels = (period: string) =>
      new Set(owed.filter((one) => one.period === period).map(({ orgUnit }) => orgUnit.level))
    expect(levels('2025Q2')).toEqual(new Set(['district']))
    expect(levels('2025Q3')).toEqual(new Set(['commune']))
    expect(owed.find(({ orgUnit, period }) => orgUnit.id === 'D071' && period === '2025Q2')).toMatchObject({
      dueDate: '2025-07-15',
    })
  })

  test('each form takes the periods of its own kind; nobody sees others’ duties', async () => {
    const owed = await listObligations(officer, { periods: ['2024'], today })
    expect(owed.map(({ form, period }) => `${form.code} ${period}`)).toEqual([
      'D8-Q 2024Q1',
      'D8-Q 2024Q2',
      'D8-Q 2024Q3',
      'D8-Q 2024Q4',
      'VST-6T 2024H1',
      'VST-6T 2024H2',
    ])
    expect(new Set(owed.map(({ orgUnit }) => orgUnit.id))).toEqual(new Set(['D071']))
  })
})
