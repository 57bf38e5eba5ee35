import { describe, expect, test } from 'vitest'
import { checkForm } from './check-form'
import { keepsFromSending } from './problem'
import { cells, form, item, rule } from './samples'

const people = ['', 'sex=female', 'sex=male', 'sex=not-stated', 'ethnicity=minority']
const training = form(item('D8-3.1c'), item('D8-3.1d', people))

const told = (problems: ReturnType<typeof checkForm>) => problems.map(({ code, cell }) => `${code} ${cell}`)

describe('inside a row', () => {
  test.each<[string, Record<string, string | null>, string[]]>([
    ['an unsplit total is fine', { '': '222' }, []],
    ['a total of zero is a number', { '': '0' }, []],
    ['women above the total', { '': '122', 'sex=female': '130' }, ['part-above-total D8-3.1d|sex=female']],
    [
      'minority above the total',
      { '': '50', 'ethnicity=minority': '51' },
      ['part-above-total D8-3.1d|ethnicity=minority'],
    ],
    ['everybody a woman', { '': '10', 'sex=female': '10' }, []],
    ['women alone below the total', { '': '222', 'sex=female': '150' }, []],
    [
      'women and men above the total',
      { '': '222', 'sex=female': '150', 'sex=male': '73' },
      ['options-above-total D8-3.1d|sex=female'],
    ],
    [
      'all options below the total',
      { '': '222', 'sex=female': '150', 'sex=male': '70', 'sex=not-stated': '1' },
      ['options-below-total D8-3.1d|sex=female'],
    ],
    [
      'all options make the total',
      { '': '222', 'sex=female': '150', 'sex=male': '70', 'sex=not-stated': '2' },
      [],
    ],
    ['minority never has to make the total', { '': '222', 'ethnicity=minority': '100' }, []],
    [
      'a split without its total',
      { '': null, 'sex=female': '10', 'sex=male': '5' },
      ['split-without-total D8-3.1d|'],
    ],
  ])('%s', (_name, splits, expected) => {
    const row = Object.fromEntries(Object.entries(splits).map(([key, value]) => [`D8-3.1d|${key}`, value]))
    expect(told(checkForm({ form: training, cells: cells(row) }))).toEqual(expected)
  })

  test('a form in which every cell is blank can not be sent', () => {
    expect(told(checkForm({ form: training, cells: cells({ 'D8-3.1c|': null }) }))).toEqual([
      'nothing-entered null',
    ])
  })

  test('a reason instead of a number is an answer', () => {
    expect(checkForm({ form: training, cells: cells({ 'D8-3.1c|': '?not-available' }) })).toEqual([])
  })

  test('a computed total is the sum of its options, so nothing differs from it and no total lacks', () => {
    const computed = form(item('D8-3.1d', people, { totalFrom: 'sex' }))
    const row = { 'D8-3.1d|sex=female': '10', 'D8-3.1d|sex=male': '5', 'D8-3.1d|ethnicity=minority': '16' }
    const [problem, ...others] = checkForm({ form: computed, cells: cells(row) })
    expect(problem).toMatchObject({ code: 'part-above-total', numbers: { part: '16', total: '15' } })
    expect(others).toEqual([])
  })

  test.each<[string, string | null, string[]]>([
    ['at the smallest', '1', []],
    ['at the largest', '30.5', []],
    ['below the smallest', '0.9', ['below-minimum D8-3.1c|']],
    ['above the largest', '30.6', ['above-maximum D8-3.1c|']],
    ['blank', null, []],
  ])('limits of a row: %s', (_name, value, expected) => {
    const limited = form(item('D8-3.1c', [''], { minValue: '1', maxValue: '30.5' }), item('D8-3.1d'))
    expect(told(checkForm({ form: limited, cells: cells({ 'D8-3.1c|': value, 'D8-3.1d|': '0' }) }))).toEqual(
      expected,
    )
  })

  test.each<[string, string | null, string[]]>([
    ['a number', '0', []],
    ['a reason', '?not-applicable', []],
    ['neither', null, ['compulsory-blank D8-3.1c|']],
  ])('a compulsory row with %s', (_name, value, expected) => {
    const asked = form(item('D8-3.1c', [''], { compulsory: true }), item('D8-3.1d'))
    const found = checkForm({ form: asked, cells: cells({ 'D8-3.1c|': value, 'D8-3.1d|': '3' }) })
    expect(told(found)).toEqual(expected)
    expect(found.every(keepsFromSending)).toBe(true)
  })

  test('a compulsory row with a computed total wants an option, or a reason at each', () => {
    const asked = form(
      item('D', ['', 'sex=female', 'sex=male'], { totalFrom: 'sex', compulsory: true }),
      item('E'),
    )
    const check = (row: Record<string, string | null>) =>
      told(checkForm({ form: asked, cells: cells({ 'E|': '3', ...row }) }))
    expect(check({})).toEqual(['compulsory-blank D|sex=female'])
    expect(check({ 'D|sex=male': '0' })).toEqual([])
    expect(check({ 'D|sex=male': '?not-available' })).toEqual(['compulsory-blank D|sex=female'])
    expect(check({ 'D|sex=male': '?not-available', 'D|sex=female': '?not-available' })).toEqual([])
  })
})

describe('rules', () => {
  const asked = form(item('A', ['', 'sex=female']), item('B'), item('C'))
  const check = (one: ReturnType<typeof rule>, row: Record<string, string | null>) =>
    checkForm({ form: asked, rules: [one], cells: cells(row) })

  test.each<[Parameters<typeof rule>[1], string, string, boolean]>([
    ['equal_to', '2', '2', true],
    ['equal_to', '2', '3', false],
    ['not_equal_to', '2', '3', true],
    ['not_equal_to', '2', '2.0', false],
    ['greater_than', '3', '2', true],
    ['greater_than', '2', '2', false],
    ['greater_than_or_equal_to', '2', '2', true],
    ['greater_than_or_equal_to', '1.9', '2', false],
    ['less_than', '1', '2', true],
    ['less_than', '2', '2', false],
    ['less_than_or_equal_to', '2', '2', true],
    ['less_than_or_equal_to', '2.1', '2', false],
  ])('A %s B with %s and %s: %s', (operator, a, b, holds) => {
    const found = check(rule('#{A}', operator, '#{B}'), { 'A|': a, 'B|': b })
    expect(told(found)).toEqual(holds ? [] : ['rule-broken A|'])
  })

  test('a broken rule names its numbers, its cells and its words', () => {
    const words = { code: 'D8-1', nameVi: 'Tên', descriptionVi: 'Phải bằng nhau' }
    const found = check(rule('#{A:sex=female} + #{B}', 'equal_to', '#{C} * 2', words), {
      'A|': '4',
      'A|sex=female': '3',
      'B|': '1',
      'C|': '3',
    })
    expect(found).toMatchObject([
      {
        severity: 'error',
        code: 'rule-broken',
        cell: 'A|sex=female',
        cells: ['A|sex=female', 'B|', 'C|'],
        numbers: { left: '4', right: '6' },
        rule: words,
        answered: false,
        incomplete: false,
      },
    ])
  })

  test.each([
    ['refuse', []],
    ['skip_if_any_missing', []],
    ['skip_if_all_missing', ['rule-broken A|']],
    ['never_skip', ['rule-broken A|']],
  ] as const)('with one of two parts missing, %s', (missing, expected) => {
    const sum = rule('#{A} + #{B}', 'equal_to', '5', { left: { expression: '#{A} + #{B}', missing } })
    expect(told(check(sum, { 'A|': '4' }))).toEqual(expected)
  })

  test.each<[string, string | null, string | null, boolean]>([
    ['both', '1', '2', true],
    ['neither', null, null, true],
    ['left alone', '1', null, false],
    ['right alone', null, '2', false],
    ['a zero is a number', '0', null, false],
    ['a reason completes it', '1', '?not-available', true],
  ])('compulsory pair: %s', (_name, a, b, holds) => {
    for (const missing of ['skip_if_any_missing', 'never_skip', 'refuse'] as const) {
      const sides = { left: { expression: '#{A}', missing }, right: { expression: '#{B}', missing } }
      const found = check(rule('', 'compulsory_pair', '', sides), { 'A|': a, 'B|': b, 'C|': '1' })
      expect(told(found)).toEqual(holds ? [] : ['compulsory-pair A|'])
    }
  })

  test.each<[string, string | null, string | null, boolean]>([
    ['both', '1', '2', false],
    ['neither', null, null, true],
    ['left alone', '1', null, true],
    ['right alone', null, '2', true],
  ])('exclusive pair: %s', (_name, a, b, holds) => {
    const found = check(rule('#{A}', 'exclusive_pair', '#{B}'), { 'A|': a, 'B|': b, 'C|': '1' })
    expect(told(found)).toEqual(holds ? [] : ['exclusive-pair A|'])
  })

  test.each<[string, string, boolean]>([
    ['3', '0', false],
    ['0', '12', false],
    ['0', '0', true],
    ['3', '12', true],
  ])('sessions and people go together: %s sessions, %s people', (sessions, attended, holds) => {
    const pair = rule('removeZeros(#{A})', 'compulsory_pair', 'removeZeros(#{B})')
    const found = check(pair, { 'A|': sessions, 'B|': attended })
    expect(told(found)).toEqual(holds ? [] : ['compulsory-pair A|'])
  })

  test('a warning asks for a comment at its cell and nowhere else', () => {
    const warning = rule('#{A}', 'less_than_or_equal_to', '#{B}', { severity: 'warning' })
    const asks = (row: Record<string, string>) => check(warning, row).some(keepsFromSending)
    expect(asks({ 'A|': '3', 'B|': '2' })).toBe(true)
    expect(asks({ 'A|': '3', 'B|': '2 // quý trước chuyển sang' })).toBe(true)
    expect(asks({ 'A|': '3 // quý trước chuyển sang', 'B|': '2' })).toBe(false)
    expect(asks({ 'A|': '3 //  ', 'B|': '2' })).toBe(true)
  })

  test('an error is not answered by a comment', () => {
    const found = check(rule('#{A}', 'equal_to', '#{B}'), { 'A|': '3 // đúng là thế', 'B|': '2' })
    expect(found.some(keepsFromSending)).toBe(true)
  })

  test('what rests on a cell not typed yet is incomplete', () => {
    const pair = rule('#{A}', 'compulsory_pair', '#{B}')
    expect(check(pair, { 'A|': '3' })[0]?.incomplete).toBe(true)
  })

  test('a period before is read from the history', () => {
    const grows = rule('#{B}', 'greater_than_or_equal_to', '#{B}.periodOffset(-1)')
    const history = { periods: ['2023Q2', '2023Q3'], figures: { 'B|': ['9', '4'] } } as const
    const at = (value: string) =>
      checkForm({ form: asked, rules: [grows], cells: cells({ 'B|': value }), history })
    expect(told(at('3'))).toEqual(['rule-broken B|'])
    expect(at('4')).toEqual([])
    expect(told(check(grows, { 'B|': '3' }))).toEqual([])
  })

  test('the total of a row asked by its parts alone is their sum', () => {
    const parts = form(item('A', ['sex=female', 'sex=male']), item('B'))
    const row = cells({ 'A|sex=female': '3', 'A|sex=male': '4', 'B|': '6' })
    const [problem] = checkForm({ form: parts, rules: [rule('#{A}', 'equal_to', '#{B}')], cells: row })
    expect(problem).toMatchObject({ code: 'rule-broken', numbers: { left: '7', right: '6' } })
    expect(problem?.cells).toEqual(['A|sex=female', 'A|sex=male', 'B|'])
  })
})

describe('far from the unit’s own earlier figures', () => {
  const periods = ['2021Q4', '2022Q1', '2022Q2', '2022Q3', '2022Q4', '2023Q1', '2023Q2', '2023Q3']
  const steady = ['40', '44', '42', '41', null, '43', '45', '40']
  const asked = form(item('A', ['', 'sex=female']))
  const history = { periods, figures: { 'A|': steady, 'A|sex=female': steady } } as const

  test('is a warning that shows the history and asks for a comment', () => {
    const [problem, ...others] = checkForm({ form: asked, cells: cells({ 'A|': '420' }), history })
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      severity: 'warning',
      code: 'outlier',
      cell: 'A|',
      numbers: { value: '420', smallest: '40', largest: '45', median: '42' },
      methods: ['z', 'modified-z', 'min-max'],
      answered: false,
    })
    expect(problem?.history?.map(({ period, value }) => `${period} ${value}`)).toEqual([
      '2021Q4 40',
      '2022Q1 44',
      '2022Q2 42',
      '2022Q3 41',
      '2023Q1 43',
      '2023Q2 45',
      '2023Q3 40',
    ])
    const explained = checkForm({
      form: asked,
      cells: cells({ 'A|': '420 // chiến dịch cả huyện' }),
      history,
    })
    expect(explained.map(keepsFromSending)).toEqual([false])
  })

  test('is said once: a total speaks for its parts, a part for itself', () => {
    const both = checkForm({ form: asked, cells: cells({ 'A|': '420', 'A|sex=female': '300' }), history })
    expect(told(both)).toEqual(['outlier A|'])
    const part = checkForm({ form: asked, cells: cells({ 'A|': '44', 'A|sex=female': '2' }), history })
    expect(told(part)).toEqual(['outlier A|sex=female'])
  })
})
