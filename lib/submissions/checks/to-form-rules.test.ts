import { describe, expect, test } from 'vitest'
import { buildCatalogue } from '@/lib/catalogue/build-catalogue'
import type { CatalogueRule } from '@/lib/catalogue/catalogue'
import { refsOf, toStoredFormula } from '@/lib/catalogue/formula-refs'
import { readCatalogueData } from '@/lib/catalogue/read-data'
import { findTypeProblem } from '@/lib/indicators/expression/check-types'
import { parseExpression } from '@/lib/indicators/expression/parse'
import { toUid } from '@/lib/uid'
import { checkForm } from './check-form'
import { lineOf } from './line'
import { cells, form, item } from './samples'
import { toFormRules } from './to-form-rules'

const data = readCatalogueData()

const empty = {
  version: 1n,
  ...{
    programmes: [],
    components: [],
    activityTypes: [],
    registerKinds: [],
    bodyFeeds: [],
    combos: [],
    categories: [],
    forms: [],
  },
  ...{ indicators: [], targets: [], groups: [], holidays: [] },
}
const keys = ['', 'sex=female', 'sex=male']

/** A catalogue of elements `A` … `C`, a constant, and these rules, written with codes. */
function catalogueWith(...rules: Partial<CatalogueRule>[]) {
  return buildCatalogue({
    ...empty,
    elements: ['A', 'B', 'C'].map((code, id) => ({ id, code, uid: toUid('data-element', code) }) as never),
    breakdowns: keys.map((key, id) => ({ id, key, uid: toUid('breakdown', key), breakdown: {} })),
    constants: [{ id: 1, uid: 'FxConstant0', code: 'K', nameVi: 'K', nameEn: 'K', value: '-2.5' }],
    rules: rules.map((rule, id) => ({
      id,
      uid: toUid('validation-rule', rule.code ?? 'R'),
      code: 'R',
      nameVi: 'Tên',
      nameEn: 'Name',
      descriptionVi: null,
      descriptionEn: null,
      leftMissing: 'skip_if_any_missing',
      operator: 'equal_to',
      rightMissing: 'skip_if_any_missing',
      importance: 'medium',
      severity: 'warning',
      frequency: 'year',
      ...rule,
      leftSide: toStoredFormula(rule.leftSide ?? '#{A}') ?? '',
      rightSide: toStoredFormula(rule.rightSide ?? '#{B}') ?? '',
    })),
  })
}

const asked = { ...form(item('A', keys), item('B')), frequency: 'quarter' as const, validOnly: false }
const sides = (rule: Partial<CatalogueRule>) =>
  toFormRules(catalogueWith(rule), asked).map(({ left, right }) => `${left.expression} = ${right.expression}`)

describe('rules of a form', () => {
  test.each<[string, string, string, string[]]>([
    ['uids become codes', '#{A}', '#{B}', ['#{A} = #{B}']],
    ['a part of a row', '#{A:sex=female} + #{B}', '2', ['#{A:sex=female} + #{B} = 2']],
    ['a constant becomes its number', '#{A} * C{FxConstant0}', '#{B}', ['#{A} * -2.5 = #{B}']],
    ['an earlier period within reach', '#{A}', '#{A}.periodOffset(-8)', ['#{A} = #{A}.periodOffset(-8)']],
    ['inside functions', 'if(isNull(#{A}), 0, #{A})', '#{B}', ['if(isNull(#{A}), 0, #{A}) = #{B}']],
    ['an element that isn’t asked', '#{A}', '#{C}', []],
    ['a part that isn’t asked', '#{B:sex=female}', '#{A}', []],
    ['an earlier period out of reach', '#{A}', '#{A}.periodOffset(-9)', []],
    ['a later period', '#{A}', '#{A}.periodOffset(1)', []],
    ['the year so far', '#{A}', '#{B}.yearToDate()', []],
    ['other units', '#{A} + OUG{FxGroup0000}', '#{B}', []],
    ['the days of the period', '#{A} + [days]', '#{B}', []],
    ['a constant nobody knows', '#{A}', 'C{FxUnknown00}', []],
    ['what can’t be read', '#{A} +', '#{B}', []],
  ])('%s', (_name, leftSide, rightSide, expected) => {
    expect(sides({ leftSide, rightSide })).toEqual(expected)
  })

  test('ours hold at any pace, an imported one at its own', () => {
    const imported = { uid: 'FxRule00000', leftSide: '#{A}' }
    expect(sides(imported)).toEqual([])
    expect(sides({ ...imported, frequency: 'quarter' })).toEqual(['#{A} = #{B}'])
  })

  test('of a data set that is complete only when valid, imported rules block; ours stay as they are', () => {
    const catalogue = catalogueWith(
      { uid: 'FxRule00000', frequency: 'quarter', importance: 'low' },
      { code: 'OURS' },
    )
    const severities = (validOnly: boolean) =>
      toFormRules(catalogue, { ...asked, validOnly }).map(({ code, severity }) => `${code} ${severity}`)
    expect(severities(false)).toEqual(['R warning', 'OURS warning'])
    expect(severities(true)).toEqual(['R error', 'OURS warning'])
  })
})

describe('the rules of the data files', () => {
  const codes = new Map(data.elements.rows.map((row) => [row.code, row]))

  test('can be read, compare numbers, and say in Vietnamese what should hold', () => {
    expect(data.rules.rows.length).toBeGreaterThan(40)
    for (const row of data.rules.rows) {
      for (const side of [row.left, row.right]) {
        const parsed = parseExpression(side)
        expect(parsed.ok && findTypeProblem(parsed.expression, 'number'), row.code).toBeNull()
      }
      expect(row.description_vi, row.code).toMatch(/\.$/)
    }
  })

  test('compare like with like: both sides are of one unit, but for pairs', () => {
    for (const row of data.rules.rows.filter(
      ({ operator, left }) => !/pair/.test(operator) && !/if\(/.test(left),
    )) {
      const units = [...refsOf(row.left), ...refsOf(row.right)].map(
        ({ element }) => codes.get(element)?.unit_vi,
      )
      expect(new Set(units).size, row.code).toBe(1)
    }
  })

  test.each([
    [
      'requests answered above requests received',
      { 'D8-3.1b.n|': '12', 'D8-3.1b.d|': '10' },
      ['error CHK-D8-3.1b'],
    ],
    ['as many answered as received', { 'D8-3.1b.n|': '10', 'D8-3.1b.d|': '10' }, []],
    ['more disbursed than allotted', { 'D8-F.1|': '100', 'D8-F.2|': '100.1' }, ['warning CHK-D8-F.3']],
    ['dialogues without people', { 'D8-3.1|': '2', 'D8-3.1a|': '0' }, ['warning CHK-D8-3.1a']],
    ['people without dialogues', { 'D8-3.1a|': '40' }, ['warning CHK-D8-3.1a']],
    ['neither', { 'D8-3.1|': '0', 'D8-3.1a|': '0' }, []],
    ['people not counted, with a reason', { 'D8-3.1|': '2', 'D8-3.1a|': '?not-available' }, []],
    ['courses with elders alone', { 'D8-4.2|': '1', 'D8-4.2b|': '20' }, []],
    ['courses with nobody', { 'D8-4.2|': '1', 'D8-4.2a|': '0', 'D8-4.2b|': '0' }, ['warning CHK-D8-4.2']],
  ])('%s', (_name, row, expected) => {
    const names = [...codes.keys()]
    const catalogue = buildCatalogue({
      ...empty,
      elements: names.map((code, id) => ({ id, code, uid: toUid('data-element', code) }) as never),
      breakdowns: [],
      constants: [],
      rules: data.rules.rows.map((rule, id) => ({
        id,
        uid: toUid('validation-rule', rule.code),
        code: rule.code,
        nameVi: rule.name_vi,
        nameEn: rule.name_en,
        descriptionVi: rule.description_vi,
        descriptionEn: rule.description_en,
        leftSide: toStoredFormula(rule.left) ?? '',
        leftMissing: rule.left_missing,
        operator: rule.operator,
        rightSide: toStoredFormula(rule.right) ?? '',
        rightMissing: rule.right_missing,
        importance: rule.importance,
        severity: rule.severity,
        frequency: rule.frequency,
      })),
    })
    const whole = {
      ...form(...names.map((code) => item(code))),
      frequency: 'quarter' as const,
      validOnly: false,
    }
    const rules = toFormRules(catalogue, whole)
    expect(rules).toHaveLength(data.rules.rows.length)
    const found = checkForm({ form: whole, rules, cells: cells(row) })
    expect(found.map((problem) => `${problem.severity} ${problem.rule?.code}`)).toEqual(expected)
  })
})

test('a unit’s line goes back over renames and nothing else', () => {
  const steps: Record<string, { predecessorId: string; kind: 'renamed' | 'merged' }[]> = {
    now: [{ predecessorId: 'town', kind: 'renamed' }],
    town: [{ predecessorId: 'district', kind: 'renamed' }],
    district: [{ predecessorId: 'other', kind: 'merged' }],
  }
  const tree = { predecessorsOf: (id: string) => (steps[id] ?? []) as never }
  expect(lineOf(tree, 'now')).toEqual(['now', 'town', 'district'])
})
