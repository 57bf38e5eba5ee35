import { beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { countPublished } from '@/lib/catalogue/published-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import type { Language } from '@/lib/format'
import { useTestDatabase } from '@/lib/testing/database'
import { groupIndicators } from './indicator-list'
import { toIndicatorSheet } from './indicator-sheet'

useTestDatabase({ seed: 'catalogue' })

let catalogue: Catalogue

beforeAll(async () => {
  catalogue = await getCatalogue()
})

function sheetOf(code: string, language: Language = 'vi', from = catalogue) {
  const indicator = from.indicators.byCode(code)
  if (!indicator) throw new Error(code)
  return toIndicatorSheet(from, indicator, language, (id) => (id === 'VN' ? 'Việt Nam' : id))
}

describe('an indicator’s sheet', () => {
  test('says a ratio in words and in codes, with the rules of its parts', () => {
    const sheet = sheetOf('NQ28-4.2')
    expect(sheet).toMatchObject({
      name: 'Tỷ số tử vong mẹ trên 100.000 trẻ đẻ sống',
      otherName: 'Maternal mortality ratio',
      component: 'Mục tiêu 4',
      numerator: { words: 'Số ca tử vong mẹ', codes: '#{NQ28-4.2.n}' },
      denominatorText: 'Số trẻ đẻ sống',
      factor: '100000',
      legalSource: 'NQ 28/NQ-CP ngày 03/03/2021',
    })
    expect(sheet.parts.map(({ code, unit, timeRollUp, forms }) => [code, unit, timeRollUp, forms])).toEqual([
      ['NQ28-4.2.n', 'ca', 'sum', []],
      ['NQ28-4.2.d', 'trẻ', 'sum', []],
    ])
  })

  test('shares an element where another indicator has the same part, and names its form', () => {
    const sheet = sheetOf('D8-F.3', 'en')
    expect(sheet.parts.map(({ code, name, forms }) => [code, name, forms])).toEqual([
      ['D8-F.2', 'Funds disbursed', ['Project 8 – quarterly report']],
      ['D8-F.1', 'Funds allotted', ['Project 8 – quarterly report']],
    ])
    expect(sheet).toMatchObject({ cumulation: 'year', numeratorText: 'Funds disbursed' })
  })

  test('gives targets their words, and tells the unchecked ones apart', () => {
    const targets = sheetOf('REP-1').targets.map(({ label, span, unchecked }) => [label, span, unchecked])
    expect(targets).toEqual([
      ['≥ 15 %', 'nhiệm kỳ 2020-2025, Việt Nam', false],
      ['20–25 %', 'nhiệm kỳ 2020-2025, P49-2008', false],
      ['20–25 %', 'đến năm 2030, Việt Nam', true],
    ])
  })

  test('of a label has neither formula nor unit', () => {
    expect(sheetOf('DA-1553')).toMatchObject({
      kind: 'label',
      unit: '',
      numerator: null,
      parts: [],
      targets: [],
    })
  })

  test('shows a part of an element by its option, and earlier definitions newest first', () => {
    const indicator = catalogue.indicators.byCode('D8-3.1b')
    const element = catalogue.elements.byCode('D8-3.1d')
    const female = catalogue.breakdowns.byKey('sex=female')
    if (!indicator || !element || !female) throw new Error('not in the catalogue')
    const earlier = { denominator: null, factor: '1', noteVi: 'Cũ', noteEn: 'Old', source: 'ours' }
    const changed = {
      ...indicator,
      numeratorVi: null,
      numerator: `#{${element.uid}.${female.uid}}.periodOffset(-1)`,
      definitions: [
        { ...earlier, validFrom: null, validTo: '2018-12-31', numerator: `#{${element.uid}}` },
        { ...earlier, validFrom: '2019-01-01', validTo: '2020-12-31', numerator: 'not a formula (' },
      ],
    }
    const sheet = toIndicatorSheet(catalogue, changed, 'vi', (id) => id)
    expect(sheet.numerator).toEqual({
      words: 'Số người dự tập huấn đối thoại chính sách (Nữ) (kỳ trước)',
      codes: '#{D8-3.1d:sex=female}.periodOffset(-1)',
    })
    expect(sheet.numeratorText).toBe(sheet.numerator?.words)
    expect(sheet.definitions.map(({ to, numerator, note }) => [to, numerator?.words, note])).toEqual([
      ['2020-12-31', null, 'Cũ'],
      ['2018-12-31', 'Số người dự tập huấn đối thoại chính sách', 'Cũ'],
    ])
  })

  test('exists for every indicator, in both languages, with every formula readable', () => {
    for (const { code, kind } of catalogue.indicators.list) {
      for (const language of ['vi', 'en'] as const) {
        const sheet = sheetOf(code, language)
        expect(sheet.numerator?.words ?? null, code)[kind === 'label' ? 'toBeNull' : 'toBeTruthy']()
        expect(sheet.numerator?.codes ?? '', code).not.toMatch(/#\{[A-Za-z]\w{10}\}/)
      }
    }
  })
})

describe('the list', () => {
  const codes = (query: string) =>
    groupIndicators(catalogue, new Map(), query, 'vi').flatMap((group) =>
      group.indicators.map(({ code }) => code),
    )

  test('has all 99 of the source and eight of our own, in 15 programmes', () => {
    expect(codes('')).toHaveLength(99 + 8)
    expect(groupIndicators(catalogue, new Map(), '', 'vi')).toHaveLength(15)
  })

  test.each([
    ['tử vong mẹ', ['NQ28-4.2']],
    ['tu vong me', ['NQ28-4.2']],
    ['maternal', ['NQ28-4.2']],
    ['d8-f.3', ['D8-F.3']],
    ['da-939', ['DA-939', 'DA-939b', 'DA-939c', 'DA-939d']],
    ['cán bộ 2020 nữ', []],
    ['nữ tiến sĩ', ['NQ28-5.4b']],
    ['thủ lĩnh', ['D8-3.3', 'D8-3.3a']],
    ['không có chỉ tiêu này', []],
  ])('finds by %s: %j', (query, found) => {
    expect(codes(query)).toEqual(found)
  })

  test('says what figures there are', async () => {
    const groups = groupIndicators(catalogue, await countPublished(), '', 'vi')
    const all = new Map(groups.flatMap(({ indicators }) => indicators.map((one) => [one.code, one])))
    expect(['D8-F.3', 'REP-4', 'BL-1', 'DA-938'].map((code) => all.get(code)?.figures)).toEqual([
      ...['entered-here', 'published-only', 'none', 'label'],
    ])
    const published = [...all.values()].reduce((sum, one) => sum + one.published, 0)
    expect(published).toBe(await db.publishedFigure.count({ where: { indicatorId: { not: null } } }))
  })
})
