import type { ChartModel } from '@/lib/dashboards/chart-model'
import { districts, overQuarters, provisionalFrom, reform } from './axes'
import { sampleModel, samplePoint, sampleSeries } from './build'

/** Lines, columns and bars. */
export const usual = {
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
  lastYear: sampleModel({
    kind: 'columns',
    series: [
      sampleSeries('Cả tỉnh', 'accent', overQuarters([26.1, 26.4, 26.4, 27]).slice(0, 4), 'P06'),
      sampleSeries(
        'Cùng kỳ năm trước',
        'other',
        overQuarters([21, null, 22.5, 23])
          .slice(0, 4)
          .map((point) => ({ ...point, at: point.key, key: point.key.replace('2023', '2022') })),
        'P06|last-year',
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
} satisfies Record<string, ChartModel>
