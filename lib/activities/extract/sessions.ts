import type { EventSentence } from './event'
import type { NumberMention } from './numbers'
import { type CleanText, inside } from './text'

const session =
  /^ (?:lớp|buổi|cuộc|hội nghị|đợt|khóa|chuyến|kỳ sinh hoạt|phiên|hội thi|hội thảo|chương trình|điểm truyền thông|lượt truyền thông)(?![\p{L}])/u

/** How many classes or meetings the event was, if its words count them: "tổ chức 05 lớp tập huấn". */
export function findSessions(
  { folded }: CleanText,
  { sentence, verb, kind }: EventSentence,
  numbers: readonly NumberMention[],
): { number: NumberMention; end: number } | undefined {
  for (const number of inside(numbers, sentence)) {
    if (number.isPercent || number.money) continue
    const noun = session.exec(folded.slice(number.end, sentence.end))
    if (!noun || !Number.isInteger(number.value)) continue
    const before = folded.slice(Math.max(sentence.start, number.from - 60), number.from)
    if (/(?:mỗi|trong đó|đã từng|lần thứ|trước đó[^.;]{0,30}|tham gia|năm qua[^.;]{0,30}) ?$/.test(before))
      continue
    // Behind the verb and near its object; "gồm 3 buổi" of one class is its timetable.
    const isNear = verb !== undefined && number.start >= verb.start && number.start - verb.end < 90
    const leads = verb === undefined && kind !== undefined && number.start < kind.start
    const isOfKind = kind !== undefined && Math.abs(kind.start - number.end) < 40
    if (
      (isNear || leads) &&
      (isOfKind || /(?:tổ chức|khai giảng|khai mạc|mở)(?: được| thành công| liên tiếp)? $/.test(before))
    ) {
      return { number, end: number.end + noun[0].length }
    }
  }
  return undefined
}
