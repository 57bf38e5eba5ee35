import { describe, expect, test } from 'vitest'
import type { ChartPoint, ChartSeries } from './chart-model'
import {
  changeBetween,
  type Reader,
  readAreas,
  readMoves,
  readParts,
  readRanking,
  readTrend,
} from './reading'
import { wordsOf } from './words'

function point(label: string, value: number | null, more: Partial<ChartPoint> = {}): ChartPoint {
  return {
    key: label,
    label,
    shortLabel: label,
    value,
    exact: value === null ? '' : String(value),
    display: value === null ? '…' : String(value).replace('.', ','),
    numerator: null,
    denominator: null,
    missing: value === null ? 'not-reported' : null,
    missingLabel: value === null ? 'Chưa báo cáo' : '',
    coverage: { reported: 7, assigned: 7 },
    stage: 'approved',
    stageLabel: '',
    origins: [],
    originLabel: '',
    published: null,
    href: null,
    ...more,
  }
}

const reader = (more: Partial<Reader> = {}): Reader => ({
  words: wordsOf('vi'),
  language: 'vi',
  unit: '%',
  decimals: 1,
  direction: 'up',
  coverage: 'coverage',
  ...more,
})
const now = point('Quý IV/2024', 84.4)
const before = point('Quý IV/2023', 71.9)
const series = (role: ChartSeries['role'], label: string, points: ChartPoint[]): ChartSeries => ({
  key: label,
  label,
  role,
  breakdown: {},
  points,
})

describe('a trend', () => {
  test.each<[string, ChartPoint[], ChartPoint | undefined, Partial<Reader>, string]>([
    [
      'differences of rates are percentage points, with the desired direction',
      [now],
      before,
      {},
      'Quý IV/2024: 84,4 %, cao hơn 12,5 điểm % so với cùng kỳ năm trước (71,9 %), theo hướng mong muốn.',
    ],
    [
      'what should fall and rises goes the wrong way',
      [now],
      before,
      { direction: 'down' },
      'Quý IV/2024: 84,4 %, cao hơn 12,5 điểm % so với cùng kỳ năm trước (71,9 %), ngược hướng mong muốn.',
    ],
    [
      'without a desired direction nothing is judged',
      [now],
      before,
      { direction: 'none' },
      'Quý IV/2024: 84,4 %, cao hơn 12,5 điểm % so với cùng kỳ năm trước (71,9 %).',
    ],
    [
      'counts differ in their unit',
      [point('2024', 12)],
      point('2023', 20),
      { unit: 'lớp', decimals: 0 },
      '2024: 12 lớp, thấp hơn 8 lớp so với cùng kỳ năm trước (20 lớp), ngược hướng mong muốn.',
    ],
    [
      'what rounds to nothing is the same',
      [point('2024', 12.04)],
      point('2023', 12),
      {},
      '2024: 12,04 %, bằng cùng kỳ năm trước.',
    ],
    ['nothing a year earlier: only the figure', [now], undefined, {}, 'Quý IV/2024: 84,4 %.'],
    [
      'too few reports: no comparison, and it says so',
      [point('Quý IV/2024', 84.4, { coverage: { reported: 3, assigned: 7 } })],
      before,
      {},
      'Quý IV/2024: 84,4 %. Mới có 3 trên 7 đơn vị (42 %) nên con số này chưa đầy đủ.',
    ],
    [
      'too few reports a year earlier: no comparison',
      [now],
      point('x', 71.9, { coverage: { reported: 1, assigned: 7 } }),
      {},
      'Quý IV/2024: 84,4 %.',
    ],
    [
      'one report short: compared, with the reservation',
      [point('Quý IV/2024', 84.4, { coverage: { reported: 6, assigned: 7 } })],
      before,
      { direction: 'none' },
      'Quý IV/2024: 84,4 %, cao hơn 12,5 điểm % so với cùng kỳ năm trước (71,9 %). Tính trên 6 trên 7 đơn vị (85 %) có số liệu.',
    ],
    [
      'the latest figure, where the newest period has none',
      [now, point('Quý I/2025', null)],
      before,
      { direction: 'none' },
      'Quý IV/2024: 84,4 %, cao hơn 12,5 điểm % so với cùng kỳ năm trước (71,9 %).',
    ],
    [
      'no figure at all, for one reason',
      [point('a', null)],
      undefined,
      {},
      'Không có số để đọc: chưa báo cáo.',
    ],
    ['an empty picture', [], undefined, {}, 'Chưa có số liệu cho các kỳ và địa bàn đã chọn.'],
  ])('%s', (_rule, points, earlier, more, sentence) => {
    const than = earlier && { point: earlier, name: 'cùng kỳ năm trước' }
    expect(readTrend(points, () => than, reader(more))).toBe(sentence)
  })

  test('in English', () => {
    const than = { point: before, name: 'a year earlier' }
    expect(readTrend([now], () => than, reader({ words: wordsOf('en'), language: 'en' }))).toBe(
      'Quý IV/2024: 84,4 %, higher by 12.5 percentage points than a year earlier (71,9 %), in the desired direction.',
    )
  })

  test('a chosen period is named; across a break nothing is subtracted', () => {
    const than = { point: before, name: 'Quý I/2022' }
    expect(readTrend([now], () => than, reader())).toBe(
      'Quý IV/2024: 84,4 %, cao hơn 12,5 điểm % so với Quý I/2022 (71,9 %), theo hướng mong muốn.',
    )
    expect(readTrend([now], () => 'broken', reader())).toBe(
      'Quý IV/2024: 84,4 %. Giữa hai kỳ có thay đổi đơn vị hành chính hoặc định nghĩa nên không tính chênh lệch.',
    )
  })

  test('a zero before is a number to compare with', () => {
    expect(changeBetween(point('b', 5), point('a', 0), reader({ unit: 'lớp', decimals: 0 }))).toMatchObject({
      sign: 1,
      amount: '5 lớp',
    })
  })
})

describe('areas side by side', () => {
  const few = { coverage: { reported: 3, assigned: 7 } }
  const areas = (values: [string, number | null, Partial<ChartPoint>?][]) =>
    readAreas(
      values.map(([label, value, more]) =>
        series('other', label, [point('Quý III/2024', 50), point('Quý IV/2024', value, more)]),
      ),
      reader(),
    )

  test.each<[string, Parameters<typeof areas>[0], string]>([
    [
      'two: their difference in percentage points',
      [
        ['A', 39],
        ['B', 45.1],
      ],
      'Quý IV/2024: B 45,1 %, cao hơn A (39 %) 6,1 điểm %.',
    ],
    [
      'two alike',
      [
        ['A', 39],
        ['B', 39],
      ],
      'Quý IV/2024: A 39 %, bằng B.',
    ],
    [
      'too few reports are named, not compared',
      [
        ['A', 39],
        ['B', 45.1, few],
      ],
      'Quý IV/2024: A 39 %; B 45,1 %. Chưa so sánh được với B: dưới 80 % báo cáo phải nộp.',
    ],
    [
      'several: how far apart the ends of those with enough reports are',
      [
        ['A', 39],
        ['B', 45],
        ['C', 41],
        ['D', 90, few],
        ['E', 40],
      ],
      'Quý IV/2024: A 39 %; B 45 %; C 41 %; D 90 %; và 1 đơn vị khác. Cao nhất là B, thấp nhất là A, chênh 6,0 điểm %. Chưa so sánh được với D: dưới 80 % báo cáo phải nộp.',
    ],
    [
      'where only one has the latest, the period that both have',
      [
        ['A', 39],
        ['B', null],
      ],
      'Quý III/2024: A 50 %, bằng B.',
    ],
  ])('%s', (_rule, values, sentence) => {
    expect(areas(values)).toBe(sentence)
  })

  test('bars against an earlier time: how many went up, of those that can be compared', () => {
    const of = (values: [string, number | null, Partial<ChartPoint>?][]) =>
      series(
        'other',
        'x',
        values.map(([label, value, more]) => point(label, value, more)),
      )
    const now = of([
      ['A', 5],
      ['B', 3],
      ['C', 3],
      ['D', 9, few],
      ['E', null],
    ])
    const before = of([
      ['C', 3],
      ['B', 4],
      ['A', 1],
      ['D', 1],
      ['E', 1],
    ])
    expect(readMoves(now, before, 'Quý IV/2023', reader())).toBe(
      'So với Quý IV/2023: 1 đơn vị cao hơn, 1 thấp hơn, 1 bằng, trong 3 đơn vị so sánh được.',
    )
    expect(readMoves(of([['D', 9, few]]), before, 'Quý IV/2023', reader())).toBe(
      'Chưa có đơn vị nào đủ báo cáo ở cả hai kỳ để so với Quý IV/2023.',
    )
  })
})

describe('bars', () => {
  const bars = (points: ChartPoint[]) => readRanking(series('accent', 'Quý IV/2024', points), reader())
  const hidden = { missing: 'suppressed' as const, missingLabel: 'Ẩn' }

  test.each<[string, ChartPoint[], string]>([
    [
      'highest and lowest, out of how many',
      [point('A', 3), point('B', 1), point('C', null)],
      'Quý IV/2024: cao nhất là A (3 %), thấp nhất là B (1 %); 2 trên 3 đơn vị có số liệu.',
    ],
    [
      'equal ones share their place',
      [point('A', 3), point('B', 3), point('C', 1)],
      'Quý IV/2024: cao nhất là A, B (3 %), thấp nhất là C (1 %); 3 trên 3 đơn vị có số liệu.',
    ],
    ['all equal', [point('A', 3), point('B', 3)], 'Quý IV/2024: 2 trên 2 đơn vị có số liệu, đều bằng 3 %.'],
    ['only one', [point('A', 3), point('B', null)], 'Quý IV/2024: chỉ A có số liệu (3 %), trên 2 đơn vị.'],
    [
      'a place that rests on too few reports says so',
      [point('A', 3, { coverage: { reported: 1, assigned: 4 } }), point('B', 1), point('C', 2)],
      'Quý IV/2024: cao nhất là A (3 %), thấp nhất là B (1 %); 3 trên 3 đơn vị có số liệu, trong đó 1 đơn vị dưới 80 % báo cáo phải nộp.',
    ],
    [
      'hidden counts are counts: nothing is said of the lowest',
      [point('A', 9), point('B', null, hidden)],
      'Quý IV/2024: cao nhất trong các số được hiển thị là A (9 %); 1 đơn vị có số được ẩn để bảo vệ người liên quan; 2 trên 2 đơn vị có số liệu.',
    ],
  ])('%s', (_rule, points, sentence) => {
    expect(bars(points)).toBe(sentence)
  })
})

test('a later period without any report is said; rates have no women’s share; the whole isn’t measured against a part', () => {
  const nobody = point('Quý I/2025', null, { coverage: { reported: 0, assigned: 7 } })
  expect(readTrend([now, nobody], () => undefined, reader())).toBe(
    'Quý IV/2024: 84,4 %. Quý I/2025 chưa có đơn vị nào báo cáo.',
  )
  const rates = [series('women', 'Nữ', [point('2024', 60)]), series('men', 'Nam', [point('2024', 40)])]
  expect(readParts(rates, [], reader({ adds: false }))).toBe('2024: Nữ 60 %; Nam 40 %.')
  const areas = [series('accent', 'Cả nước', [point('2024', 72)]), series('other', 'A', [point('2024', 16)])]
  const counts = { unit: 'tổ', decimals: 0, adds: true }
  expect(readAreas(areas, reader({ ...counts, peers: false }))).toBe('2024: Cả nước 72 tổ; A 16 tổ.')
  expect(readAreas(areas, reader({ ...counts, peers: true }))).toBe(
    '2024: Cả nước 72 tổ, cao hơn A (16 tổ) 56 tổ.',
  )
})

test('parts, and the women among those split', () => {
  const all = [
    series('women', 'Nữ', [point('Quý IV/2023', 150)]),
    series('men', 'Nam', [point('Quý IV/2023', 50)]),
    series('not-disaggregated', 'Chưa phân tổ', [point('Quý IV/2023', 222)]),
  ]
  const people = reader({ unit: 'người', decimals: 0 })
  expect(readParts(all, [point('Quý IV/2023', 422)], people)).toBe(
    'Quý IV/2023: Nữ 150 người; Nam 50 người; Chưa phân tổ 222 người. Nữ chiếm 75,0 % số đã phân tổ theo giới.',
  )
})
