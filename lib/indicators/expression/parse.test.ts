import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DataItem, noModifiers } from './expression'
import { itemsOf, parseExpression } from './parse'
import { read } from './samples'
import { itemText, toText } from './to-text'

const [first, second, third] = ['elementAaaa', 'optionBbbbb', 'attribCcccc']
const element = (name: string, rest: Partial<DataItem & { kind: 'element' }> = {}): DataItem => ({
  kind: 'element',
  element: name,
  option: null,
  attributeOption: null,
  modifiers: noModifiers,
  ...rest,
})

test.each<[string, DataItem]>([
  [`#{${first}}`, element(first)],
  [`#{${first}.${second}}`, element(first, { option: second })],
  [`#{${first}.${second}.${third}}`, element(first, { option: second, attributeOption: third })],
  [`#{${first}.*.${third}}`, element(first, { attributeOption: third })],
  [`#{${first}.${second}.*}`, element(first, { option: second })],
  [`#{${first}.${second}.${third}.${first}}`, element(`${first}.${second}.${third}.${first}`)],
  ['#{D8-3.1b.n}', element('D8-3.1b.n')],
  ['#{ D8-3.1b.n }', element('D8-3.1b.n')],
  ['#{D8:sex=female}', element('D8', { option: 'sex=female' })],
  ['#{D8:ethnicity=minority;sex=female}', element('D8', { option: 'ethnicity=minority;sex=female' })],
  [`#{${first}:sex=female}`, element(first, { option: 'sex=female' })],
  ['C{PI}', { kind: 'constant', ref: 'PI' }],
  ['OUG{MOUNTAINS}', { kind: 'group', ref: 'MOUNTAINS' }],
  ['N{D8-1}', { kind: 'indicator', ref: 'D8-1', modifiers: noModifiers }],
  [
    'R{D8.Q1.ACTUAL_REPORTS}',
    { kind: 'reporting-rate', form: 'D8.Q1', metric: 'ACTUAL_REPORTS', modifiers: noModifiers },
  ],
  ['[days]', { kind: 'days' }],
  ['[periodInYear]', { kind: 'period-in-year' }],
  ['[yearlyPeriodCount]', { kind: 'yearly-period-count' }],
  ['orgUnit.ancestor(ouA, ou-B)', { kind: 'org-unit-test', test: 'ancestor', refs: ['ouA', 'ou-B'] }],
  ['orgUnit.dataSet(D8)', { kind: 'org-unit-test', test: 'dataSet', refs: ['D8'] }],
])('%s is one item', (text, item) => {
  expect(read(text)).toEqual({ kind: 'item', item })
  expect(read(itemText(item))).toEqual({ kind: 'item', item })
})

test.each([
  ['#{a}.periodOffset(-1)', '#{a}.periodOffset(-1)'],
  ['#{a}.periodOffset(-2).periodOffset(-3)', '#{a}.periodOffset(-5)'],
  ['(#{a}.periodOffset(+1) + #{b}).periodOffset(-2)', '#{a}.periodOffset(-1) + #{b}.periodOffset(-2)'],
  ['if(#{a} > 1, #{b}, 2).periodOffset(1)', 'if(#{a}.periodOffset(1) > 1, #{b}.periodOffset(1), 2)'],
  ['-#{a}.yearToDate()', '-#{a}.yearToDate()'],
  ['(#{a} * C{k} * N{i}).yearToDate()', '#{a}.yearToDate() * C{k} * N{i}.yearToDate()'],
  [
    '(#{a}.aggregationType(MAX) + #{b}).aggregationType(avg)',
    '#{a}.aggregationType(MAX) + #{b}.aggregationType(AVERAGE)',
  ],
  ['#{a}.minDate(2020-1-1).maxDate(2021-12-31)', '#{a}.minDate(2020-01-01).maxDate(2021-12-31)'],
  ['(#{a}.minDate(2020-01-01)).minDate(2021-01-01)', '#{a}.minDate(2020-01-01)'],
  [
    'subExpression(#{a}.periodOffset(-1) + 1).periodOffset(-2)',
    'subExpression(#{a}.periodOffset(-1) + 1).periodOffset(-2)',
  ],
  ['2 .periodOffset(1) + 1', '2 + 1'],
])('modifiers reach every item inside: %s', (text, canonical) => expect(toText(read(text))).toBe(canonical))

test.each([
  ['((1))', '1'],
  ['(1 + 2) * 3', '(1 + 2) * 3'],
  ['1 + (2 * 3)', '1 + 2 * 3'],
  ['1 - (2 - 3)', '1 - (2 - 3)'],
  ['(-2)^2', '(-2) ^ 2'],
  ['-2^2', '-2 ^ 2'],
  ['2^-3^2', '2 ^ -3 ^ 2'],
  ['not(true and false)', '!(true and false)'],
  ['true&&false||true', 'true and false or true'],
  ['1 /* one */ + /* two\n lines */ 2', '1 + 2'],
  ['\n1\t+\u00a02 ', '1 + 2'],
  ['"a\'b"', "'a\\'b'"],
  ['is(#{a} in 1, 2)', 'is(#{a} in 1, 2)'],
  ['1and 2', '1 and 2'],
  ['1.50', '1.5'],
])('%s is %s', (text, canonical) => {
  expect(toText(read(text))).toBe(canonical)
  expect(read(canonical)).toEqual(read(text))
})

test.each([
  ['', 'empty', 0, ''],
  ['  ', 'empty', 0, ''],
  ['1*', 'unfinished', 2, ''],
  ['( 1 +', 'unfinished', 5, ''],
  ['if(1, 2', 'unfinished', 7, ''],
  ['"abc', 'unfinished', 4, ''],
  ['[days', 'unfinished', 5, ''],
  ['1 /* open', 'unfinished', 9, ''],
  ['1) + 2', 'unexpected', 1, ')'],
  ['1),(2', 'unexpected', 1, ')'],
  ['1 2', 'unexpected', 2, '2'],
  ['1, 2', 'unexpected', 1, ','],
  ['1; 2', 'unexpected', 1, ';'],
  ['1 ? 2 : 3', 'unexpected', 2, '?'],
  ['1 <> 2', 'unexpected', 3, '>'],
  ['1 = 1', 'unexpected', 2, '='],
  ['1 & 1', 'unexpected', 2, '&'],
  ['()', 'unexpected', 1, ')'],
  ['greatest(1 2)', 'unexpected', 11, '2'],
  ['(1,)', 'unexpected', 2, ','],
  ['1 in 2', 'unexpected', 2, 'in'],
  ['#{a}.foo', 'unexpected', 5, 'foo'],
  ['#{a}?.yearToDate()', 'unexpected', 6, 'yearToDate'],
  ['(1)(2)', 'unexpected', 1, '('],
  ['abc', 'unknown-word', 0, 'abc'],
  ['1 + days', 'unknown-word', 4, 'days'],
  ['foo(1)', 'unknown-word', 0, 'foo'],
  ['constructor(1)', 'unknown-word', 0, 'constructor'],
  ['this', 'unknown-word', 0, 'this'],
  ['#{a}.foo(1)', 'unknown-word', 5, 'foo'],
  ['[foo]', 'unknown-word', 0, '[foo]'],
  ['orgUnit.level(a)', 'unknown-word', 0, 'orgUnit.level(a)'],
  ['if(1, 2)', 'wrong-argument-count', 0, 'if'],
  ['1 + isNull()', 'wrong-argument-count', 4, 'isNull'],
  ['is(1, 2)', 'wrong-argument-count', 0, 'is'],
  ['orgUnit.group(a, )', 'wrong-argument-count', 0, 'orgUnit.group(a, )'],
  ['#{}', 'bad-item', 0, '#{}'],
  ['R{form.NO_SUCH_RATE}', 'bad-item', 0, 'R{form.NO_SUCH_RATE}'],
  ['R{REPORTING_RATE}', 'bad-item', 0, 'R{REPORTING_RATE}'],
  ["#{a}.periodOffset('x')", 'bad-modifier', 5, 'periodOffset'],
  ['#{a}.periodOffset(1.5)', 'bad-modifier', 5, 'periodOffset'],
  ['#{a}.aggregationType(NOT_ONE)', 'bad-modifier', 5, 'aggregationType'],
  ['#{a}.maxDate(2022-13-01)', 'bad-modifier', 5, 'maxDate'],
  ['#{a}.minDate(2022-02-30)', 'bad-modifier', 5, 'minDate'],
  ['#{a}.yearToDate(1)', 'bad-modifier', 5, 'yearToDate'],
  ['#{a}.stageOffset(1)', 'other-mode', 5, 'stageOffset'],
  ['stddev(#{a} * C{b})', 'other-mode', 0, 'stddev'],
  ['d2:ceil(1.5)', 'other-mode', 0, 'd2:ceil'],
  ['V{event_count}', 'other-mode', 0, 'V{event_count}'],
  ['normDistCum(#{a})', 'other-mode', 0, 'normDistCum'],
  ['I{programIndA}', 'not-supported', 0, 'I{programIndA}'],
  ['D{programUidA.dataElemenC}', 'not-supported', 0, 'D{programUidA.dataElemenC}'],
  ['#{deGroup:elementAaaa}', 'not-supported', 0, '#{deGroup:elementAaaa}'],
  ['#{elementAaaa.co:optionBbbbb}', 'not-supported', 0, '#{elementAaaa.co:optionBbbbb}'],
  ['#{elementAaaa.optionBbbbb&optionCcccc}', 'not-supported', 0, '#{elementAaaa.optionBbbbb&optionCcccc}'],
  ['orgUnit.program(a)', 'not-supported', 0, 'orgUnit.program(a)'],
  ['1 + 1e400', 'bad-number', 4, '1e400'],
])('%j cannot be read: %s at %d', (text, code, position, word) => {
  expect(parseExpression(text)).toEqual({ ok: false, problem: { code, position, word } })
})

test.each([
  ['('.repeat(50_000)],
  ['-'.repeat(50_000)],
  ['1+'.repeat(50_000)],
  [`${'1+'.repeat(50_000)}1`],
  [`${'greatest('.repeat(5_000)}1${')'.repeat(5_000)}`],
])('very long formulas end in a problem, not in a crash', { timeout: 60_000 }, (text) => {
  expect(parseExpression(text).ok).toBe(false)
})

test('a sum of a thousand elements can be read', () => {
  const text = Array.from({ length: 1000 }, (_, index) => `#{E${index}}`).join(' + ')
  expect(itemsOf(read(text))).toHaveLength(1000)
})

test('random text never throws', { timeout: 60_000 }, () => {
  const pieces = fc.constantFrom(
    '#{a}',
    'C{',
    '}',
    '(',
    ')',
    ',',
    '.',
    '1',
    '.5',
    'e',
    '+',
    '-',
    '^',
    '!',
    '&&',
    'not',
    'in',
    'is(',
    'if(',
    "'",
    '"',
    '\\',
    '/*',
    '*/',
    '[days]',
    '[',
    ']',
    '?',
    ':',
    ';',
    '.periodOffset(',
    '.minDate(',
    '2020-01-01',
    'subExpression(',
    ' ',
    '\n',
    'ư',
    '💧',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((parts) => parts.join('')),
      ),
      (text) => {
        const parsed = parseExpression(text)
        if (parsed.ok) expect(read(toText(parsed.expression))).toEqual(parsed.expression)
        else expect(parsed.problem.position).toBeLessThanOrEqual(text.length)
      },
    ),
    { numRuns: 1500 },
  )
})

test('items come once each, in their order; a sub-expression is one and closed', () => {
  const expression = read('#{b} + #{a} * #{b} - subExpression(#{c} + #{d}) + #{a}.periodOffset(-1) + [days]')
  expect(itemsOf(expression).map(itemText)).toEqual([
    '#{b}',
    '#{a}',
    'subExpression(#{c} + #{d})',
    '#{a}.periodOffset(-1)',
    '[days]',
  ])
})
