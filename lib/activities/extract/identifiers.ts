import type { ReadMention } from './model'
import { type CleanText, findAll, type Span } from './text'

/** What kind of number a masked one is; only some are worth showing. */
type Mask = Span & { kind: ReadMention['kind'] | 'time' | 'name' | 'year' }

const yearPair = '(?<from>(?:19|20)\\d\\d) ?[-/] ?(?<to>(?:19|20)\\d\\d)'
const documents =
  'dự án(?: thành phần)?|tiểu dự án|đề án|nghị quyết|chỉ thị|kế hoạch|quyết định|thông tư|công văn|nghị định|hướng dẫn|thông báo|báo cáo|chương trình|kết luận|quy định|tờ trình|công điện|pháp lệnh|luật|nội dung|hợp phần|mục tiêu'

/** Numbers that name something: documents, terms, articles, holidays, clocks, telephone numbers, villages. */
const patterns: readonly (readonly [Mask['kind'], RegExp])[] = [
  ['term', new RegExp(`(?:nhiệm kỳ|khóa)(?: [ivxlc]+,?(?: nhiệm kỳ)?)? \\(?${yearPair}\\)?`)],
  [
    'phase',
    new RegExp(
      `(?:giai đoạn|thời kỳ|các năm|trong các năm|từ năm)(?: [ivxlc0-9]+:?)? \\(?(?:từ )?(?:năm )?${yearPair}\\)?`,
    ),
  ],
  [
    'phase',
    /(?:giai đoạn|từ) (?:từ )?(?:năm )?(?<from>(?:19|20)\d\d) đến (?:hết )?(?:năm )?(?<to>(?:19|20)\d\d)/,
  ],
  // "đến năm 2030": until when, not how many
  ['phase', /đến (?:hết )?năm (?<to>(?:19|20)\d\d)(?![.,]?\d| ?%)/],
  // "Chỉ thị 21-CT/TW", "28/NQ-CP", "1719/QĐ-TTg", "43/KH-ĐCT"
  [
    'identifier',
    new RegExp(
      `(?:(?:${documents})(?: số)?:? )?(?:số )?\\d+(?:/(?:19|20)\\d\\d)?[-/][a-zđ]{1,5}(?:[-/][a-zđ0-9]+)*`,
    ),
  ],
  ['identifier', new RegExp(`(?:(?:${documents}) số|số(?: hiệu)?:) \\d+(?:/\\d+)?`)],
  [
    'identifier',
    /(?:dự án|tiểu dự án|đề án|nghị quyết|chỉ thị|quyết định|nội dung|chương trình|thông tư|nghị định|hợp phần) \d+(?:(?:, | và |; )(?:đề án )?\d{2,4}(?![.,]?\d|[/%]| (?:người|đại biểu|lớp|hội viên|phụ nữ)))*(?![.,]?\d| ?%)/,
  ],
  ['identifier', /(?:điều|khoản|điểm|mục|phụ lục|chương|hình|bảng|biểu|trang|quyển|tập) \d+(?![.,]\d| ?%)/],
  ['identifier', /(?:khóa|lần thứ|kỳ họp thứ|phiên thứ|đợt|lớp thứ|thứ) (?:\d+|[ivxlc]+)(?![\p{L}\d])/u],
  ['identifier', /(?:covid|sars-cov|windows|office|visa)[- ]?\d+|\d(?:\.0)(?!\d)|\b[45]g\b/],
  [
    'page',
    /lượt (?:xem|truy cập|đọc)(?: bài viết| trang)?:? ?[\d.,]+|[\d.,]+ lượt (?:xem|truy cập|đọc)|(?:trực tuyến|hôm nay|hôm qua|tổng truy cập|đang online|số lượt)(?: truy cập)?:? ?[\d.,]+/,
  ],
  [
    'time',
    /\d{1,2} ?(?:giờ|h|g)(?: ?\d{2}(?: ?(?:phút|p))?)?(?![\p{L}\d])|\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?|gmt ?[+-]\d+|24\/7|\d+ phút/u,
  ],
  [
    'name',
    /\d+ ?(?:không|có|sạch|nhất|tốt|biết|an|giữ|phẩm chất)(?:[ ,;-]+(?:và )?\d+ ?(?:không|có|sạch|nhất|tốt|biết|an|giữ))*(?![\p{L}])(?=["' ,.;)]|$)(?! (?:hơn |gần |khoảng )?\d)(?! (?:người|đại biểu|học viên|cán bộ|hội viên|phụ nữ|thành viên|lượt|chị|trẻ))/u,
  ],
  ['name', /(?:kỷ niệm|chào mừng|mừng) (?:lần thứ )?\d+ (?:năm|lần)/],
  [
    'name',
    /(?:thôn|bản|ấp|khu phố|tổ dân phố|khu dân cư|tổ|khu|xóm|làng|buôn|phường|quận|đội|km|quốc lộ|tỉnh lộ|phòng|tầng|nhà số|số nhà|ngõ|ngách|hẻm|kiệt) (?:số )?\d+[a-z]?(?![\p{L}\d%]|[.,]\d|\s(?:tổ|lớp|người|hội viên))/u,
  ],
  ['year', /năm (?:19|20)\d\d(?![.,]?\d| ?%)/],
  [
    'name',
    /(?:trung đoàn|sư đoàn|tiểu đoàn|lữ đoàn|quân khu|đồn biên phòng|binh đoàn|thpt|thcs|trường|vùng|cụm(?: thi đua)?(?: số)?) (?:số )?\d+/,
  ],
  [
    'name',
    /(?:tổng đài|đường dây nóng|hotline|điện thoại|đt|sđt|số máy)[^.\n\d]{0,30}[\d .-]+|(?<!\d)(?:0|\+84)\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)|1[89]00[ .]?\d{4,6}/,
  ],
  [
    'name',
    /(?:từ|dưới|trên|đủ|độ tuổi(?: từ)?|tuổi từ) \d+(?: ?(?:đến|-) ?(?:dưới )?\d+)? tuổi|\d+(?: ?- ?\d+)? tuổi|sinh năm \d{4}/,
  ],
]

/** Spans of numbers that must never be read as figures, in order, without overlaps. */
export function maskNumbers(folded: string): Mask[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    [...findAll(folded, new RegExp(`(?<![\\p{L}\\d])(?:${pattern.source})`, 'gu'))].map(({ start, end }) => ({
      kind,
      start,
      end,
    })),
  )
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** True when a stretch touches a masked one. */
export function buildMask(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  // The furthest end so far makes one search enough.
  let far = 0
  const ends = sorted.map(({ end }) => {
    far = Math.max(far, end)
    return far
  })
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1
      else high = middle
    }
    return low > 0 && (ends[low - 1] ?? 0) > start
  }
}

/** The masked numbers worth showing: documents, terms, phases, page views. */
export function listMentions({ text }: CleanText, masks: readonly Mask[]): ReadMention[] {
  const mentions: ReadMention[] = []
  let last = -1
  for (const { kind, start, end } of masks) {
    if (kind === 'time' || kind === 'name' || kind === 'year' || start < last) continue
    const words = text.slice(start, end)
    if (!/\d|[IVX]{2,}/.test(words)) continue
    last = end
    const years = kind === 'term' || kind === 'phase' ? (words.match(/(?:19|20)\d\d/g) ?? []).map(Number) : []
    const [from, to] = years.length > 1 ? years : [undefined, years[0]]
    mentions.push({
      kind,
      text: words,
      evidence: { start, end },
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })
  }
  return mentions
}
