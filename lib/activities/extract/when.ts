import type { IsoDate } from '@/lib/periods/period'
import { type DateMention, toDays } from './dates'
import type { EventSentence } from './event'
import type { DatePrecision, Read, ReadNote } from './model'
import { type CleanText, inside, type Sentence, type Span, sentenceAt } from './text'

export type When = { from: Read<IsoDate>; to: Read<IsoDate>; precision: DatePrecision }
export type Timed = { when?: When; notes: ReadNote[]; taken?: DateMention }

/** A page's own day stands among its first or last days; longer lists are nobody's page. */
const mostDates = 2000

const pageWords =
  /(?:cập nhật|ngày đăng|đăng ngày|đăng lúc|ngày tạo|ngày viết|xuất bản|gmt|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|post|đăng bởi|thời gian đăng|ngày ban hành)/

/** The day the page or paper bears: a line of its own near the top, or one that says so. */
export function findPublished(
  { lines }: CleanText,
  dates: readonly DateMention[],
): Read<IsoDate> | undefined {
  for (const date of dates.slice(0, mostDates)) {
    if (date.precision !== 'day' || date.from.year === undefined) continue
    const line = sentenceAt(lines, date.start)
    if (!line) continue
    const rest = `${line.folded.slice(0, date.start - line.start)} ${line.folded.slice(date.end - line.start)}`
    const letters = rest.replace(/[^\p{L}]/gu, '').length
    const isSaid = pageWords.test(rest) && letters < 70
    const isAlone = line.line < 10 && letters <= 12
    // "Lâm Bình, ngày 20 tháng 5 năm 2024": the paper's own line.
    const isPaper =
      line.line < 15 && letters < 30 && /^[^,]{2,40}, $/.test(line.folded.slice(0, date.start - line.start))
    // "(Ngày 5-12-2023)" at a line's end.
    const ends =
      /\((?:ngày |thứ [^()]{2,12}, ?(?:ngày )?)?$/.test(
        line.folded
          .slice(0, date.start - line.start)
          .concat(
            line.folded.slice(date.start - line.start, date.start - line.start + 6).startsWith('(')
              ? '('
              : '',
          ),
      ) && /^\)\.?$/.test(line.folded.slice(date.end - line.start))
    if (!isSaid && !isAlone && !isPaper && !ends) continue
    if (/tổ chức|khai mạc|diễn ra/.test(line.folded) && letters > 25) continue
    if (/thời gian(?! đăng)/.test(line.folded)) continue
    const days = toDays(date)
    if (days) return { value: days.from, confidence: 0.9, evidence: { start: date.start, end: date.end } }
  }
  return undefined
}

const paper =
  /(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|hướng dẫn|thông báo|luật|thông tư|nghị định|văn bản|tờ trình|công điện|giấy mời|qđ-|kh-|-ct|\/nq|\/qđ|\/kh|số \d+)[^,.;]{0,70}$/
const otherDay =
  /(?:kỷ niệm|ngày thành lập|ngày phụ nữ|phụ nữ việt nam|ngày quốc tế|quốc tế phụ nữ|tháng hành động|ngày gia đình|ngày thế giới|truyền thống|cách mạng|quốc khánh|giải phóng|hưởng ứng|chào mừng|nhân dịp|nhân ngày|ngày sinh|thành lập hội|ngày (?:quốc gia|toàn dân|pháp luật)|bầu cử|trước|hết|hạn|từ nay|muộn nhất|đăng ký|có hiệu lực|thi hành|sinh|ban hành)[^,;:]{0,60}$/

/** The days an activity was held on; the year of a bare "27/12" only from the page's own day. */
export function findWhen(
  clean: CleanText,
  event: EventSentence,
  around: readonly Sentence[],
  { dates, published }: { dates: readonly DateMention[]; published?: Read<IsoDate> },
): Timed {
  const own = inside(dates, event.sentence).filter((date) =>
    isOfEvent(clean, event.sentence, date, published),
  )
  const chosen =
    ownDay(own, event) ??
    around
      .filter(({ folded }) => /(?:diễn ra|được tổ chức|khai mạc|thời gian|tổ chức|bắt đầu)/.test(folded))
      .flatMap((sentence) =>
        inside(dates, sentence).filter((date) => isOfEvent(clean, sentence, date, published)),
      )
      .find(({ precision }) => precision === 'day') ??
    leadDay(clean, event, dates, published) ??
    ownSpan(own, event, clean.folded)
  return chosen ? toWhen(withEnd(chosen, around, dates), event.isFuture, published) : { notes: [] }
}

/** "Hội nghị sẽ kết thúc vào ngày 30/3": the last day is said apart. */
function withEnd(date: DateMention, around: readonly Sentence[], dates: readonly DateMention[]): DateMention {
  if (date.precision !== 'day' || date.from !== date.to) return date
  for (const sentence of around.slice(0, 8)) {
    if (
      !/(?:hội nghị|hội thảo|lớp|khóa|chương trình|hội thi|chiến dịch|đợt)[^.;]{0,50}(?:kết thúc|bế mạc|diễn ra đến|kéo dài đến)/.test(
        sentence.folded,
      )
    )
      continue
    const end = inside(dates, sentence).find(({ precision, from, to }) => precision === 'day' && from === to)
    if (!end) continue
    const order = (day: DateMention['to']) =>
      (day.year ?? date.to.year ?? 0) * 400 + day.month * 31 + (day.day ?? 0)
    if (order(end.to) > order(date.to))
      return { ...date, to: { ...end.to, ...(date.to.year && !end.to.year ? { year: date.to.year } : {}) } }
  }
  return date
}

function isOfEvent(
  { folded }: CleanText,
  sentence: Span,
  date: DateMention,
  published?: Read<IsoDate>,
): boolean {
  if (published && date.start === published.evidence.start) return false
  const before = folded.slice(Math.max(sentence.start, date.start - 110), date.start)
  const words = folded.slice(date.start, date.end)
  if (paper.test(before)) return false
  if (/\($/.test(before) || words.startsWith('('))
    return !/(?:hôm nay|sáng nay|chiều nay|tối nay|hôm qua|nay|qua) ?\(?$/.test(before)
      ? !otherDay.test(before.replace(/ ?\($/, '').slice(-60)) && /(?:ngày|sáng|chiều)/.test(words)
      : true
  return !otherDay.test(before)
}

function ownDay(own: readonly DateMention[], { verb }: EventSentence): DateMention | undefined {
  const days = own.filter(({ precision }) => precision === 'day')
  const before = days.filter(({ end }) => verb !== undefined && end <= verb.start)
  return before.find(({ isSaid }) => isSaid) ?? days.find(({ isSaid }) => isSaid) ?? before.at(-1) ?? days[0]
}

/** The sentence before may say the day: "Sáng 12/6, tại … . Hội LHPN … tổ chức". */
function leadDay(
  { sentences, folded }: CleanText,
  { sentence }: EventSentence,
  dates: readonly DateMention[],
  published?: Read<IsoDate>,
): DateMention | undefined {
  const before = sentences
    .filter(({ end }) => end <= sentence.start)
    .slice(-2)
    .reverse()
  for (const each of before) {
    const date = inside(dates, each).find(({ precision, isSaid }) => precision === 'day' && isSaid)
    if (!date || (published && date.start === published.evidence.start)) continue
    if (
      date.start - each.start < 40 &&
      !paper.test(folded.slice(each.start, date.start)) &&
      !otherDay.test(folded.slice(each.start, date.start))
    )
      return date
  }
  return undefined
}

/** "Trong tháng 10/2022, Hội … đã tổ chức": the span is when; "sơ kết 6 tháng đầu năm" is what about. */
function ownSpan(
  own: readonly DateMention[],
  { verb, sentence }: EventSentence,
  folded: string,
): DateMention | undefined {
  return own.find(({ start, end, precision }) => {
    if (precision === 'day' || !verb || end > verb.start) return false
    const before = folded.slice(Math.max(sentence.start, start - 12), start)
    return (
      /(?:^|[,:;(-] ?|trong |vào |trong các )$/.test(before) && /^(?:,| |\))/.test(folded.slice(end, end + 1))
    )
  })
}

function toWhen(date: DateMention, isFuture: boolean, published?: Read<IsoDate>): Timed {
  const evidence = { start: date.start, end: date.end }
  const stated = toDays(date)
  if (stated) {
    const confidence = date.isSaid ? 0.95 : 0.85
    return { when: whenOf(stated, confidence, evidence, date.precision), notes: [], taken: date }
  }
  if (!published) return { notes: [{ code: 'year-not-stated', evidence, values: {} }], taken: date }
  const year = Number(published.value.slice(0, 4))
  const years = isFuture ? [year, year + 1] : [year, year - 1]
  for (const each of years) {
    const days = toDays(date, each)
    if (!days || (isFuture ? days.to < published.value : days.from > published.value)) continue
    const note: ReadNote = {
      code: 'year-from-page',
      evidence,
      values: { year: days.to.slice(0, 4), day: published.value },
    }
    return { when: whenOf(days, 0.7, evidence, date.precision), notes: [note], taken: date }
  }
  return { notes: [{ code: 'year-not-stated', evidence, values: {} }], taken: date }
}

function whenOf(
  { from, to }: { from: IsoDate; to: IsoDate },
  confidence: number,
  evidence: Span,
  precision: DatePrecision,
): When {
  return { from: { value: from, confidence, evidence }, to: { value: to, confidence, evidence }, precision }
}
