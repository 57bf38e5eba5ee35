import type { Precision } from './model'
import type { NumberMention } from './numbers'
import { type CleanText, findAll, inside, type Sentence, type Span } from './text'

export type Participants = {
  total?: NumberMention & { noun: Span }
  women?: NumberMention
  ethnicMinority?: NumberMention
  precision?: Precision
  countedAs?: 'persons' | 'attendances'
  /** Numbers taken, so that no figure repeats them. */
  used: NumberMention[]
  shares: NumberMention[]
  perSession: NumberMention[]
  others: NumberMention[]
}

const persons =
  'người(?! dân tộc thiểu số)|đại biểu|đồng chí|đ\\/c|học viên|hội viên|cán bộ|thành viên|chị em|chị|phụ nữ|trẻ em|em|học sinh|sinh viên|đoàn viên|thí sinh|vận động viên|nữ|nam|tuyên truyền viên|công chức|cộng tác viên|bà mẹ|thanh niên|già làng|người có uy tín|giáo viên|phụ huynh|công nhân|lao động|diễn viên|báo cáo viên|giảng viên|nông dân|nhân dân|lượt|bà con|chiến sĩ|công đoàn viên|nữ công nhân|đại diện|trưởng thôn|chi hội trưởng|cô|bác|cụ|hội thẩm|khách mời|tập huấn viên|chủ tịch|phó chủ tịch|nữ đại biểu|ủy viên|trưởng bản|hộ|vđv|cbhv|hv|nạn nhân|bí thư'
const nounBehind = new RegExp(`^ (?:gần |các )?(?<noun>(?:lượt )?(?:${persons})(?![\\p{L}]))`, 'u')

/** Words that make a count one of those present. */
const presentBefore =
  /(?:(?<![\p{L}])(?:cho|có|gồm|gồm có|thu hút(?: được)?(?: sự tham gia của)?|với sự (?:tham gia|tham dự|góp mặt|hiện diện|có mặt|quan tâm|hưởng ứng)(?: đông đảo)?(?: của)?|sự (?:tham gia|tham dự|góp mặt)(?: của)?|tập hợp|quy tụ|dành cho|tổng số|cùng|với|và|tham (?:gia|dự)(?: có| là| gồm)?|cùng (?:toàn thể|sự tham gia của)|số lượng:?|thành phần:?|đối tượng:?|sự có mặt của|của|đông đảo|toàn thể|lớp tập huấn|hội nghị)(?: (?:tổng số|tổng cộng|sự tham gia của))?:?(?: (?:hơn|trên|gần|khoảng|ít nhất|ước khoảng|chừng|xấp xỉ|ngót))?) $/u
const presentBehind =
  /^[^.;\n]{0,160}?(?:(?<![\p{L}])(?:tham dự|tham gia|dự|về dự|có mặt|được (?:tập huấn|trang bị|bồi dưỡng|nghe|truyền thông|tuyên truyền|phổ biến)|tham quan|diễu hành|đến từ|tranh tài|thi tài)(?![\p{L}]))/u
/** Who runs a club, who spoke, what results were reached: counted, but not who came. */
const otherBehind =
  /^ [^,.;]{0,60}?(?:phát biểu|tham luận|lên trao đổi|được (?:khen|tặng|trao|kết nạp|vay|hỗ trợ|giới thiệu|giải)|thoát nghèo|trúng cử|đạt giải)/
const otherBefore =
  /(?:thành lập[^.;]{0,90} (?:với|gồm|có)|câu lạc bộ [^.;,]{0,60}(?:với|gồm|có)|clb [^.;,]{0,60}(?:với|gồm|có)|tổ truyền thông[^.;,]{0,40}(?:với|gồm|có)|mô hình [^.;,]{0,60}(?:với|gồm|có)|ra mắt[^.;]{0,140} (?:với|gồm|có)|tặng|trao|khen thưởng(?: cho)?|hỗ trợ(?: cho)?|giải ngân|vận động được|kết nạp(?: mới)?|quản lý|biểu dương(?: cho)?|cho vay|giúp đỡ(?: cho)?|giúp(?: cho)?|tổng số|hiện có|huy động|có trên địa bàn|thăm hỏi|tặng quà cho|suất quà cho|phần quà cho|học bổng cho|tuyên dương|đỡ đầu|giới thiệu|bồi dưỡng(?: được)?|phát triển|toàn (?:tỉnh|huyện|xã|tỉnh hiện|huyện hiện) có) (?:hơn |trên |gần |khoảng )?$/
const perSession =
  /(?:mỗi (?:lớp|buổi|cuộc|đợt|hội nghị|khóa|xã|đơn vị|đội|tổ|clb|câu lạc bộ)[^.;]{0,40}|bình quân[^.;]{0,30}) $/
const perSessionBehind = /^ ?(?:[\p{L}]+ ){0,2}?(?:\/|mỗi )(?:lớp|buổi|cuộc|hội nghị|đợt|đội)/u

export type Reading = { sentences: readonly Sentence[]; numbers: readonly NumberMention[]; isLaunch: boolean }

/** Who took part, as far as the event's sentences say: one total, and the parts that the text itself counts. */
export function readParticipants(
  { folded }: CleanText,
  { sentences, numbers, isLaunch }: Reading,
): Participants {
  const found: Participants = { used: [], shares: [], perSession: [], others: [] }
  for (const [index, sentence] of sentences.entries()) {
    for (const number of inside(numbers, sentence)) {
      const before = folded.slice(Math.max(sentence.start, number.from - 150), number.from)
      const behind = folded.slice(number.end, sentence.end)
      if (number.isPercent) {
        if (index < 2 && isShareOfThose(before, behind)) found.shares.push(number)
        continue
      }
      if (number.money || found.used.includes(number) || !Number.isInteger(number.value)) continue
      const noun = nounBehind.exec(behind)
      if (perSession.test(before) || perSessionBehind.test(behind)) {
        if (noun) found.perSession.push(number)
        continue
      }
      if (!noun?.groups?.noun || noun.groups.noun === 'hộ') continue
      const isCounted = isPresent({
        before,
        behind: behind.slice(noun[0].length),
        sentence,
        isMain: index === 0,
        isLaunch,
      })
      if (!isCounted) continue
      if (found.total) {
        found.others.push(number)
        continue
      }
      const start = number.end + noun[0].length - noun.groups.noun.length
      const end = start + noun.groups.noun.length
      found.total = { ...number, noun: { start, end } }
      found.precision = number.precision
      found.used.push(number)
      found.countedAs = /^lượt/.test(noun.groups.noun) ? 'attendances' : 'persons'
      readParts(folded, sentence, numbers, found)
      readNoun(folded, sentence, found)
    }
    if (found.total) {
      const next = sentences[index + 1]
      if (next && /^(?:trong (?:đó|số (?:đó|này))|số)/.test(next.folded))
        readParts(folded, next, numbers, found)
      break
    }
  }
  return found
}

/** "trong đó nữ chiếm 65 %": said of those who came, not of councils, staff or a whole province. */
function isShareOfThose(before: string, behind: string): boolean {
  if (/(?:tỷ|tỉ) lệ|cấp ủy|quốc hội|hđnd|lao động|mục tiêu|chỉ tiêu|phấn đấu/.test(before)) return false
  return (
    /(?:trong đó|\(|,)[^.;]{0,30}(?:nữ|dân tộc)[^.;,]{0,30}(?:chiếm|là|đạt|:)?[^.;,\d]{0,12}$/.test(before) ||
    (/^ ?(?:là )?(?:nữ|phụ nữ|người dân tộc)(?![\p{L}])/u.test(behind) && /(?:trong đó|\()/.test(before))
  )
}

/** "Tham dự có …": the whole sentence lists who came. */
const listsThose = /^(?:tới |về |đến |cùng )?(?:tham )?(?:dự|gia)(?![\p{L}])/u
/** What stands today on the whole is nobody's attendance. */
const standing =
  /(?:đến nay|hiện nay|tính đến|từ đầu năm|trên địa bàn [\p{L} ]{2,40} (?:hiện )?có|toàn (?:tỉnh|huyện|xã)[^.;]{0,30} có)/u

function isPresent({
  before,
  behind,
  sentence,
  isMain,
  isLaunch,
}: {
  before: string
  behind: string
  sentence: Sentence
  isMain: boolean
  isLaunch: boolean
}): boolean {
  if (!isMain && (standing.test(before) || /^trong (?:đó|số)/.test(sentence.folded))) return false
  if (otherBefore.test(before) && !/^[^,.;]{0,60}(?:tham dự|tham gia|về dự)/.test(behind)) return false
  if (otherBehind.test(behind)) return false
  // Targets and shares count nobody who came.
  if (
    /(?:phấn đấu|(?<!chương trình )mục tiêu|chỉ tiêu|(?:tỷ|tỉ) lệ|đến năm|ban thường vụ|cấp ủy viên)[^.;]{0,120}$/.test(
      before,
    )
  )
    return false
  if (/(?:trong đó|trong số đó)[^.;]{0,40}$/.test(before)) return false
  if (presentBehind.test(behind) && !/(?:đã có|hiện có|đến nay)[^,.;]{0,10}$/.test(before))
    return !isLaunch || !/thành viên/.test(behind.slice(0, 2))
  if (listsThose.test(sentence.folded) && /(?:^|, |cùng |và |của )$/.test(before)) return true
  if (
    !isMain &&
    !listsThose.test(sentence.folded) &&
    !/(?:tham gia|tham dự|dự|có mặt|thu hút|lớp|hội nghị|học viên|đoàn (?:gồm|có|công tác)|thành phần|đối tượng|số lượng)/.test(
      before.slice(-70),
    )
  )
    return false
  return presentBefore.test(before)
}

/** "trong đó có 150 nữ, 100 người dân tộc thiểu số", "(60 nữ)", "nữ: 150 người". */
const partWords: readonly (readonly ['women' | 'ethnicMinority', RegExp, RegExp])[] = [
  [
    'women',
    /^ (?:(?:đại biểu|đồng chí|học viên|người|hội viên|cán bộ|đ\/c|em|thành viên|lượt|thí sinh|trẻ em)(?: là)? )?(?:là )?(?:nữ|phụ nữ)(?! (?:dtts|dân tộc))(?![\p{L}])/u,
    /(?<![\p{L}])(?:nữ|phụ nữ)(?: có| là|:| gồm)? $/u,
  ],
  [
    'ethnicMinority',
    /^ (?:(?:đại biểu|đồng chí|học viên|người|hội viên|cán bộ|đ\/c|em|thành viên|lượt|phụ nữ|nữ|trẻ em)(?: là)? )?(?:là )?(?:người )?(?:đồng bào )?(?:dân tộc thiểu số|dtts|dân tộc ít người|người dân tộc)/u,
    /(?:dân tộc thiểu số|dtts)(?: có| là|:| gồm)? $/u,
  ],
]

function readParts(
  folded: string,
  sentence: Sentence,
  numbers: readonly NumberMention[],
  found: Participants,
): void {
  const total = found.total
  if (!total) return
  const from = total.end >= sentence.start && total.end < sentence.end ? total.end : sentence.start
  const lead = folded.slice(from, sentence.end)
  // Parts are told as parts: "trong đó", a bracket, or right behind the total.
  const opens = /(?:trong đó|trong số đó|trong số này|gồm|bao gồm|\(|, (?:có|với) |: )/.exec(lead)
  if (!opens) return
  for (const number of inside(numbers, { start: from + opens.index, end: sentence.end })) {
    if (number.isPercent || number.money) continue
    if (found.used.includes(number)) continue
    const behind = folded.slice(number.end, sentence.end)
    const before = folded.slice(Math.max(from, number.from - 24), number.from)
    for (const [field, after, ahead] of partWords) {
      if (found[field]) continue
      if (after.test(behind) || (ahead.test(before) && !/^ (?:nam|lớp|buổi)(?![\p{L}])/u.test(behind))) {
        found[field] = number
        found.used.push(number)
        break
      }
    }
  }
}

/** "100 phụ nữ dân tộc thiểu số": the noun itself says who all of them are. */
function readNoun(folded: string, sentence: Sentence, found: Participants): void {
  const total = found.total
  if (!total) return
  const words = folded.slice(total.end, Math.min(sentence.end, total.end + 70))
  const [all] = findAll(
    words,
    /^ (?:lượt )?(?:chị em )?(?:(?:cán bộ|đại biểu|hội viên|học viên|công chức|học sinh|đoàn viên|thành viên|giáo viên|lao động|công nhân|thanh niên) (?:là )?nữ|nữ (?:cán bộ|đại biểu|công nhân|học sinh|học viên|lãnh đạo|công chức|thanh niên|giáo viên|chủ|đảng viên|trưởng|ứng cử|sinh viên|hội viên|lao động|cử tri|doanh nhân)|phụ nữ)(?! (?:và|hoặc) nam)(?![\p{L}])/u,
  )
  const isList =
    /^ (?:[\p{L}]+ ){0,3}[\p{L}]+, (?:phụ nữ|nữ)/u.test(words) ||
    /^ [^,]{0,20}(?:phụ nữ|nữ),? (?:và )?(?:trẻ em|nam|nhân dân|người dân|thanh niên)/.test(words)
  const isWomen = all !== undefined && !isList
  if (isWomen && !found.women) found.women = total
  const minority = /^ (?:lượt )?(?:[\p{L}]+ ){0,3}?(?:là )?(?:người )?(?:dân tộc thiểu số|dtts)/u.exec(words)
  if (minority && !found.ethnicMinority && !/,/.test(minority[0])) found.ethnicMinority = total
}
