import type { Language } from '@/lib/format'
import { type Calendar, getPeriod } from './code'

const roman = ['I', 'II', 'III', 'IV']
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A period in words: `Quý IV/2023`, `6 tháng đầu năm 2023`, `Giai đoạn 2021-2025` (domain/reporting.md §3). */
export function periodName(code: string, language: Language): string {
  const { type, year, index, endYear } = getPeriod(code)
  const vi = language === 'vi'
  switch (type) {
    case 'month':
      return vi ? `Tháng ${index}/${year}` : `${englishMonths[index - 1]} ${year}`
    case 'quarter':
      return vi ? `Quý ${roman[index - 1]}/${year}` : `Q${index} ${year}`
    case 'half':
      if (vi) return `6 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`
      return `${index === 1 ? 'First' : 'Second'} half of ${year}`
    case 'nine-months':
      return vi ? `9 tháng đầu năm ${year}` : `First nine months of ${year}`
    case 'year':
      return vi ? `Năm ${year}` : String(year)
    case 'phase':
      return `${vi ? 'Giai đoạn' : 'Phase'} ${year}-${endYear}`
    case 'term':
      return `${vi ? 'Nhiệm kỳ' : 'Term'} ${year}-${endYear}`
  }
}

/** For the axis of a narrow chart: `IV/23`, `3/24`, `6T đầu/23`, `9T/23`, `2023`, `2021-25`. */
export function shortPeriodName(code: string, language: Language = 'vi'): string {
  const { type, year, index, endYear } = getPeriod(code)
  const shortYear = String(year).slice(2)
  const vi = language === 'vi'
  switch (type) {
    case 'month':
      return `${index}/${shortYear}`
    case 'quarter':
      return `${vi ? roman[index - 1] : `Q${index}`}/${shortYear}`
    case 'half':
      return vi ? `6T ${index === 1 ? 'đầu' : 'cuối'}/${shortYear}` : `H${index}/${shortYear}`
    case 'nine-months':
      return `${vi ? '9T' : '9M'}/${shortYear}`
    case 'year':
      return String(year)
    case 'phase':
    case 'term':
      return `${year}-${String(endYear).slice(2)}`
  }
}

const calendarNames: Record<Calendar, Record<Language, string>> = {
  statistical: {
    vi: 'Kỳ thống kê theo quý dương lịch (NĐ 60/2018/NĐ-CP)',
    en: 'Statistical periods by calendar quarter (Decree 60/2018/NĐ-CP)',
  },
  administrative: {
    vi: 'Kỳ báo cáo hành chính, từ ngày 15 đến ngày 14 (NĐ 09/2019/NĐ-CP)',
    en: 'Administrative reporting periods, 15th to 14th (Decree 09/2019/NĐ-CP)',
  },
}

/** Which calendar a figure counts by, with its decree; printed with every chart and file. */
export function calendarName(calendar: Calendar, language: Language): string {
  return calendarNames[calendar][language]
}
