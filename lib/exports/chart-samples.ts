import type { ChartModel, ChartPoint, ChartSeries, MapLayer } from '@/lib/dashboards/chart-model'
import { formatNumber } from '@/lib/format'
import type { PictureWords } from './render-job'

/** Chart models for tests: made up, marked as demonstration, every hard case once. */

export const sampleWords: PictureWords = {
  empty: 'Chưa có số liệu',
  target: 'Mục tiêu',
  provisional: 'Tạm tính, chưa duyệt',
  published: 'Số đã công bố, không cộng dồn',
  axisFrom: 'trục đứng bắt đầu từ {value}',
  missing: 'Chưa có số liệu',
  lowCoverage: 'Độ phủ dưới 80 %',
  sea: 'Biển Đông',
  hoangSa: 'Quần đảo Hoàng Sa (TP. Đà Nẵng)',
  truongSa: 'Quần đảo Trường Sa (tỉnh Khánh Hòa)',
  sketch:
    'Sơ đồ minh hoạ, không dùng để xác định địa giới hành chính. Ranh giới: Natural Earth, có chỉnh sửa.',
  outside: 'Ngoài phạm vi biểu đồ',
  above: 'cao hơn',
  below: 'thấp hơn',
  reportedAll: 'Đủ',
  reportedSome: 'Một phần',
  reportedNone: 'Chưa có',
  women: 'Nữ',
  others: 'Nam và khác',
}

export function samplePoint(key: string, value: number | null, more: Partial<ChartPoint> = {}): ChartPoint {
  const absent = value === null
  return {
    key,
    label: key,
    shortLabel: key,
    value,
    exact: absent ? '' : String(value),
    display: absent ? '–' : formatNumber(value, Number.isInteger(value) ? 0 : 1, 'vi'),
    numerator: null,
    denominator: null,
    missing: absent ? 'not-reported' : null,
    missingLabel: absent ? 'chưa báo cáo' : '',
    coverage: { reported: absent ? 0 : 1, assigned: 1 },
    stage: absent ? null : 'approved',
    stageLabel: absent ? '' : 'Đã duyệt',
    origins: absent ? [] : ['demonstration'],
    originLabel: absent ? '' : 'Dữ liệu minh hoạ',
    published: null,
    href: null,
    ...more,
  }
}

export function sampleSeries(
  label: string,
  role: ChartSeries['role'],
  points: ChartPoint[],
  key: string = role,
): ChartSeries {
  return { key, label, role, breakdown: {}, points }
}

export function sampleModel(more: Partial<ChartModel> = {}): ChartModel {
  return {
    code: 'NQ28-1.1',
    kind: 'line',
    title:
      'Tỷ lệ nữ đại biểu HĐND cấp huyện – Quý I/2023 Ặ ẵ Ễ ữ ợ Ỵ ₫ ≥, tỉnh Bắc Kạn và các huyện thuộc tỉnh',
    subtitle: '% · Quý I/2023 đến Quý IV/2025 · số đã duyệt, có số tạm tính',
    reading: 'Quý IV/2025 tỷ lệ nữ là 31,7 %, tăng 1,5 điểm % so với cùng kỳ; mục tiêu từ 35 % chưa đạt.',
    unit: '%',
    categoryLabel: 'Kỳ',
    axis: 'period',
    series: [],
    target: null,
    breaks: [],
    tableLabels: {
      series: 'Phân tổ',
      value: 'Giá trị (%)',
      numerator: 'Tử số',
      denominator: 'Mẫu số',
      coverage: 'Độ phủ',
      stage: 'Tình trạng',
      origin: 'Nguồn gốc',
      missing: 'Lý do thiếu',
    },
    facts: [
      { key: 'area', label: 'Địa bàn', value: 'Tỉnh Bắc Kạn (trước 01/07/2025)' },
      { key: 'period', label: 'Kỳ', value: 'Quý I/2023 đến Quý IV/2025' },
      { key: 'unit', label: 'Đơn vị tính', value: '%' },
      {
        key: 'definition',
        label: 'Định nghĩa',
        value:
          'Số nữ đại biểu chia cho tổng số đại biểu Hội đồng nhân dân cùng cấp tại thời điểm cuối kỳ, nhân 100. Chỉ tính các đơn vị có cả tử số và mẫu số.',
      },
      { key: 'source', label: 'Nguồn', value: 'Báo cáo quý Dự án 8, Hội LHPN các huyện' },
      { key: 'stage', label: 'Tình trạng', value: 'Đã duyệt và tạm tính' },
      { key: 'coverage', label: 'Độ phủ', value: '7 trên 8 đơn vị' },
      { key: 'calendar', label: 'Lịch', value: 'Kỳ thống kê' },
      { key: 'geography', label: 'Địa giới', value: 'Như đã báo cáo' },
      { key: 'data-version', label: 'Phiên bản dữ liệu', value: '128' },
      { key: 'demonstration', label: 'Lưu ý', value: 'Dữ liệu minh hoạ' },
    ],
    demonstration: true,
    demonstrationLabel: 'Dữ liệu minh hoạ',
    publishedOnly: false,
    href: '/charts/NQ28-1.1?orgUnit=P06-1997&period=2023Q1..2025Q4',
    language: 'vi',
    ...more,
  }
}

const romans = ['I', 'II', 'III', 'IV']
const quarters = [2023, 2024, 2025].flatMap((year) =>
  romans.map((roman, index) => ({
    key: `${year}Q${index + 1}`,
    label: `Quý ${roman}/${year}`,
    shortLabel: `${roman}/${year % 100}`,
  })),
)
export const reform = { before: '2025Q3', label: 'Sắp xếp đơn vị hành chính 01/07/2025' }

function overQuarters(values: (number | null)[], more: (index: number) => Partial<ChartPoint> = () => ({})) {
  return quarters.map(({ key, ...names }, index) =>
    samplePoint(key, values[index] ?? null, { ...names, ...more(index) }),
  )
}

const provisionalFrom = (from: number) => (index: number) =>
  index >= from ? { stage: 'provisional' as const, stageLabel: 'Tạm tính' } : {}

const districts = [
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
const provinceCodes = {
  before:
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'.split(
      ' ',
    ),
  after:
    '01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96'.split(
      ' ',
    ),
} as const

function mapFrame(layer: MapLayer, centre: number | null = null): Partial<ChartModel> {
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
      centre,
    },
  }
}

/** Missing, not yet approved, published and scarcely covered ones among them; the last province is left out. */
function overProvinces(layer: MapLayer): ChartPoint[] {
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

function sampleSeats(term: string, women: number, seats: number, more: Partial<ChartPoint> = {}): ChartPoint {
  const part = (value: number) => ({ exact: String(value), display: String(value) })
  return samplePoint(term, (100 * women) / seats, {
    label: `Cấp tỉnh, nhiệm kỳ ${term.slice(1)}`,
    shortLabel: term.slice(1),
    numerator: part(women),
    denominator: part(seats),
    ...more,
  })
}

/** One model for each way a chart can look. */
export const samples = {
  line: sampleModel({
    series: [
      sampleSeries(
        'Cả tỉnh',
        'accent',
        overQuarters(
          [26.1, 26.4, 26.4, 27, 27.5, null, 28.9, 29.3, 30.2, 30.1, 31, 31.7],
          provisionalFrom(10),
        ),
      ),
    ],
    target: {
      comparator: '>=',
      low: 35,
      high: null,
      label: '≥ 35 %',
      span: 'đến năm 2030, cả nước',
      direction: 'up',
    },
    breaks: [reform],
  }),
  sexes: sampleModel({
    title: 'Số người dự tập huấn theo giới tính, Bắc Kạn',
    unit: 'lượt người',
    series: [
      sampleSeries('Nữ', 'women', overQuarters([120, 150, 170, 222, 190, 205, 260, 312, 280, 300, 310, 345])),
      sampleSeries('Nam', 'men', overQuarters([110, 90, 120, null, 150, 160, 155, 170, 150, 160, 170, 165])),
      sampleSeries(
        'Chưa phân tổ',
        'not-disaggregated',
        overQuarters([null, null, null, 222, 20, 0, 0, 0, 0, 0, 0, 0]),
      ),
    ],
    breaks: [reform],
  }),
  stacked: sampleModel({
    kind: 'stacked-columns',
    title: 'Số người dự tập huấn theo giới tính, Bắc Kạn',
    unit: 'lượt người',
    series: [
      sampleSeries(
        'Nữ',
        'women',
        overQuarters([120, 150, 170, null, 190, null, 260, 312, 280, 300, 310, 345], provisionalFrom(11)),
      ),
      sampleSeries(
        'Nam',
        'men',
        overQuarters([110, 90, 120, null, 150, null, 155, 170, 150, 160, 170, 165], provisionalFrom(11)),
      ),
      sampleSeries(
        'Chưa phân tổ',
        'not-disaggregated',
        overQuarters([0, 0, 0, 222, 20, null, 0, 0, 30, 0, 0, 10], provisionalFrom(11)),
      ),
    ],
    breaks: [reform],
  }),
  columns: sampleModel({
    kind: 'columns',
    title: 'Số lớp tập huấn đối thoại chính sách cấp xã, Lâm Bình',
    unit: 'lớp',
    series: [
      sampleSeries(
        'Số lớp',
        'accent',
        overQuarters([1, 3, 0, 1, null, 4, 6, 12, 9, 7, 8, 5], provisionalFrom(10)),
      ),
    ],
    breaks: [reform],
  }),
  ranked: sampleModel({
    kind: 'ranked-bars',
    axis: 'org-unit',
    categoryLabel: 'Đơn vị',
    title: 'Tỷ lệ nữ đại biểu HĐND cấp huyện, các huyện của Bắc Kạn',
    series: [
      sampleSeries(
        'Tỷ lệ nữ',
        'accent',
        districts.map((name, index) =>
          samplePoint(`D06${index}`, index === 6 ? null : 38.4 - index * 2.7, {
            label: name,
            shortLabel: name,
            href: `/charts/NQ28-1.1?orgUnit=D06${index}`,
            ...(index === 2 && { stage: 'provisional' as const, stageLabel: 'Tạm tính' }),
          }),
        ),
      ),
    ],
    target: {
      comparator: 'range',
      low: 20,
      high: 25,
      label: '20–25 %',
      span: 'đến năm 2025',
      direction: 'range',
    },
  }),
  published: sampleModel({
    kind: 'columns',
    title: 'Tỷ lệ nữ đại biểu HĐND cấp tỉnh, cả nước',
    publishedOnly: true,
    demonstration: false,
    series: [
      sampleSeries(
        'Cả nước',
        'accent',
        ['2011-2016', '2016-2021', '2021-2026'].map((term, index) =>
          samplePoint(`T${term}`, [25.2, 26.5, 29][index] ?? null, {
            label: `Nhiệm kỳ ${term}`,
            shortLabel: term,
            published: {
              source: 'Báo cáo 362/BC-CP',
              asOf: '2021-05-23',
              precision: 'khoảng',
              confidence: 'cao',
            },
            origins: ['announcement'],
            originLabel: 'Số đã công bố',
          }),
        ),
      ),
    ],
    target: {
      comparator: '>=',
      low: 30,
      high: null,
      label: '≥ 30 %',
      span: 'nhiệm kỳ 2016-2021',
      direction: 'up',
    },
  }),
  onePoint: sampleModel({
    series: [sampleSeries('Lâm Bình', 'accent', overQuarters([222]).slice(0, 1))],
    unit: 'người',
  }),
  manyBars: sampleModel({
    kind: 'ranked-bars',
    axis: 'org-unit',
    title: 'Số người dự, 40 xã',
    unit: 'người',
    series: [
      sampleSeries(
        'Số người',
        'accent',
        Array.from({ length: 40 }, (_, index) =>
          samplePoint(`C${index}`, 12_345 - index * 300, { label: `Xã Thượng Minh thứ ${index + 1}` }),
        ),
      ),
    ],
  }),
  empty: sampleModel({
    series: [sampleSeries('Cả tỉnh', 'accent', overQuarters([]))],
    reading: 'Chưa có đơn vị nào báo cáo.',
  }),
  emptyGap: sampleModel({ kind: 'dot-gap', reading: 'Chưa có đơn vị nào báo cáo.' }),
  sexBars: sampleModel({
    kind: 'ranked-bars',
    axis: 'org-unit',
    unit: 'giờ',
    series: [
      sampleSeries(
        'Nữ',
        'women',
        districts.map((name, index) => samplePoint(name, 12 + index / 2)),
      ),
      sampleSeries(
        'Nam',
        'men',
        districts.map((name, index) => samplePoint(name, index === 3 ? null : 7 + index / 2)),
      ),
    ],
  }),
  negative: sampleModel({
    kind: 'columns',
    unit: 'điểm %',
    series: [sampleSeries('Chênh lệch', 'accent', overQuarters([-4.2, 3, 7, -1.5, 2, 3, 1, 0, -2, 4, 5, 6]))],
  }),
  mapAfter: sampleModel({
    ...mapFrame('after'),
    series: [sampleSeries('Quý IV/2025', 'accent', overProvinces('after'))],
  }),
  mapBefore: sampleModel({
    ...mapFrame('before'),
    series: [sampleSeries('Quý I/2023', 'accent', overProvinces('before'))],
  }),
  mapGap: sampleModel({
    ...mapFrame('after', 50),
    title: 'Số người dự tập huấn: tỷ lệ nữ theo tỉnh, thành phố, cả nước',
    series: [
      sampleSeries(
        'Quý IV/2025',
        'accent',
        provinceCodes.after.map((code, index) =>
          samplePoint(`P${code}`, 50 + ((index * 7) % 31) - 15, { label: `Tỉnh số ${code}` }),
        ),
      ),
    ],
  }),
  shares: sampleModel({
    kind: 'stacked-shares',
    title: 'Số người dự tập huấn: tỷ lệ theo giới tính, Bắc Kạn',
    series: [
      sampleSeries(
        'Nữ',
        'women',
        overQuarters(
          [52.2, 62.5, 58.6, null, 52.8, 54, 62.7, 64.7, 60.9, 65.2, 64.6, 66.3],
          provisionalFrom(11),
        ),
      ),
      sampleSeries(
        'Nam',
        'men',
        overQuarters(
          [47.8, 37.5, 41.4, null, 41.7, 46, 37.3, 35.3, 32.6, 34.8, 35.4, 31.7],
          provisionalFrom(11),
        ),
      ),
      sampleSeries(
        'Chưa phân tổ',
        'not-disaggregated',
        overQuarters([0, 0, 0, 100, 5.5, 0, 0, 0, 6.5, 0, 0, 2], provisionalFrom(11)),
      ),
    ],
    breaks: [reform],
  }),
  gap: sampleModel({
    kind: 'dot-gap',
    title: 'Số người dự tập huấn: nữ và nam, Bắc Kạn',
    unit: 'lượt người',
    series: [
      sampleSeries(
        'Nữ',
        'women',
        overQuarters([120, 150, 170, 222, 190, null, 260, 312], provisionalFrom(7)).slice(0, 8),
      ),
      sampleSeries(
        'Nam',
        'men',
        overQuarters([110, 90, 170, null, 210, null, 155, 170], provisionalFrom(7)).slice(0, 8),
      ),
    ],
  }),
  gapUnits: sampleModel({
    kind: 'dot-gap',
    axis: 'org-unit',
    categoryLabel: 'Đơn vị',
    unit: 'giờ',
    series: [
      sampleSeries(
        'Nữ',
        'women',
        districts.map((name, index) => samplePoint(name, 18 + index / 2)),
      ),
      sampleSeries(
        'Nam',
        'men',
        districts.map((name, index) => samplePoint(name, index === 3 ? null : 7 + index / 2)),
      ),
    ],
  }),
  panels: sampleModel({
    kind: 'small-multiples',
    title: 'Tỷ lệ nữ đại biểu HĐND theo đơn vị, Bắc Kạn',
    series: districts.map((name, index) =>
      sampleSeries(
        name,
        'accent',
        overQuarters(
          index === 6
            ? []
            : [26.1, 26.4, 26.4, 27, 27.5, index === 2 ? null : 28, 28.9, 29.3, 30.2, 30.1, 31, 31.7].map(
                (value, at) => (value === null ? null : value - index * 2.5 + ((at * index) % 4)),
              ),
          index === 4 ? provisionalFrom(9) : undefined,
        ),
        name,
      ),
    ),
    breaks: [reform],
  }),
  bullet: sampleModel({
    kind: 'bullet',
    series: [
      sampleSeries('Cả tỉnh', 'accent', overQuarters([26.1, 28.4, null, 32], provisionalFrom(3)).slice(0, 4)),
    ],
    target: {
      comparator: '>=',
      low: 35,
      high: null,
      label: '≥ 35 %',
      span: 'đến năm 2030, cả nước',
      direction: 'up',
    },
  }),
  seats: sampleModel({
    kind: 'hemicycle',
    title: 'Tỷ lệ nữ đại biểu Quốc hội và HĐND, cả nước',
    series: [
      sampleSeries('Trung ương', 'accent', [sampleSeats('T2021-2026', 151, 499)]),
      sampleSeries(
        'Cấp tỉnh',
        'other',
        [
          sampleSeats('T2016-2021', 14, 50, {
            published: { source: 'Báo cáo', asOf: '2016', precision: 'chính xác', confidence: 'cao' },
          }),
        ],
        'province',
      ),
      sampleSeries(
        'Cấp huyện',
        'other',
        [sampleSeats('T2021-2026', 16, 30, { stage: 'provisional' })],
        'district',
      ),
    ],
    target: {
      comparator: '>=',
      low: 35,
      high: null,
      label: '≥ 35 %',
      span: 'nhiệm kỳ 2021-2026',
      direction: 'up',
    },
  }),
  completeness: sampleModel({
    kind: 'heat-map',
    title: 'Báo cáo đã có trên báo cáo phải nộp theo đơn vị, Bắc Kạn',
    series: districts.map((name, index) =>
      sampleSeries(
        name,
        'accent',
        overQuarters(
          Array.from({ length: 12 }, (_, at) =>
            at < index - 4 ? null : ([100, 66.7, 0, 100][(at + index) % 4] ?? 0),
          ),
        ),
        name,
      ),
    ),
  }),
} satisfies Record<string, ChartModel>
