import type { ChartModel, ChartPoint, MapGap, MapLayer } from '@/lib/dashboards/chart-model'
import { samplePoint } from './build'

export const romans = ['I', 'II', 'III', 'IV']
export const quarters = [2023, 2024, 2025].flatMap((year) =>
  romans.map((roman, index) => ({
    key: `${year}Q${index + 1}`,
    label: `Quý ${roman}/${year}`,
    shortLabel: `${roman}/${year % 100}`,
  })),
)
export const reform = { before: '2025Q3', label: 'Sắp xếp đơn vị hành chính 01/07/2025' }

export function overQuarters(
  values: (number | null)[],
  more: (index: number) => Partial<ChartPoint> = () => ({}),
) {
  return quarters.map(({ key, ...names }, index) =>
    samplePoint(key, values[index] ?? null, { ...names, ...more(index) }),
  )
}

export const provisionalFrom = (from: number) => (index: number) =>
  index >= from ? { stage: 'provisional' as const, stageLabel: 'Tạm tính' } : {}

export const districts = [
  'Ba Bể',
  'Bạch Thông',
  'Chợ Đồn',
  'Chợ Mới',
  'Na Rì',
  'Ngân Sơn',
  'Pác Nặm',
  'Thành phố Bắc Kạn',
]

/** Official codes on both sides of 01/07/2025. */
export const provinceCodes = {
  before:
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'.split(
      ' ',
    ),
  after:
    '01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96'.split(
      ' ',
    ),
} as const

export function mapFrame(layer: MapLayer, against: MapGap | null = null): Partial<ChartModel> {
  return {
    kind: 'map',
    axis: 'org-unit',
    categoryLabel: 'Đơn vị',
    title: 'Tỷ lệ nữ đại biểu HĐND cấp huyện theo tỉnh, thành phố, cả nước',
    map: {
      layer,
      boundary:
        layer === 'after'
          ? '34 tỉnh, thành phố từ 01/07/2025 (NQ 202/2025/QH15; mã theo QĐ 19/2025/QĐ-TTg)'
          : '63 tỉnh, thành phố từ 01/08/2008 đến 30/06/2025 (NQ 15/2008/QH12)',
      codes: Object.fromEntries(provinceCodes[layer].map((code) => [`P${code}`, code])),
      against,
    },
  }
}

/** Missing, not yet approved, published and scarcely covered ones among them; the last province is left out. */
export function overProvinces(layer: MapLayer): ChartPoint[] {
  return provinceCodes[layer].slice(0, -1).map((code, index) => {
    const kinds: Partial<ChartPoint>[] = [
      {},
      { stage: 'provisional', stageLabel: 'Tạm tính' },
      { coverage: { reported: 1, assigned: 3 } },
      {
        published: { source: 'Báo cáo', asOf: '2025', precision: 'chính xác', confidence: 'cao' },
        origins: ['announcement'],
        originLabel: 'Số đã công bố',
        coverage: null,
      },
    ]
    return samplePoint(`P${code}`, index % 9 === 5 ? null : 14.5 + ((index * 11) % 27), {
      label: `Tỉnh số ${code}`,
      shortLabel: code,
      href: `/charts/NQ28-1.1?orgUnit=P${code}`,
      ...(index % 5 === 1 ? kinds[(index % 4) as number] : {}),
    })
  })
}

export function sampleSeats(
  term: string,
  women: number,
  seats: number,
  more: Partial<ChartPoint> = {},
): ChartPoint {
  const part = (value: number) => ({ exact: String(value), display: String(value) })
  return samplePoint(term, (100 * women) / seats, {
    label: `Cấp tỉnh, nhiệm kỳ ${term.slice(1)}`,
    shortLabel: term.slice(1),
    numerator: part(women),
    denominator: part(seats),
    ...more,
  })
}
