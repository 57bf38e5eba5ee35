import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleModel, samplePoint, sampleSeries, samples } from './chart-samples'
import { toCsv, writeCell } from './csv'
import { toTable } from './table'

/** As a program reads it: lines that begin with `#` first, then a table. */
function split(csv: string) {
  const lines = csv.replace(/^\ufeff/, '').split('\r\n')
  const head = lines.filter((line) => line.startsWith('# '))
  const table = lines.slice(head.length).join('\r\n')
  const [names = [], ...rows]: string[][] = parse(table, { record_delimiter: '\r\n' })
  return { head, names, rows }
}

test('a file by hand: mark, facts in order, one header row, machine numbers', () => {
  const part = (exact: string, display: string) => ({ exact, display })
  const csv = toCsv(
    sampleModel({
      title: 'Tỷ lệ nữ, Bắc Kạn',
      subtitle: '%',
      reading: 'Là 31,7 %.\nTăng "nhẹ".',
      demonstration: false,
      href: '/charts/X?period=2023Q4',
      facts: [
        { key: 'area', label: 'Địa bàn', value: 'Bắc Kạn' },
        { key: 'period', label: 'Kỳ', value: 'Quý IV/2023' },
        { key: 'unit', label: 'Đơn vị tính', value: '%' },
        { key: 'definition', label: 'Định nghĩa', value: 'nữ chia tổng' },
        { key: 'data-version', label: 'Phiên bản', value: '128' },
      ],
      series: [
        sampleSeries('Nữ', 'women', [
          samplePoint('2023Q4', 31.7, {
            label: 'Quý IV/2023',
            exact: '31.7073170731707317',
            numerator: part('1300', '1.300'),
            denominator: part('4100', '4.100'),
          }),
          samplePoint('2024Q1', null, { label: 'Quý I/2024' }),
        ]),
      ],
    }),
  )
  expect(csv.split('\r\n')).toEqual([
    '\ufeff# title: Tỷ lệ nữ, Bắc Kạn',
    '# subtitle: %',
    '# reading: Là 31,7 %. Tăng "nhẹ".',
    '# filters: Địa bàn: Bắc Kạn; Kỳ: Quý IV/2023',
    '# query: /charts/X?period=2023Q4',
    '# unit: %',
    '# source: ',
    '# stage: ',
    '# coverage: ',
    '# calendar: ',
    '# geography: ',
    '# data version: 128',
    '# time: ',
    '# who: ',
    '# licence: ',
    '# reference: ',
    '# definition: nữ chia tổng',
    'item,series,breakdown,period,label,value,numerator,denominator,unit,display,coverage_reported,coverage_assigned,missing,missing_label,stage,origins,published_source,published_as_of,published_precision,published_confidence',
    'NQ28-1.1,Nữ,,2023Q4,Quý IV/2023,31.7073170731707317,1300,4100,%,"31,7",1,1,,,approved,demonstration,,,,',
    'NQ28-1.1,Nữ,,2024Q1,Quý I/2024,,,,%,–,0,1,not-reported,chưa báo cáo,,,,,,',
    '',
  ])
})

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+84 24', "'+84 24"],
  ['-2', "'-2"],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['−2,5', '"−2,5"'],
  ['a=b', 'a=b'],
  ['Huyện “Ba Bể”', 'Huyện “Ba Bể”'],
])('text %j can not run as a formula', (text, cell) => {
  expect(writeCell({ kind: 'text', text })).toBe(cell)
})

test('negative numbers stay numbers', () => {
  expect(writeCell({ kind: 'number', text: '-1234.5' })).toBe('-1234.5')
  expect(writeCell({ kind: 'number', text: '' })).toBe('')
  const { names, rows } = split(toCsv(samples.negative))
  expect(rows[0]?.[names.indexOf('value')]).toBe('-4.2')
  expect(rows[0]?.[names.indexOf('display')]).toBe('−4,2')
})

test('what is not a machine number never gets into a number cell', () => {
  for (const text of ['1.234,5', '1e5', '=1', 'NaN'])
    expect(() => writeCell({ kind: 'number', text })).toThrow()
})

test('any text comes back as it was, but for the guard', () => {
  fc.assert(
    fc.property(fc.string(), (raw) => {
      const text = raw.normalize('NFC')
      const [[back] = []] = parse(`${writeCell({ kind: 'text', text })},x`, { record_delimiter: '\r\n' })
      expect([text, `'${text}`]).toContain(back)
      expect(back).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('file and table show the same digits', () => {
  for (const model of Object.values(samples)) {
    const { names, rows } = split(toCsv(model))
    const table = toTable(model)
    const value = table.columns.findIndex(({ key }) => key === 'value')
    expect(rows.map((row) => row[names.indexOf('display')])).toEqual(table.rows.map((row) => row[value]))
  }
})

test('a file of demonstration figures says so', () => {
  expect(split(toCsv(samples.line)).head).toContain('# demonstration: Dữ liệu minh hoạ')
})

test('no part of a remark begins like a formula where a spreadsheet cuts it at a comma', () => {
  const { head } = split(toCsv(sampleModel({ title: 'Số nữ,=HYPERLINK("x"),+1,-2,@a' })))
  expect(head[0]).toBe('# title: Số nữ, =HYPERLINK("x"), +1, -2, @a')
})

test('a chart of areas names its key column orgUnit', () => {
  expect(split(toCsv(samples.ranked)).names[3]).toBe('orgUnit')
})
