import { expect, test } from 'vitest'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import { checkForm } from './check-form'
import { askText, checkText } from './check-text'
import { cells, form, item, rule } from './samples'

const words = { vi: vi.checks, en: en.checks }
const asked = form(
  item('A', ['', 'sex=female'], { minValue: '1' }),
  item('B', [''], { compulsory: true, decimals: 1 }),
)
const say = (problems: ReturnType<typeof checkForm>, language: 'vi' | 'en' = 'vi') =>
  problems.map((problem) =>
    checkText(problem, words[language], {
      language,
      item: (code) => `Chỉ tiêu ${code}`,
      column: (key) => (key === '' ? 'Tổng số' : 'Nữ'),
    }),
  )

test('every sentence is there in both languages', () => {
  expect(Object.keys(en.checks).sort()).toEqual(Object.keys(vi.checks).sort())
})

test('a split, a limit and a compulsory row are told with names and numbers', () => {
  const found = checkForm({ form: asked, cells: cells({ 'A|': '0', 'A|sex=female': '1250' }) })
  expect(say(found)).toEqual([
    'Chỉ tiêu A, Tổng số: 0 nhỏ hơn mức thấp nhất của chỉ tiêu này (1).',
    'Chỉ tiêu A: số Nữ lớn hơn tổng số: 1.250 > 0',
    'Chỉ tiêu B: cần có số, hoặc chọn lý do không có số.',
  ])
})

test('a rule speaks in its own words, in the reader’s language where it has them', () => {
  const own = { descriptionVi: 'A không thể lớn hơn B.', nameVi: 'A và B', nameEn: 'A and B' }
  const rules = [rule('#{A} / 3', 'less_than_or_equal_to', '#{B}', own)]
  const found = checkForm({ form: asked, rules, cells: cells({ 'A|': '10', 'B|': '2.5' }) })
  expect(say(found)).toEqual(['A không thể lớn hơn B. Số đang so sánh: 3,333 và 2,5.'])
  const named = checkForm({
    form: asked,
    rules: [{ ...rules[0], descriptionVi: null } as never],
    cells: cells({ 'A|': '10', 'B|': '2.5' }),
  })
  expect(say(named, 'en')).toEqual(['A and B. Compared: 3.333 and 2.5.'])
})

test('an outlier names its history and its methods, and asks for a comment until there is one', () => {
  const history = {
    periods: ['a', 'b', 'c', 'd', 'e'],
    figures: { 'A|': ['80', '90', '100', '110', '120'] },
  } as const
  const check = (figure: string) =>
    checkForm({ form: asked, history, cells: cells({ 'A|': figure, 'B|': '1' }) })
  expect(say(check('1000'))).toEqual([
    'Chỉ tiêu A, Tổng số: 1.000 khác xa các kỳ trước của đơn vị (từ 80 đến 120, trung vị 100). Cách phát hiện: cách trung bình hơn 3 độ lệch chuẩn; điểm z theo trung vị trên 3,5; ngoài khoảng nhỏ nhất – lớn nhất.',
  ])
  expect(check('1000').map((problem) => askText(problem, vi.checks))).toEqual([
    'Nếu số đúng, ghi chú lý do ở ô này.',
  ])
  expect(check('1000 // ngày hội lớn').map((problem) => askText(problem, vi.checks))).toEqual([
    'Đã có ghi chú.',
  ])
})
