import { expect, test } from 'vitest'
import { sampleModel, samplePoint, sampleSeries, samples } from './chart-samples'
import { toTable } from './table'

test('a single series has no series column, and empty columns are left out', () => {
  const model = sampleModel({
    series: [sampleSeries('Lâm Bình', 'accent', [samplePoint('2023Q4', 222, { label: 'Quý IV/2023' })])],
  })
  expect(toTable(model)).toEqual({
    columns: [
      { key: 'category', label: 'Kỳ', numeric: false },
      { key: 'value', label: 'Giá trị (%)', numeric: true },
      { key: 'coverage', label: 'Độ phủ', numeric: true },
      { key: 'stage', label: 'Tình trạng', numeric: false },
      { key: 'origin', label: 'Nguồn gốc', numeric: false },
    ],
    rows: [['Quý IV/2023', '222', '1/1', 'Đã duyệt', 'Dữ liệu minh hoạ']],
  })
})

test('numerator, denominator and the reason of a gap each have their column', () => {
  const part = (exact: string) => ({ exact, display: exact })
  const model = sampleModel({
    series: [
      sampleSeries('Nữ', 'women', [
        samplePoint('a', 31.7, { numerator: part('13'), denominator: part('41') }),
        samplePoint('b', null),
      ]),
      sampleSeries('Nam', 'men', []),
    ],
  })
  const { columns, rows } = toTable(model)
  expect(columns.map(({ key }) => key)).toEqual([
    'category',
    'series',
    'value',
    'numerator',
    'denominator',
    'coverage',
    'stage',
    'origin',
    'missing',
  ])
  expect(rows).toEqual([
    ['a', 'Nữ', '31,7', '13', '41', '1/1', 'Đã duyệt', 'Dữ liệu minh hoạ', ''],
    ['b', 'Nữ', '–', '', '', '0/1', '', '', 'chưa báo cáo'],
  ])
})

test('a published figure says source, date and precision', () => {
  const { columns, rows } = toTable(samples.published)
  const at = columns.findIndex(({ key }) => key === 'origin')
  expect(rows[0]?.[at]).toBe('Số đã công bố · Báo cáo 362/BC-CP · 2021-05-23 · khoảng')
})
