import type { EventSentence } from './event'
import { type CleanText, findAll, type Span } from './text'

/** `equals` hold it together with the lead; partners help. */
export type Organisers = { lead: Span; equals: Span[]; partners: Span[] }

/** First words of bodies that hold such activities. */
const body =
  '(?:trung ương |tw |btv |ban thường vụ |ban chấp hành |thường trực |cơ quan |văn phòng )?(?:hội (?=lhpn|liên hiệp|phụ nữ|nông dân|cựu chiến binh|chữ thập đỏ|luật gia|doanh nhân|nữ|đồng hương|người cao tuổi|khuyến học|bảo trợ|bảo vệ|các cấp)|trung ương hội|tw hội|các cấp hội|hội đồng|ban (?=vì sự tiến bộ|vstbpn|vstbcpn|vstb|dân tộc|dân vận|tuyên giáo|chỉ đạo|quản lý|tổ chức|thường trực|công tác|điều hành|chủ nhiệm|chấp hành|thường vụ|nữ công|đại diện|xây dựng|tôn giáo|bảo vệ)|ubnd|ủy ban (?=nhân dân|mặt trận|mttq|quốc gia|dân tộc|các)|mttq|mặt trận tổ quốc|hđnd|đoàn (?=đại biểu|đbqh|thanh niên|tncs|giám sát|kiểm tra|công tác|liên ngành|xã|phường|thị trấn|trường)|đoàn tncs|tỉnh đoàn|huyện đoàn|thành đoàn|thị đoàn|sở (?=[\\p{L}])|bộ (?=lao động|lđ|[a-zđ]{2,3}-|nội vụ|tư pháp|y tế|giáo dục|chỉ huy|công an|văn hóa)|phòng (?=lao động|nội vụ|dân tộc|tư pháp|y tế|giáo dục|văn hóa|kinh tế|lđ|nv|gd)|chi cục|cục |vụ |trung tâm (?=[\\p{L}])|liên đoàn lao động|công đoàn|lđlđ|câu lạc bộ|clb|chi hội|tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy|công an|đồn biên phòng|bộ đội biên phòng|trường (?=[\\p{L}])|học viện|viện |tổ chức (?=apheda|plan|aide|care|oxfam|unicef|un women|tầm nhìn|world vision|quốc tế|lao động quốc tế|hagar|isdv|rồng xanh)|quỹ (?=[\\p{L}])|hợp tác xã|htx|dự án (?=apheda)|apheda|unicef|un women|unfpa|tầm nhìn thế giới|liên minh hợp tác xã|tổ truyền thông cộng đồng|ngân hàng|nhà văn hóa|cụm thi đua)'
const bodyStart = new RegExp(`(?<![\\p{L}])(?:${body})`, 'gu')
/** "Chủ tịch Hội LHPN": the person, not the body. */
const personBefore =
  /(?:chủ tịch|bí thư|giám đốc|phó|trưởng|ủy viên|lãnh đạo|cán bộ|đại diện|thành viên|của|tại|cho|theo|đồng chí|công chức|chuyên viên|chánh|trường|chủ nhiệm|nguyên|từ|trong|toàn|vào|hội trường|trụ sở|sự chỉ đạo|công tác|hỗ trợ của|tài trợ của|ngân sách) (?:thường trực |ban thường vụ |btv )?$/
const adverbs =
  /(?:[,: ]+(?:đã|vừa|vừa qua|mới đây|long trọng|tiến hành|cũng|cũng đã|lần lượt|tiếp tục|đồng loạt|đồng thời|sẽ|đứng ra|trực tiếp|chủ động|tích cực|phối hợp|chủ trì|dự kiến|cùng|có kế hoạch|thông báo|về việc|trân trọng|kính mời|đồng|đang|được|năm \d{4}|hôm nay|đồng chủ trì|ban hành kế hoạch|xây dựng kế hoạch|và))+$/u
const together =
  /(?:,)? (?:đã |vừa |sẽ |chủ trì,? |cũng )?(?:tiếp tục )?(?:(?:phối|kết) hợp|liên kết|cùng)(?: chặt chẽ)?(?: với| cùng| tổ chức)?(?: với)? /u

/** Who holds the activity: the body right before the verb, or after "do"; who holds it with them, after "phối hợp với". */
export function findOrganisers(
  { folded, text }: CleanText,
  { sentence, verb }: EventSentence,
): Organisers | undefined {
  const found =
    passive(folded, sentence) ??
    (verb && active({ folded, text }, { start: sentence.start, end: verb.start }))
  return found && split(folded, text, found)
}

/** "do Hội LHPN tỉnh chủ trì tổ chức" */
function passive(folded: string, sentence: Span): Span | undefined {
  const pattern = new RegExp(
    `(?<![\\p{L}])(?:do|đơn vị (?:tổ chức|chủ trì):?) (?=${body})(?<who>[^.;:]{4,160}?)(?= (?:chủ trì |phối hợp |đồng |cùng )*(?:tổ chức|chủ trì|thực hiện|phát động)(?![\\p{L}])|\\.|$)`,
    'gu',
  )
  for (const { end, groups } of findAll(folded, pattern, sentence)) {
    const who = groups.who ?? ''
    if (/^hội|^ban|^sở|^ubnd|^ủy ban|^phòng|^trung|^tw|^liên|^clb|^câu/.test(who))
      return { start: end - who.length, end }
  }
  return undefined
}

function active({ folded, text }: Pick<CleanText, 'folded' | 'text'>, before: Span): Span | undefined {
  // "CLB … được ra mắt": what is begun begins nothing.
  if (/(?:được|sẽ được|đã được) $/.test(folded.slice(Math.max(before.start, before.end - 12), before.end)))
    return undefined
  const starts = [...findAll(folded, bodyStart, before)].filter(
    ({ start }) => !personBefore.test(folded.slice(Math.max(before.start, start - 34), start)),
  )
  const joint = [...findAll(folded, new RegExp(together.source, 'gu'), before)][0]
  if (joint && !starts.some(({ start }) => start < joint.start)) {
    const unknown = unknownBody({ folded, text }, { start: before.start, end: joint.start })
    if (unknown) return { start: unknown.start, end: before.end }
  }
  if (starts.length === 0) return unknownBody({ folded, text }, before)
  const limit = joint && starts.some(({ start }) => start < joint.start) ? joint.start : before.end
  const own = starts.filter(({ start }) => start < limit)
  // The body of the last clause; a comma before a further body of a list belongs to the list.
  const opens = ({ start }: Span) => {
    const gap = folded.slice(Math.max(before.start, start - 2), start)
    return start === before.start || !/\p{L} $/u.test(gap) || isAfterTime(folded, before, start)
  }
  const lead = own.findLast(opens)
  const chosen = lead ?? own[0]
  if (!chosen) return undefined
  // A comma behind the chosen one, and no verb yet: "Hội LHPN tỉnh, Sở Nội vụ tổ chức" has two bodies.
  let first = chosen
  for (const other of own.filter(({ start }) => start < chosen.start).reverse()) {
    const between = folded.slice(other.start, first.start)
    if (
      !opens(other) ||
      !/^[^,.;:]{3,110}(?:,| và|, và|;| -) $/.test(between) ||
      /(?:của|tại) [^,]{0,40}$/.test(folded.slice(Math.max(before.start, other.start - 12), other.start))
    )
      break
    first = other
  }
  return { start: first.start, end: before.end }
}

/** A body of a kind not listed: the last clause, if it begins with a capital and is no person, day or place. */
function unknownBody({ folded, text }: Pick<CleanText, 'folded' | 'text'>, before: Span): Span | undefined {
  const clause = Math.max(
    folded.lastIndexOf(', ', before.end - 3) + 2,
    folded.lastIndexOf(': ', before.end - 3) + 2,
    folded.lastIndexOf(' - ', before.end - 3) + 3,
    before.start,
  )
  const words = folded.slice(clause, before.end).trimEnd()
  if (words.length < 6 || words.length > 90 || !/^\p{Lu}/u.test(text.slice(clause))) return undefined
  if (
    /^(?:trưởng|phó|chủ tịch|bí thư|giám đốc|ủy viên|thường trực tỉnh ủy|chánh|tổng|đồng chí|đ\/c|ông|bà|các đồng chí|sáng|chiều|tối|trưa|ngày|tại|trong|nhằm|thực hiện|vừa|để|theo|với|từ|sau|nhân|hưởng ứng|căn cứ|qua|năm|thời gian|hội nghị|hội thảo|hội thi|lớp|buổi|lễ|chương trình|hoạt động|đây|mới|chị|anh|cùng|đến|cũng|dịp|bên cạnh|ngoài|đồng thời|tiếp|trước|kế hoạch|thông báo|việc|được|tham|phát biểu|quang cảnh|toàn cảnh|một|các đại biểu|học viên)(?![\p{L}])/u.test(
      words,
    )
  )
    return undefined
  return { start: clause, end: before.end }
}

/** "Sáng 27/12 Hội LHPN", "vừa qua Hội LHPN": no comma, but a new clause. */
function isAfterTime(folded: string, { start: from }: Span, start: number): boolean {
  return /(?:\d|vừa qua|mới đây|hôm nay|sáng nay|chiều nay|năm|ngày|qua) $/.test(
    folded.slice(Math.max(from, start - 12), start),
  )
}

function split(folded: string, text: string, found: Span): Organisers | undefined {
  const words = folded.slice(found.start, found.end)
  const joint = new RegExp(together.source, 'u').exec(words)
  const leadEnd = joint && joint.index > 5 ? found.start + joint.index : found.end
  const [lead, ...others] = bodiesIn(folded, { start: found.start, end: leadEnd })
  if (!lead) return undefined
  const partners = joint
    ? bodiesIn(folded, { start: found.start + joint.index + joint[0].length, end: found.end })
    : []
  const trimmed = trim(folded, text, lead)
  if (!trimmed) return undefined
  return {
    lead: trimmed,
    equals: others.flatMap((each) => trim(folded, text, each) ?? []),
    partners: partners.flatMap((each) => trim(folded, text, each) ?? []),
  }
}

/** The bodies of a list; commas inside one name ("Sở Lao động, Thương binh và Xã hội") part nothing. */
function bodiesIn(folded: string, within: Span): Span[] {
  const starts = [...findAll(folded, bodyStart, within)]
    .map(({ start }) => start)
    .filter(
      (start) =>
        start === within.start ||
        /(?:,|;| và|, và|:) $/.test(folded.slice(Math.max(within.start, start - 5), start)),
    )
  if (starts[0] !== within.start) starts.unshift(within.start)
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? within.end }))
}

function trim(folded: string, text: string, span: Span): Span | undefined {
  let end = span.end
  for (;;) {
    const words = folded.slice(span.start, end)
    const shorter = words.replace(adverbs, '').replace(/[\s,;:–-]+$/, '')
    if (shorter.length === words.length) break
    end = span.start + shorter.length
  }
  // What follows a comma that is no body is another clause: "Hội LHPN xã, với sự hỗ trợ…".
  const clause =
    /, (?:với|nhằm|trong|dưới|theo|sau|để|được|thực hiện|hưởng ứng|vào|ngày|sáng|chiều|tại|nhân|căn cứ) /.exec(
      folded.slice(span.start, end),
    )
  if (clause) end = span.start + clause.index
  const inside =
    / (?:\((?![a-zđ&]{2,8}\))|tại |ở |vào |ngày |nhằm |do |với |trân trọng |kính mời |mời |thông báo |long trọng |tổ chức |phát động |khai mạc |đã |vừa |sẽ )|, (?:xã|phường|thị trấn|huyện|tỉnh|thành phố|thị xã|quận|tp|tx) /.exec(
      folded.slice(span.start, end),
    )
  if (inside && inside.index > 6) end = span.start + inside.index
  const length = end - span.start
  return length >= 3 && length <= 160 && text.slice(span.start, end).trim() !== ''
    ? { start: span.start, end }
    : undefined
}
