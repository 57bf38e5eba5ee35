import { expect, test } from 'vitest'
import type { DataItem, Expression } from './expression'
import { toWords } from './in-words'
import { parseExpression } from './parse'

const names: Record<string, string> = {
  answered: 'Số kiến nghị đã trả lời',
  all: 'Tổng số kiến nghị',
  form: 'Biểu 8A: tỷ lệ nộp',
}
const figures: Record<string, string> = { answered: '24', all: '80' }
const refOf = (item: DataItem): string =>
  item.kind === 'element' ? item.element : item.kind === 'reporting-rate' ? item.form : item.kind
const nameOf = (item: DataItem) => names[refOf(item)] ?? refOf(item)
const valueTextOf = (item: DataItem) => figures[refOf(item)] ?? '…'

function read(text: string): Expression {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.code}`)
  return parsed.expression
}

test.each([
  ['#{answered} / #{all}', 'Số kiến nghị đã trả lời ÷ Tổng số kiến nghị'],
  ['(#{answered}) * 100', 'Số kiến nghị đã trả lời × 100'],
  ['(#{all} - #{answered}) / #{all}', '(Tổng số kiến nghị − Số kiến nghị đã trả lời) ÷ Tổng số kiến nghị'],
  ['#{all} - (#{answered} - 1)', 'Tổng số kiến nghị − (Số kiến nghị đã trả lời − 1)'],
  ['-1234.5 + 2 ^ 3', '−1.234,5 + 2^3'],
  [
    'if(#{all} >= 10 and not isNull(#{answered}), #{answered}, null)',
    'nếu (Tổng số kiến nghị ≥ 10 và không phải (thiếu số liệu (Số kiến nghị đã trả lời)); Số kiến nghị đã trả lời; không có số liệu)',
  ],
  ['#{all}.periodOffset(-1)', 'Tổng số kiến nghị (kỳ trước)'],
  ['#{all}.periodOffset(-4).aggregationType(MAX)', 'Tổng số kiến nghị (4 kỳ trước, lớn nhất)'],
  ['#{all}.yearToDate()', 'Tổng số kiến nghị (luỹ kế từ đầu năm)'],
  ['#{all}.minDate(2024-7-1).maxDate(2025-06-30)', 'Tổng số kiến nghị (từ 01/07/2024, đến 30/06/2025)'],
  ['R{form.REPORTING_RATE} * [days]', 'Biểu 8A: tỷ lệ nộp × Số ngày của kỳ'],
  ['is(#{all} in 1, 2)', 'Tổng số kiến nghị là một trong (1; 2)'],
  ['is(#{all} + 1 in 1, 2)', '(Tổng số kiến nghị + 1) là một trong (1; 2)'],
  ["contains('a-b', 'a')", '“a-b” chứa (“a”)'],
  [
    'subExpression(if(#{all} > 0, 1, 0)).periodOffset(-1)',
    'tính cho từng đơn vị, từng kỳ (kỳ trước) (nếu (Tổng số kiến nghị > 0; 1; 0))',
  ],
])('%s in Vietnamese', (text, words) => {
  expect(toWords(read(text), { language: 'vi', nameOf })).toBe(words)
})

test.each([
  ['#{answered} / #{all} * 100', '24 ÷ 80 × 100'],
  ['if(#{all} == 0, 0.5, -#{answered})', 'if (80 = 0; 0.5; −24)'],
  ['#{all}.periodOffset(-1) % 7 != 2', '80 modulo 7 ≠ 2'],
  ['greatest(#{all}, #{other}) or true', 'largest of (80; …) or true'],
])('%s with the numbers filled in', (text, words) => {
  expect(toWords(read(text), { language: 'en', nameOf, valueTextOf })).toBe(words)
})
