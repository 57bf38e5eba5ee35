import type { Comparator, Precision } from './model'
import { findAll, type Span } from './text'

export type NumberMention = Span & {
  /** From the precision word on, where there is one. */
  from: number
  value: number
  high?: number
  precision: Precision
  comparator: Comparator
  isPercent: boolean
  /** "hai trăm": written out. */
  isWord: boolean
  /** nghìn, triệu or tỷ behind the digits, already multiplied in except before đồng. */
  money?: 'đồng' | 'nghìn đồng' | 'triệu đồng' | 'tỷ đồng'
}

const digits =
  '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d{1,3}(?: \\d{3})+(?![\\d/.-])|\\d+(?:,\\d{1,2}(?!\\d)|\\.\\d{1,2}(?![\\d.]))?|\\d+'

const units: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
}
const first = 'một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín'
const last = `${first}|mốt|tư|lăm|nhăm`
const tens = `(?:(?:${first}) mươi(?: (?:${last}))?|mười(?: (?:${last}))?|(?:${first}) (?:lăm|mốt|nhăm))`
const hundreds = `(?:(?:${first}) trăm(?: (?:(?:linh|lẻ|không) (?:${last})|${tens}|(?:rưỡi)))?)`
const words = `(?:(?:${hundreds}|${tens}|${first}) (?:nghìn|ngàn)(?: (?:${hundreds}|rưỡi))?|${hundreds}|${tens}|${first})`

/** Nouns that are counted; a written-out number is one only before them. */
const counted =
  'lớp|buổi|cuộc|hội nghị|hội thảo|khóa|đợt|người|đại biểu|đồng chí|học viên|hội viên|cán bộ|thành viên|tổ|nhóm|mô hình|câu lạc bộ|clb|địa chỉ|xã|huyện|tỉnh|phường|thôn|bản|chị|phụ nữ|trẻ em|em|lượt|hộ|đội|chi hội|cơ sở|trường|thí sinh|vận động viên|chuyến|nữ|đơn vị|hợp tác xã|htx|đội thi|tiết mục|công trình|ngôi nhà|suất quà|phần quà|triệu|tỷ|kiến nghị|ý kiến|phần trăm|đoàn'

const before: readonly (readonly [Precision, string])[] = [
  ['at-least', 'ít nhất(?: là| có| phải có)?|tối thiểu(?: là)?|không dưới|không ít hơn'],
  ['at-most', 'tối đa(?: là)?|nhiều nhất|không quá|không vượt quá|cao nhất là'],
  ['more-than', 'hơn|trên|vượt(?: trên)?|quá'],
  ['nearly', 'gần|ngót|suýt soát'],
  ['less-than', 'dưới|thấp hơn|chưa đến|chưa đầy|ít hơn|giảm còn dưới'],
  ['around', 'khoảng|chừng|xấp xỉ|ước(?: tính| khoảng| đạt| có)?|độ|vào khoảng'],
]
const comparators: Readonly<Record<Precision, Comparator>> = {
  exact: '=',
  'more-than': '>',
  'less-than': '<',
  nearly: '~',
  around: '~',
  'at-least': '>=',
  'at-most': '<=',
  range: 'range',
  'read-as-one': '>=',
}

const written = new RegExp(`(?<![\\p{L}\\d])(?<words>${words})(?= (?:${counted})(?![\\p{L}\\d]))`, 'gu')
/** "đầu năm", "mỗi năm": the word is the year, not five; "chúng ba", "thứ hai": no count. */
const notANumberBefore =
  /(?:đầu|cuối|giữa|mỗi|hằng|hàng|trong|từng|cả|suốt|qua|mấy|nhiều|tháng|thứ|ngày|các|những|toàn|mùng|vài|\d|hai|ba|bốn|sáu|mười|sang|từ|đến|quý|kỳ|kế hoạch|chỉ tiêu|nhiệm vụ|chương trình) $/
const figure = new RegExp(
  `(?<![\\p{L}\\d/.,-])(?<low>${digits})(?: ?(?<lowpercent>%|phần trăm))?(?:(?<joint> ?- ?| đến | tới )(?<high>${digits})(?![\\d/]))?(?<scale> ?(?:triệu|tỷ|tỉ|nghìn|ngàn)(?![\\p{L}]))?(?<rest> ?(?:%|phần trăm)| ?(?:đồng(?! chí| bào| bộ)|đ|vnđ|vnd)(?![\\p{L}/]))?(?!\\d|/\\d)`,
  'gu',
)

const fraction =
  /(?<![\p{L}\d/.,-])(?<part>\d{1,4}) ?\/ ?(?<whole>\d{1,4})(?= (?:tổng số )?(?:ủy viên|đại biểu|đồng chí|đ\/c|thành viên|hội viên|cán bộ|học viên|tổ|xã|phường|thôn|bản|huyện|chi hội|cơ sở|đơn vị|câu lạc bộ|clb|trường|địa chỉ|mô hình|lớp|cuộc)(?![\p{L}]))/gu

/** The number a text means: dots part thousands, a comma the decimals. */
export function toNumber(text: string): number {
  const joined = text.replace(/ /g, '')
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(joined)) return Number(joined.replaceAll('.', '').replace(',', '.'))
  return Number(joined.replace(',', '.'))
}

/** "hai trăm năm mươi" is 250; the words are known to be a number. */
export function wordsToNumber(text: string): number {
  let [total, part] = [0, 0]
  const parts = text.split(' ')
  parts.forEach((word, index) => {
    if (word === 'mười') part += 10
    else if (word === 'mươi') part = part - (part % 10) + (part % 10) * 10
    else if (word === 'trăm') part *= 100
    else if (word === 'nghìn' || word === 'ngàn') {
      total += part * 1000
      part = 0
    } else if (word === 'rưỡi') part += parts[index - 1] === 'trăm' ? 50 : 500
    else if (word !== 'linh' && word !== 'lẻ' && !(word === 'không' && parts.length > 1)) {
      const unit = units[word] ?? 0
      // "hai lăm": twenty-five.
      const isShort = ['lăm', 'mốt', 'nhăm'].includes(word) && part > 0 && part % 10 !== 0 && part < 10
      part = isShort ? part * 10 + unit : part + unit
    }
  })
  return total + part
}

/** Every number that may be a figure: not part of a date, a document's name or another masked stretch. */
export function readNumbers(folded: string, isMasked: (span: Span) => boolean): NumberMention[] {
  const mentions: NumberMention[] = []
  for (const { start, end, groups } of findAll(folded, figure)) {
    if (isMasked({ start, end })) continue
    const mention = toMention(folded, { start, end }, groups)
    if (mention) mentions.push(mention)
  }
  // "19/21 ủy viên": so many of so many.
  for (const { start, end, groups } of findAll(folded, fraction)) {
    const [value, of] = [Number(groups.part), Number(groups.whole)]
    if (value > of || isMasked({ start, end })) continue
    mentions.push({ start, end, ...precisionOf(folded, start, end), value, isPercent: false, isWord: false })
  }
  for (const { start, end, groups } of findAll(folded, written)) {
    if (isMasked({ start, end })) continue
    const word = groups.words ?? ''
    if (/^năm/.test(word) && notANumberBefore.test(folded.slice(Math.max(0, start - 14), start))) continue
    if (
      /^(một|ba)$/.test(word) &&
      /(?:thứ|ngày|chủ nhật|người|tháng) $/.test(folded.slice(Math.max(0, start - 9), start))
    )
      continue
    const value = wordsToNumber(word)
    mentions.push({ start, end, ...precisionOf(folded, start, end), value, isPercent: false, isWord: true })
  }
  return mentions.sort((a, b) => a.start - b.start)
}

function toMention(
  folded: string,
  span: Span,
  groups: Record<string, string | undefined>,
): NumberMention | undefined {
  const { low = '', joint, high, scale = '', rest = '', lowpercent } = groups
  const value = toNumber(low)
  const highest = high === undefined ? undefined : toNumber(high)
  if (!Number.isFinite(value)) return undefined
  const isPercent = /%|phần trăm/.test(`${rest}${lowpercent ?? ''}`)
  const isMoney = /đồng|đ|vn/.test(rest)
  const factor = /triệu/.test(scale) ? 1e6 : /t[ỷỉ]/.test(scale) ? 1e9 : /ng/.test(scale) ? 1e3 : 1
  const word = /triệu/.test(scale) ? 'triệu ' : /t[ỷỉ]/.test(scale) ? 'tỷ ' : /ng/.test(scale) ? 'nghìn ' : ''
  // "1,2 tỷ" alone is money in these texts; "2 triệu người" is not.
  const money =
    isMoney || (word === 'tỷ ' && !isPercent) ? (`${word}đồng` as NumberMention['money']) : undefined
  const scaled = money ? value : round(value * factor)
  const found = precisionOf(folded, span.start, span.end)
  const isRange = highest !== undefined && joint !== undefined && highest > value
  if (highest !== undefined && !isRange) return undefined
  return {
    ...span,
    from: found.from,
    value: scaled,
    ...(isRange ? { high: money ? highest : round(highest * factor) } : {}),
    precision: isRange ? 'range' : found.precision,
    comparator: isRange ? 'range' : found.comparator,
    isPercent,
    isWord: false,
    ...(money ? { money } : {}),
  }
}

const leading = new RegExp(
  `(?:${before.map(([name, pattern]) => `(?<${name.replace('-', '_')}>(?<![\\p{L}])(?:${pattern}))`).join('|')}) $`,
  'u',
)
const atLeastBehind = /^(?: ?%)?(?: [\p{L}]+){0,3}? trở lên/u
const atMostBehind = /^(?: ?%)?(?: [\p{L}]+){0,3}? trở xuống/u

/** The word before the number says how exact it is; "trở lên" behind it as well. */
function precisionOf(
  folded: string,
  start: number,
  end: number,
): Pick<NumberMention, 'precision' | 'comparator' | 'from'> {
  const behind = folded.slice(end, end + 40)
  // A word stands before the number: looked at first, for tables are all numbers.
  const found = /\p{L} $/u.test(folded.slice(Math.max(0, start - 2), start))
    ? leading.exec(folded.slice(Math.max(0, start - 24), start))
    : null
  const named = found && Object.entries(found.groups ?? {}).find(([, words]) => words !== undefined)?.[0]
  let precision = (named ?? 'exact').replace('_', '-') as Precision
  if (precision === 'exact' && behind.includes(' trở ')) {
    if (atLeastBehind.test(behind)) precision = 'at-least'
    else if (atMostBehind.test(behind)) precision = 'at-most'
  }
  return { precision, comparator: comparators[precision], from: start - (found?.[0].length ?? 0) }
}

const round = (value: number) => Math.round(value * 1000) / 1000
