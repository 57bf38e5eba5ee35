import { describe, expect, test } from 'vitest'
import { refsOf } from './formula-refs'
import { readCatalogueData } from './read-data'

const data = readCatalogueData()
const indicators = new Map(data.indicators.rows.map((row) => [row.code, row]))
const elements = new Map(data.elements.rows.map((row) => [row.code, row]))
const indicator = (code: string) => indicators.get(code) as NonNullable<ReturnType<typeof indicators.get>>
const element = (code: string) => elements.get(code) as NonNullable<ReturnType<typeof elements.get>>
const codesWhere = (test: (row: (typeof data.indicators.rows)[number]) => boolean) =>
  data.indicators.rows.filter(test).map(({ code }) => code)

function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}

describe('all rows of the source are accounted for', () => {
  test('99 indicators, of each kind and programme, and two of our own for the reports of each of four forms', () => {
    expect(indicators.size).toBe(99 + 8)
    expect(countBy(data.indicators.rows, ({ kind }) => kind)).toEqual({
      flow: 31,
      stock: 20,
      ratio: 45 + 8,
      label: 3,
    })
    expect(countBy(data.indicators.rows, ({ programme }) => programme)).toEqual({
      ...{ D8: 33 + 4, NQ28: 23, REP: 9, VST: 4 + 2, APH: 6 + 2, CT21: 2, HOI: 5, SDG: 5, TT: 2, BL: 2 },
      ...{ DA938: 1, DA939: 4, DA2415: 1, DA01: 1, DA1553: 1 },
    })
  })

  test('the three rows without a unit are labels', () => {
    expect(codesWhere(({ kind }) => kind === 'label')).toEqual(['DA-938', 'DA-2415', 'DA-1553'])
    expect(codesWhere(({ unit_vi }) => unit_vi === null)).toEqual(['DA-938', 'DA-2415', 'DA-1553'])
  })

  test('55 targets, of each comparator; the two for each year of a term say so', () => {
    expect(data.targets.rows).toHaveLength(55)
    expect(countBy(data.targets.rows, ({ comparator }) => comparator)).toEqual({
      '>=': 39,
      '>': 4,
      '<=': 5,
      '<': 3,
      range: 2,
      yes: 2,
    })
    expect(data.targets.rows.filter(({ each }) => each === 'year').map((row) => row.indicator)).toEqual([
      'HOI-4',
      'HOI-5',
    ])
    expect(data.targets.rows.filter(({ confidence }) => confidence.startsWith('from memory'))).toHaveLength(1)
  })

  test('each is of a programme and component we have, and says whence it comes', () => {
    expect(codesWhere(({ component }) => component === null)).toEqual([])
    expect(codesWhere(({ source }) => source === 'as above' || source === 'same')).toEqual([])
    const words = ['certain', 'likely', 'from memory, unverified']
    expect(codesWhere(({ confidence }) => !words.includes(confidence))).toEqual([])
  })
})

describe('what is counted', () => {
  test('a count is one element and one indicator of one code; the parts of a ratio are its .n and .d', () => {
    expect(elements.size).toBe(136)
    const shared = codesWhere(({ kind, code, numerator, denominator }) => {
      if (kind !== 'ratio') return false
      return numerator !== `#{${code}.n}` || denominator !== `#{${code}.d}`
    })
    const parts = shared.map((code) => [
      code,
      ...[indicator(code).numerator, indicator(code).denominator].flatMap((formula) =>
        refsOf(formula).map((ref) => ref.element),
      ),
    ])
    expect(parts).toEqual([
      ['D8-F.3', 'D8-F.2', 'D8-F.1'],
      ['NQ28-2.2', 'NQ28-2.2.n', 'NQ28-2.1.d'],
      ['REP-6', 'REP-6.n', 'REP-5.n'],
      ['APH-2a', 'APH-2', 'APH-2a.d'],
      // Reports received of reports owed: no element at all.
      ...['D8-BC.1', 'D8-BC.2', 'D8-BCN.1', 'D8-BCN.2', 'VST-BC.1', 'VST-BC.2', 'APH-BC.1', 'APH-BC.2'].map(
        (code) => [code],
      ),
    ])
  })

  test.each([
    // Only for the nation, or one's own: adding units makes no sense.
    ['D8-0.1', 'last', 'none', 'none'],
    ['NQ28-5.1', 'last', 'none', 'none'],
    ['CT21-1', 'last', 'none', 'none'],
    ['APH-5', 'last', 'none', 'sum'],
    // Averages of hours: nothing adds.
    ['NQ28-3.1.n', 'none', 'none', 'none'],
    ['NQ28-3.1.d', 'none', 'none', 'none'],
    ['SDG-5.4.1.n', 'none', 'none', 'none'],
    ['SDG-5.4.1.d', 'none', 'none', 'none'],
    // Quarterly standing: four quarters aren't a year's.
    ['NQ28-6.3.n', 'none', 'sum', 'sum'],
    ['NQ28-6.3.d', 'none', 'sum', 'sum'],
    // A population against the births of its year.
    ['NQ28-4.3.d', 'none', 'sum', 'sum'],
  ])('%s rolls up by %s, %s, %s', (code, time, place, breakdown) => {
    expect(element(code)).toMatchObject({ time, place, breakdown })
  })

  test('every other flow is added over time, every other stock is its last; all add over units and parts', () => {
    const plain = data.elements.rows.filter(
      (row) =>
        row.time === (row.kind === 'flow' ? 'sum' : 'last') && row.place === 'sum' && row.breakdown === 'sum',
    )
    expect(plain).toHaveLength(136 - 11)
  })

  test('persons are unique only where an event happens to them once', () => {
    expect(data.elements.rows.filter((row) => row.persons_unique).map(({ code }) => code)).toEqual([
      ...['NQ28-4.1.n', 'NQ28-4.1.d', 'NQ28-4.2.n', 'NQ28-4.2.d', 'NQ28-4.3.n'],
      ...['NQ28-5.2a.n', 'NQ28-5.2a.d', 'NQ28-5.2b.n', 'NQ28-5.2b.d'],
    ])
  })

  test('violence, trafficking and trusted addresses are sensitive, with every part', () => {
    const sensitive = codesWhere((row) => row.sensitive)
    expect(sensitive).toEqual([
      ...['D8-2.3', 'D8-2.3a', 'D8-2.4', 'NQ28-3.2a', 'NQ28-3.2b', 'NQ28-3.3', 'NQ28-3.4'],
      ...['HOI-6', 'SDG-5.2.1', 'BL-1', 'BL-2'],
    ])
    const parts = sensitive.flatMap((code) => refsOf(indicator(code).numerator).map((ref) => ref.element))
    expect(parts.every((code) => element(code).sensitive)).toBe(true)
  })
})

describe('indicators', () => {
  test.each([
    ['NQ28-4.1', '100', 'Số bé trai sinh ra sống'],
    ['NQ28-4.2', '100000', 'Số ca tử vong mẹ'],
    ['NQ28-4.3', '1000', 'Số ca sinh của nữ 15-19 tuổi'],
    ['NQ28-3.1', '1', 'Số giờ bình quân làm nội trợ, chăm sóc không trả công của nữ'],
  ])('%s is multiplied by %s once: in the factor, not in the words', (code, factor, numerator) => {
    expect(indicator(code)).toMatchObject({ factor, numerator_vi: numerator })
  })

  test('all other ratios are percentages', () => {
    const others = codesWhere(({ kind, factor }) => kind === 'ratio' && factor !== '100')
    expect(others).toEqual(['NQ28-3.1', 'NQ28-4.2', 'NQ28-4.3'])
    expect(codesWhere(({ kind, factor }) => kind !== 'ratio' && factor !== '1')).toEqual([])
  })

  test('fewer is better in seven, nothing is wished of four and of labels, more is better in all others', () => {
    expect(codesWhere(({ direction }) => direction === 'down')).toEqual([
      ...['NQ28-2.2', 'NQ28-3.1', 'NQ28-4.1', 'NQ28-4.2', 'NQ28-4.3', 'SDG-5.2.1', 'SDG-5.3.1'],
    ])
    expect(codesWhere(({ direction }) => direction === 'none')).toEqual([
      ...['D8-2.3a', 'D8-F.1', 'CT21-1', 'DA-938', 'DA-2415', 'DA-1553', 'SDG-5.4.1'],
    ])
  })

  test('every figure says how it is worked out, in both languages', () => {
    expect(codesWhere((row) => row.kind !== 'label' && (!row.method_vi || !row.method_en))).toEqual([])
    expect(indicator('NQ28-4.2').method_vi).toBe('Số ca tử vong mẹ ÷ Số trẻ đẻ sống × 100.000')
  })
})

describe('categories', () => {
  const optionsOf = (category: string) => data.categories.rows.filter((row) => row.category === category)

  test('the 54 ethnic groups are Kinh or minority; Hoa counts as a minority', () => {
    const groups = optionsOf('ethnic-group')
    expect(groups).toHaveLength(54)
    expect(new Set(groups.map(({ option_vi }) => option_vi)).size).toBe(54)
    expect(countBy(groups, (row) => row.class ?? '')).toEqual({
      'ethnicity=kinh': 1,
      'ethnicity=minority': 53,
    })
    expect(groups.find(({ option }) => option === 'hoa')?.class).toBe('ethnicity=minority')
  })

  test('age groups part at 15, 16, 18, 40 and 50 years, without overlap', () => {
    expect(optionsOf('age').map(({ option }) => option)).toEqual([
      ...['under-15', '15', '16-17', '18-39', '40-49', '50-plus', 'not-stated'],
    ])
  })

  test('sex has “not stated”, levels are five', () => {
    expect(optionsOf('sex').map(({ option }) => option)).toEqual(['female', 'male', 'not-stated'])
    expect(optionsOf('level').map(({ option }) => option)).toEqual([
      ...['central', 'province', 'district', 'commune', 'village'],
    ])
  })
})

describe('holidays', () => {
  test('the fixed ones of seven years, none on a day that isn’t', () => {
    const fixed = data.holidays.rows
      .filter(({ confidence }) => confidence === 'certain')
      .map(({ day }) => day)
    expect(fixed).toHaveLength(7 * 4)
    expect(fixed).toContain('2025-09-02')
    expect(
      data.holidays.rows.filter(({ name_vi }) => name_vi === 'Mùng 1 Tết').map(({ day }) => day),
    ).toEqual([
      ...['2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'],
    ])
  })
})
