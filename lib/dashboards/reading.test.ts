import { describe, expect, test } from 'vitest'
import type { ChartPoint, ChartSeries } from './chart-model'
import { changeBetween, type Reader, readParts, readRanking, readTrend } from './reading'
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
    expect(readTrend(points, () => earlier, reader(more))).toBe(sentence)
  })

  test('in English', () => {
    expect(readTrend([now], () => before, reader({ words: wordsOf('en'), language: 'en' }))).toBe(
      'Quý IV/2024: 84,4 %, higher by 12.5 percentage points than a year earlier (71,9 %), in the desired direction.',
    )
  })

  test('a zero before is a number to compare with', () => {
    expect(changeBetween(point('b', 5), point('a', 0), reader({ unit: 'lớp', decimals: 0 }))).toMatchObject({
      sign: 1,
      amount: '5 lớp',
    })
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
      'hidden counts are counts: nothing is said of the lowest',
      [point('A', 9), point('B', null, hidden)],
      'Quý IV/2024: cao nhất trong các số được hiển thị là A (9 %); 1 đơn vị có số được ẩn để bảo vệ người liên quan; 2 trên 2 đơn vị có số liệu.',
    ],
  ])('%s', (_rule, points, sentence) => {
    expect(bars(points)).toBe(sentence)
  })
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
