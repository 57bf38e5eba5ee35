import type { IsoDate } from '@/lib/periods/period'
import type { DatePrecision } from './model'
import { findAll, type Span } from './text'

export type DateMention = Span & {
  /** Without a year the day and month stand alone until the page says the year. */
  from: { year?: number; month: number; day?: number }
  to: { year?: number; month: number; day?: number }
  precision: DatePrecision
  /** "Sáng 27/12", "ngày 5/3": words that only dates of events have. */
  isSaid: boolean
}

const day = '(?:0?[1-9]|[12]\\d|3[01])'
const month = '(?:0?[1-9]|1[0-2])'
const year = '(?:19|20)\\d\\d'
const lead =
  '(?<said>(?:(?:vào )?(?:rạng )?(?:sáng|trưa|chiều|tối|đêm)(?: nay| qua)?,?(?: (?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?)? ?)?\\(?(?:(?:trong )?(?:hai |ba |bốn |năm |sáu |\\d+ |các )?ngày )?)'

// Longest first: what a range takes is not read again.
const patterns: readonly RegExp[] = [
  // từ ngày 5 đến ngày 7/11/2024 · từ 28/10 đến 02/11/2024 · 12-13/6 · 14 và 15 tháng 8 năm 2024
  new RegExp(
    `${lead}(?<d1>${day})(?:(?:[/.](?<m1>${month})|(?: tháng (?<m1w>${month})))(?:(?:[/.]| năm )(?<y1>${year}))?)?(?: ?- ?| và | đến | tới | đến hết |(?<=[^/.\\d]\\d{1,2}), ?)(?:ngày )?(?<d2>${day})(?: ?[/.-] ?(?<m2>${month})| tháng (?<m2w>${month}))(?:(?: ?[/.-] ?| năm |, năm )(?<y2>${year}))?(?![\\d/])`,
  ),
  // ngày 31 tháng 01 năm 2023 · ngày 31 tháng 01
  new RegExp(
    `${lead}(?<d1>${day}) tháng (?<m1>${month}|giêng|chạp)(?:(?: năm |, năm |/|-)(?<y1>${year}))?(?![\\d/])`,
  ),
  // 27/12/2023 · 27-12-2023 · 27.12.2023
  new RegExp(`${lead}(?<d1>${day}) ?(?<sep>[/.-]) ?(?<m1>${month}) ?\\k<sep> ?(?<y1>${year})(?![\\d/])`),
  // 27/12
  new RegExp(
    `${lead}(?<d1>${day})/(?<m1>${month})(?![\\d/%]|[.,]\\d| (?:số|đại biểu|hội viên|thành viên|nữ|cán bộ|xã|thôn|bản|huyện|tổng|chi hội|cơ sở|chỉ tiêu|mục tiêu|người|đơn vị|phụ nữ|hộ|dân số|ủy viên|đồng chí|đ\\/c|học viên|tổ|trường|mô hình|lớp|cuộc|địa chỉ|clb|câu lạc bộ))`,
  ),
  // 2025-11-28
  new RegExp(`(?<said>)(?<y1>${year})-(?<m1>0[1-9]|1[0-2])-(?<d1>0[1-9]|[12]\\d|3[01])(?![\\d-])`),
  // ngày 4-12, sáng 24.1: only behind a word of time
  new RegExp(
    `(?<said>(?:(?:sáng|trưa|chiều|tối)(?: ngày)?|ngày) )(?<d1>${day})[-.](?<m1>${month})(?![\\d/]|[-.]\\d| tháng| người)`,
  ),
  // tháng 10 năm 2022 · tháng 10/2022
  new RegExp(`(?<said>(?:trong )?)tháng (?<m1>${month})(?: năm |/|-|, năm )(?<y1>${year})(?![\\d])`),
  new RegExp(`(?<said>)(?<=[\\s(])(?<m1>${month})/(?<y1>${year})(?![\\d/])`),
  // quý III/2025 · quý 3 năm 2025
  new RegExp(`(?<said>)quý (?<q>iv|iii|ii|i|[1-4])(?:/| năm |-|, năm )(?<y1>${year})(?!\\d)`),
  // 6 tháng đầu năm 2023 · 9 tháng đầu năm 2023
  new RegExp(`(?<said>)(?<h>6|06|9|09|sáu|chín) tháng (?<half>đầu|cuối) năm (?<y1>${year})(?!\\d)`),
]

const quarters: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
}

/** Days, months, quarters and half-years a text names; numbers inside documents' names are left to their names. */
export function readDates(folded: string, isMasked: (span: Span) => boolean): DateMention[] {
  const found: DateMention[] = []
  const taken = new Uint8Array(folded.length)
  for (const pattern of patterns) {
    const bounded = new RegExp(`(?<![\\p{L}\\d/.,-])${pattern.source}`, 'gu')
    for (const { start, end, groups } of findAll(folded, bounded)) {
      if (isMasked({ start, end })) continue
      if (taken[start] || taken[end - 1]) continue
      const mention = toMention(groups)
      if (!mention) continue
      taken.fill(1, start, end)
      found.push({ start, end, ...mention, isSaid: (groups.said ?? '').trim() !== '' })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function toMention(
  groups: Record<string, string | undefined>,
): Pick<DateMention, 'from' | 'to' | 'precision'> | null {
  const { d1, d2, q, h, half } = groups
  const y2 = groups.y2 ? Number(groups.y2) : undefined
  const y1 = groups.y1 ? Number(groups.y1) : y2
  if (q) {
    const quarter = quarters[q] ?? 1
    return span(y1, quarter * 3 - 2, quarter * 3, 'quarter')
  }
  if (h) {
    const isNine = /9|chín/.test(h)
    if (isNine) return half === 'đầu' ? span(y1, 1, 9, 'nine-months') : null
    return half === 'đầu' ? span(y1, 1, 6, 'half-year') : span(y1, 7, 12, 'half-year')
  }
  const m2 = toMonth(groups.m2 ?? groups.m2w)
  const m1 = toMonth(groups.m1 ?? groups.m1w) ?? m2
  if (m1 === undefined) return null
  if (!d1) return span(y1, m1, m1, 'month')
  const from = { year: y1, month: m1, day: Number(d1) }
  if (!d2) return isDay(from) ? { from, to: from, precision: 'day' } : null
  if (m2 === undefined) return null
  const to = { year: y2, month: m2, day: Number(d2) }
  // Across New Year: 30/12 to 2/1/2024.
  if (y1 === y2 && y1 !== undefined && (m1 > m2 || (m1 === m2 && from.day > to.day))) {
    if (groups.y1 || m1 === m2) return null
    from.year = y1 - 1
  }
  return isDay(from) && isDay(to) ? { from, to, precision: 'day' } : null
}

function toMonth(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (text === 'giêng' || text === 'chạp') return undefined
  return Number(text)
}

function span(year: number | undefined, from: number, to: number, precision: DatePrecision) {
  return { from: { year, month: from }, to: { year, month: to }, precision }
}

/** True for days there are; without a year, in a leap year. */
function isDay({ year = 2024, month, day = 1 }: { year?: number; month: number; day?: number }): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const two = (value: number) => String(value).padStart(2, '0')

/** First and last day of a mention in a year; the last day of its month where it names no day. */
export function toDays(
  { from, to }: Pick<DateMention, 'from' | 'to'>,
  year?: number,
): { from: IsoDate; to: IsoDate } | null {
  const last = to.year ?? year
  const crosses = from.month > to.month || (from.month === to.month && (from.day ?? 1) > (to.day ?? 31))
  const first = from.year ?? (last === undefined ? undefined : crosses ? last - 1 : last)
  if (first === undefined || last === undefined) return null
  if (!isDay({ ...from, year: first }) || !isDay({ ...to, year: last })) return null
  const lastDay = to.day ?? new Date(Date.UTC(last, to.month, 0)).getUTCDate()
  return {
    from: `${first}-${two(from.month)}-${two(from.day ?? 1)}`,
    to: `${last}-${two(to.month)}-${two(lastDay)}`,
  }
}
