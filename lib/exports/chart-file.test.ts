import { expect, test } from 'vitest'
import { toChartFile, toContentDisposition } from './chart-file'
import { sampleModel, samples } from './chart-samples'
import { fileWordsOf } from './file-word-samples'
import { createReference } from './reference'
import { stampModel } from './stamp'

test('a reference names the day in Viet Nam', () => {
  expect(createReference(new Date('2026-11-21T17:30:00Z'))).toMatch(/^SHD-20261122-[0-9A-HJKMNP-TV-Z]{6}$/)
})

test('a file is named in Vietnamese, and in plain letters for old programs', async () => {
  const model = sampleModel({ code: 'D8-3.1d', title: 'Số người dự, huyện Lâm Bình (đối thoại)' })
  const { name } = await toChartFile(
    { model, words: fileWordsOf('vi'), scale: 2, listValues: async () => null },
    'csv',
    'SHD-20261122-7F3K2Q',
  )
  expect(name).toBe('D8-3.1d_Số-người-dự-huyện-Lâm-Bình-đối-thoại_SHD-20261122-7F3K2Q.csv')
  expect(toContentDisposition(name)).toContain(
    'filename="D8-3.1d_So-nguoi-du-huyen-Lam-Binh-doi-thoai_SHD-20261122-7F3K2Q.csv"',
  )
})

test('quotes, new lines and path signs of a title never reach the header', () => {
  const header = toContentDisposition('a"b\r\nSet-Cookie: x/../é.png')
  expect(header).toBe(
    `attachment; filename="a-b-Set-Cookie-x-..-e.png"; filename*=UTF-8''a%22b%0D%0ASet-Cookie%3A%20x%2F..%2F%C3%A9.png`,
  )
})

test('the stamp replaces what stood there and comes last', () => {
  const at = (value: string) => ({ label: 'x', value })
  const stamp = { time: at('1'), who: at('2'), licence: at('3'), reference: at('4') }
  const once = stampModel(samples.line, stamp)
  expect(once.facts.slice(-4).map(({ key, value }) => `${key}${value}`)).toEqual([
    'time1',
    'who2',
    'licence3',
    'reference4',
  ])
  expect(stampModel(once, stamp)).toEqual(once)
})
