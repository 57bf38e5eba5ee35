import type { ChartModel } from '@/lib/dashboards/chart-model'
import {
  districts,
  mapFrame,
  overProvinces,
  overQuarters,
  provinceCodes,
  provisionalFrom,
  reform,
  sampleSeats,
} from './axes'
import { sampleModel, samplePoint, sampleSeries } from './build'

const aboutParity = {
  kind: 'parity' as const,
  comparator: '>=' as const,
  low: 50,
  high: 50,
  label: 'so với 50 % (nữ bằng nam)',
}

/** Maps, gaps, shares, panels, goals, seats, completeness. */
export const special = {
  mapAfter: sampleModel({
    ...mapFrame('after'),
    series: [sampleSeries('Quý IV/2025', 'accent', overProvinces('after'))],
  }),
  mapBefore: sampleModel({
    ...mapFrame('before'),
    series: [sampleSeries('Quý I/2023', 'accent', overProvinces('before'))],
  }),
  mapGap: sampleModel({
    ...mapFrame('after', aboutParity),
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
  mapTarget: sampleModel({
    ...mapFrame('after', {
      kind: 'target',
      comparator: '<',
      low: 25,
      high: null,
      label: 'so với mục tiêu < 25 % (đến năm 2030, cả nước; chỉ để tham khảo)',
    }),
    series: [sampleSeries('Năm 2025', 'accent', overProvinces('after'))],
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
