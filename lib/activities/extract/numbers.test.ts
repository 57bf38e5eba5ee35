import { describe, expect, test } from 'vitest'
import { readDates, toDays } from './dates'
import { buildMask, maskNumbers } from './identifiers'
import { readNumbers } from './numbers'
import { readText } from './text'

/** Numbers of a text as "words = value precision". */
function numbers(text: string): string[] {
  const clean = readText(text)
  const masks = maskNumbers(clean.folded)
  const dates = readDates(clean.folded, buildMask(masks.filter(({ kind }) => kind !== 'year')))
  return readNumbers(clean.folded, buildMask([...masks, ...dates])).map(
    ({ start, end, value, high, precision, isPercent, money }) =>
      [
        `${clean.text.slice(start, end)} =`,
        high === undefined ? value : `${value}–${high}`,
        money ?? (isPercent ? '%' : ''),
        precision === 'exact' ? '' : precision,
      ]
        .filter((part) => part !== '')
        .join(' '),
  )
}

/** Days of a text; a day without a year is given that of 2024. */
function days(text: string): string[] {
  const clean = readText(text)
  const masks = maskNumbers(clean.folded).filter(({ kind }) => kind !== 'year')
  return readDates(clean.folded, buildMask(masks)).map((date) => {
    const { from, to } = toDays(date, 2024) ?? { from: '?', to: '?' }
    return [from === to ? from : `${from}–${to}`, date.precision === 'day' ? '' : date.precision]
      .join(' ')
      .trimEnd()
  })
}

describe('numbers', () => {
  test.each([
    ['222 đại biểu', '222 = 222'],
    ['hơn 1.200 hội viên', '1.200 = 1200 more-than'],
    ['gần 50 người', '50 = 50 nearly'],
    ['trên 35%', '35% = 35 % more-than'],
    ['từ 20-25%', '20-25% = 20–25 % range'],
    ['20 % đến 25 %', '20 % đến 25 % = 20–25 % range'],
    ['đạt từ 25% trở lên', '25% = 25 % at-least'],
    ['ít nhất 1 đồng chí nữ', '1 = 1 at-least'],
    ['không quá 30 người', '30 = 30 at-most'],
    ['dưới 25%', '25% = 25 % less-than'],
    ['khoảng 100-120 học viên', '100-120 = 100–120 range'],
    ['ước khoảng 300 người', '300 = 300 around'],
    ['hai trăm đại biểu', 'hai trăm = 200'],
    ['một nghìn hai trăm người', 'một nghìn hai trăm = 1200'],
    ['hai mươi lăm hội viên', 'hai mươi lăm = 25'],
    ['một trăm linh năm chị', 'một trăm linh năm = 105'],
    ['năm lớp tập huấn', 'năm = 5'],
    ['05 lớp', '05 = 5'],
    ['1,2 tỷ đồng', '1,2 tỷ đồng = 1.2 tỷ đồng'],
    ['500 triệu đồng', '500 triệu đồng = 500 triệu đồng'],
    ['2 triệu người', '2 triệu = 2000000'],
    ['30 phần trăm', '30 phần trăm = 30 %'],
    ['33,33%', '33,33% = 33.33 %'],
    ['1 200 người', '1 200 = 1200'],
    ['19/21 ủy viên', '19/21 = 19'],
  ])('%s', (text, read) => {
    expect(numbers(text)).toEqual([read])
  })

  test.each([
    'Chỉ thị 21-CT/TW',
    'Đề án 938, 939, Đề án 1553',
    'Nghị quyết số 28',
    'Nghị quyết 28/NQ-CP',
    'Dự án 8',
    'nhiệm kỳ 2021-2026',
    'giai đoạn 2021 – 2030',
    'Quyết định số 1719/QĐ-TTg',
    'Kế hoạch số 43/KH-ĐCT',
    'Quốc hội khóa XV',
    'lần thứ 13',
    'gia đình “5 có, 3 sạch”',
    '5 không, 3 sạch',
    'kỷ niệm 93 năm',
    'Lượt xem: 891',
    'lúc 19h30, 7 giờ 30 phút, 14:05',
    'tổng đài 111, điện thoại 0912 345 678',
    'thôn 3, tổ dân phố 5, phường 12',
    'Covid-19, công nghệ 4.0',
    'từ 18 tuổi trở lên',
    'ngày 27/12/2023, tháng 10 năm 2022, quý III/2025',
    'đầu năm học, trong năm qua, mỗi năm lớp một khai giảng',
    'Điều 12, khoản 5',
  ])('no figure: %s', (text) => {
    expect(numbers(text)).toEqual([])
  })

  test('a target behind its word is a figure, the same word with a number sign is a name', () => {
    expect(numbers('mục tiêu 100 CLB, kế hoạch số 100')).toEqual(['100 = 100'])
  })
})

describe('dates', () => {
  test.each([
    ['ngày 27/12/2023', '2023-12-27'],
    ['Sáng 27/12', '2024-12-27'],
    ['chiều ngày 31 tháng 01', '2024-01-31'],
    ['ngày 08 tháng 3 năm 2024', '2024-03-08'],
    ['từ ngày 5 đến ngày 7/11/2024', '2024-11-05–2024-11-07'],
    ['từ 28/10 đến 02/11/2024', '2024-10-28–2024-11-02'],
    ['từ 30/12 đến 02/01/2024', '2023-12-30–2024-01-02'],
    ['ngày 30/12/2023 - 02/01/2024', '2023-12-30–2024-01-02'],
    ['trong 2 ngày 14 và 15 tháng 8 năm 2024', '2024-08-14–2024-08-15'],
    ['trong các ngày 20, 21/9/2023', '2023-09-20–2023-09-21'],
    ['ngày 12-13/6', '2024-06-12–2024-06-13'],
    ['15 - 17/5/2023', '2023-05-15–2023-05-17'],
    ['ngày 27-12-2023', '2023-12-27'],
    ['27.12.2023', '2023-12-27'],
    ['ngày 4-12', '2024-12-04'],
    ['sáng 24.1', '2024-01-24'],
    ['2025-11-28', '2025-11-28'],
    ['tháng 10 năm 2022', '2022-10-01–2022-10-31 month'],
    ['tháng 02/2024', '2024-02-01–2024-02-29 month'],
    ['6 tháng đầu năm 2023', '2023-01-01–2023-06-30 half-year'],
    ['9 tháng đầu năm 2023', '2023-01-01–2023-09-30 nine-months'],
    ['quý III/2025', '2025-07-01–2025-09-30 quarter'],
    ['quý 4 năm 2023', '2023-10-01–2023-12-31 quarter'],
  ])('%s', (text, read) => {
    expect(days(text)).toEqual([read])
  })

  test.each([
    'ngày 31/02/2023',
    'ngày 32/12/2023',
    '15/18 xã',
    '8/12 xã',
    '1/4 số hộ',
    'số 28/NQ-CP',
    'nhiệm kỳ 2021-2026',
    '30 người',
  ])('no day: %s', (text) => {
    expect(days(text)).toEqual([])
  })
})
