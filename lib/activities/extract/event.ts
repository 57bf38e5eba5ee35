import type { DateMention } from './dates'
import { findKinds, type KindWord, kindOfPhrase, namesKind } from './kinds'
import type { CleanText, Sentence, Span } from './text'
import { findAll, inside } from './text'

/** A sentence that tells of one activity being held. */
export type EventSentence = {
  sentence: Sentence
  /** Where "tổ chức", "khai mạc"… stands; who holds it stands before, what is held behind. */
  verb?: Span
  kind?: KindWord
  score: number
  isFuture: boolean
}

const strongVerb =
  /(?<![\p{L}])(?:tổ chức|khai mạc|khai giảng|bế mạc|bế giảng|diễn ra|tiến hành|phát động|ra mắt|triển khai|đồng chủ trì|chủ trì|(?:kính )?mời(?= [^.;\n]{0,90}(?:dự|tham gia) )|mở(?= (?:\d+ |các |một |hai |ba |bốn |năm |thêm )*(?:lớp|khóa|đợt|hội nghị|cuộc)))(?![\p{L}])/gu
/** "các tổ chức", "tổ chức Hội", "tổ chức Apheda": the noun. */
const nounBefore =
  /(?:các|của|những|mọi|nhiều|một số|công tác|vai trò|với|là|hệ thống|bộ máy|cấp ủy,|đối với|giữa|01|một) $/
const nounBehind =
  /^ (?:hội(?! (?:nghị|thảo|thi|diễn|thao|đàm|chợ|trại|khỏe))|đảng|chính trị|phi chính phủ|quốc tế|xã hội|thành viên|cơ sở|apheda|đoàn thể|bộ máy|liên hợp quốc|plan|unicef|un women|oxfam|care|thực hiện(?! (?:lớp|buổi|cuộc|hội nghị|tập huấn)))/

const weakVerb =
  /(?<![\p{L}])(?:tham dự|dự|tham gia|toàn cảnh|quang cảnh|tại(?: buổi| lớp| hội nghị| cuộc| lễ)?|phát biểu(?: khai mạc| chỉ đạo| kết luận)?(?: tại)?|chủ trì|tổ chức)(?![\p{L}])/gu

const future =
  /(?:sẽ|trong thời gian tới|thời gian tới|tiếp tục (?:tổ chức|triển khai|duy trì|phối hợp|đẩy mạnh)|dự kiến|đề nghị|đề xuất|yêu cầu|cần (?:tổ chức|tăng cường)|phấn đấu|nhiệm vụ (?:trọng tâm|6 tháng cuối)|phương hướng|cuối năm,)/
const history =
  /(?:trước đó|những năm qua|năm qua|từ khi|qua \d+ năm|thời gian qua|trong 6 tháng|6 tháng đầu năm,|9 tháng|trong quý|đến nay|các cấp hội|trong năm|hằng năm|hàng năm|định kỳ|thường xuyên|theo báo cáo|toàn (?:tỉnh|huyện|xã) (?:đã)?|trong nhiệm kỳ|kết quả,|trong đó nổi bật)/

/** Every sentence an activity is told in, the surest first. */
export function findEvents(
  { text, folded, sentences }: CleanText,
  dates: readonly DateMention[],
): EventSentence[] {
  const events: EventSentence[] = []
  for (const [index, sentence] of sentences.entries()) {
    if (!namesKind(sentence.folded)) continue
    const event = readEvent(text, folded, sentence, index, dates)
    if (event) events.push(event)
  }
  return events.sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start)
}

function readEvent(
  text: string,
  folded: string,
  sentence: Sentence,
  index: number,
  dates: readonly DateMention[],
): EventSentence | undefined {
  const found = strongKind(text, folded, sentence) ?? weakKind(folded, sentence)
  if (!found) return undefined
  const { verb, kind, weight } = found
  const own = inside(dates, sentence)
  // Without a verb, only a day makes it the telling of an event.
  if (weight < 1 && !own.some(({ precision }) => precision === 'day')) return undefined
  const before = folded.slice(sentence.start, verb?.start ?? sentence.start)
  const near = verb ? before.slice(-90) : sentence.folded.slice(0, 90)
  const isFuture = future.test(near)
  let score = weight
  if (own.some(({ precision, isSaid }) => precision === 'day' && isSaid)) score += 3
  else if (own.some(({ precision }) => precision === 'day')) score += 2
  else if (own.length > 0) score += 0.5
  if (/hội|ban |ubnd|ủy ban|sở |phòng |trung tâm|đoàn |clb|câu lạc bộ/.test(near)) score += 1.5
  if (
    /(?:\d|trăm|chục) [\p{L} ]{0,20}(?:đại biểu|đồng chí|học viên|người|hội viên|cán bộ|phụ nữ)/u.test(
      sentence.folded,
    )
  )
    score += 0.5
  if (index < 6) score += 1.5
  if (/(?:vừa|đã|long trọng|vừa qua) $/.test(before)) score += 0.5
  if (isFuture) score -= 2.5
  if (history.test(near)) score -= 2
  // A heading names the activity but says nothing else of it.
  if (isHeading(sentence)) score -= 2
  score -= Math.min(1, index * 0.02)
  return { sentence, verb, kind, score, isFuture }
}

export function isHeading({ text, line }: Sentence): boolean {
  return line < 3 && !/[.!?…]$/.test(text) && text.length < 200
}

type FoundKind = { verb?: Span; kind: KindWord; weight: number }

function strongKind(text: string, folded: string, sentence: Sentence): FoundKind | undefined {
  let best: FoundKind | undefined
  const kinds = findKinds(folded, sentence)
  for (const verb of findAll(folded, strongVerb, sentence)) {
    if (verb.text === 'tổ chức') {
      if (nounBefore.test(folded.slice(Math.max(sentence.start, verb.start - 12), verb.start))) continue
      if (nounBehind.test(folded.slice(verb.end, verb.end + 30))) continue
    }
    const isItself = /phát động|ra mắt/.test(verb.text)
    const own = folded.startsWith('lễ ', verb.start - 3) ? verb.start - 3 : verb.start
    const object = { start: isItself ? own : verb.end, end: Math.min(sentence.end, verb.end + 150) }
    const kind = kindOfPhrase(folded, object, kinds)
    if (!kind) continue
    const distance = kind.start - verb.end
    const weight =
      (verb.text === 'triển khai' || /chủ trì/.test(verb.text) ? 2 : 4) -
      Math.min(2, Math.max(0, distance) / 40)
    if (!best || weight > best.weight + 0.5) best = { verb, kind, weight }
  }
  return best ?? subjectKind(text, folded, sentence)
}

const body = /(?:Hội|Ban|Ủy ban|UBND|HĐND|Sở|Đoàn|CLB|Câu lạc bộ|Trung tâm|LHPN|Chi hội)/

/** "Đoàn giám sát của … đã giám sát tại", "Lễ phát động … diễn ra", "cán bộ Hội đi tham quan": the verb is the kind. */
function subjectKind(text: string, folded: string, sentence: Sentence): FoundKind | undefined {
  const acting =
    /(?:đã|vừa|đi|tiến hành|có buổi|có chuyến|bắt đầu|đến|về) (?:đi |đến |về |tới |có buổi )?(?:làm việc, )?(?=giám sát|kiểm tra|tham quan|thăm quan|tập huấn|truyền thông|tuyên truyền|học tập|đối thoại|sinh hoạt|họp|sơ kết|tổng kết|diễu hành)/gu
  for (const { start, end } of findAll(folded, acting, sentence)) {
    const kind = kindOfPhrase(folded, { start: end, end: Math.min(sentence.end, end + 60) })
    if (kind && kind.start - end < 5) return { verb: { start, end }, kind, weight: 3 }
  }
  // "Đoàn giám sát của … do … làm trưởng đoàn giám sát việc …": the second word is the verb.
  if (/đoàn (?:giám sát|kiểm tra|công tác|liên ngành)/.test(sentence.folded)) {
    const doing =
      /(?<!đoàn )(?:giám sát|kiểm tra)(?= (?:việc|tình hình|kết quả|công tác|tại|thực hiện|hoạt động|thực tế))|(?<=trưởng đoàn )(?:giám sát|kiểm tra)/gu
    for (const { start, end } of findAll(folded, doing, sentence)) {
      return {
        verb: { start, end: start },
        kind: { kind: 'supervision', start, end, text: folded.slice(start, end) },
        weight: 3,
      }
    }
  }
  // "Ban … huyện Đồng Hỷ họp phiên thường kỳ": right behind a body's name.
  const named =
    /(?<=[\p{L})]) (?=(?:họp|giám sát|kiểm tra|tập huấn|tuyên truyền|đối thoại|tham quan|sơ kết|tổng kết|sinh hoạt|ra mắt|ra quân|diễu hành)(?![\p{L}]))/gu
  for (const { start, end } of findAll(folded, named, sentence)) {
    const before = text.slice(Math.max(sentence.start, start - 60), start)
    if (!/(?:^|\s)(?:\p{Lu}[\p{L}]*|tỉnh|huyện|xã|phường)$/u.test(before) || !body.test(before)) continue
    const kind = kindOfPhrase(folded, { start: end, end: Math.min(sentence.end, end + 60) })
    if (kind && kind.start === end) return { verb: { start, end }, kind, weight: 3 }
  }
  return undefined
}

function weakKind(folded: string, sentence: Sentence): FoundKind | undefined {
  for (const verb of findAll(folded, weakVerb, sentence)) {
    const kind = kindOfPhrase(folded, { start: verb.end, end: Math.min(sentence.end, verb.end + 40) })
    if (kind) return { verb: undefined, kind, weight: 1 }
  }
  const kind = kindOfPhrase(folded, sentence)
  return kind && { kind, weight: isHeading(sentence) ? 1.5 : 0.5 }
}
