import type { Participants } from './participants'
import { type CleanText, findAll, type Sentence, type Span } from './text'

/** First words of roles; a listed item that begins with none of them is no group of people. */
const role =
  /^(?:các |những |đội ngũ |toàn thể |đại diện )?(?:đồng chí |ông bà |vị )?(?:là )?(?:cán bộ|chủ tịch|phó|bí thư|trưởng|chi hội|tổ trưởng|tổ phó|hội viên|phụ nữ|nữ|già làng|người|chức sắc|thành viên|tuyên truyền viên|công chức|viên chức|giáo viên|học sinh|sinh viên|đoàn viên|đại diện|lãnh đạo|ủy viên|đại biểu|hộ|chủ hộ|công an|cộng tác viên|báo cáo viên|giảng viên|nông dân|thanh niên|trẻ em|nam giới|bà mẹ|chuyên viên|tổ viên|chủ nhiệm|ban |kế toán|nạn nhân|nhân dân|công nhân|lao động|thường trực|ubnd|ủy ban|hội|mặt trận|đoàn|phụ huynh|cha mẹ|y tế|nhân viên|chủ doanh nghiệp|doanh nhân|giám đốc|hòa giải viên|chiến sĩ|cựu chiến binh|bộ đội|sở|phòng|quần chúng|bà con|cấp ủy|cha|ông|bà|chị|vợ|chồng|các)/

/** Words for anybody. */
const anybody =
  /^(?:lượt )?(?:người|đại biểu|đồng chí|đ\/c|học viên|chị em|chị|em|lượt|thành viên|khách mời|hv|cô|bác|cụ)$/
const generic = /^(?:đại biểu|người|nữ|nam|học viên|đồng chí|thành viên|chị|hội viên nữ|các đại biểu|ông|bà)$/

const lists: readonly RegExp[] = [
  // "222 đồng chí là Chủ tịch …" · "60 học viên gồm: …" · "đại biểu, bao gồm …"
  /^(?: (?:tham dự|tham gia|dự|học|nữ))?,? (?:là|gồm(?: có)?|bao gồm|đại diện cho|đến từ các nhóm)(?: các)?:? ?(?<list>[^.\n]{3,420})/,
]
const withoutCount: readonly RegExp[] = [
  /(?:thành phần(?: tham dự| tham gia| dự| mời)?(?: gồm(?: có)?| là| ?:)|đối tượng(?: tham gia| tham dự| tập huấn| dự)?(?: là|:| gồm(?: có)?:?)|với sự tham (?:gia|dự) của(?: các)?|(?:tham dự|tham gia|dự|về dự) (?:hội nghị|hội thảo|lớp tập huấn|buổi [\p{L} ]{3,20}|chương trình|lớp|buổi lễ)?,? ?(?:có|gồm(?: có)?|là):?) ?(?<list>[^.\n]{3,420})/u,
  /(?:(?:lớp|tập huấn|hội nghị|đối thoại|truyền thông|bồi dưỡng|tuyên truyền)[^.;\n]{0,170}? (?:dành )?cho|(?:đối thoại|gặp mặt|tọa đàm)[^.;\n]{0,60}? với) (?:các |đội ngũ |toàn thể )?(?<list>(?:đồng chí là |học viên là |đại biểu là |đối tượng là )?(?:cán bộ|chủ tịch|trưởng|chi hội|hội viên|phụ nữ|nữ|già làng|người có uy tín|thành viên|tuyên truyền viên|công chức|học sinh|đoàn viên|ủy viên|bí thư|giáo viên|cộng tác viên|ban chủ nhiệm|phó|báo cáo viên|đại biểu|nam giới|thanh niên|tổ trưởng)[^.\n]{2,420})/u,
]

/** Where people are from or what they will do ends the list. */
const tail =
  / \d+ (?:xã|huyện|thôn|bản|tỉnh|phường|đơn vị|cơ sở|chi hội)[\s\S]*$| (?:của|tại|thuộc|đến từ|ở|trên địa bàn|trong) (?:\d+ )?(?:các |toàn |cụm )?(?:xã|thôn|bản|huyện|tỉnh|phường|thị trấn|thành phố|cơ sở|sở|địa phương|đơn vị|chi hội|địa bàn|ấp|vùng|khu)[\s\S]*$| (?:tham dự|tham gia|về dự|dự|nhằm|để|với mục|về(?! (?:bình đẳng|công tác|việc))|được|trong thời gian|trong \d+ ngày|vào ngày|năm \d{4}|trên địa bàn|toàn (?:huyện|tỉnh|xã)|nêu|đã|cùng|có(?= mặt)|học tập|đi|đến từ|thi|diễu hành|trong đó|thuộc (?:nội dung|dự án|đề án|chương trình|kế hoạch|diện)|khối \d+|(?<!đại diện |lãnh đạo )các (?:xã|phường|huyện|thị xã|thành phố|thị trấn|tỉnh|cơ sở|đơn vị))(?![\p{L}])[\s\S]*$/u

export type Groups = { names: string[]; span: Span }

/** The groups of people a text says took part, as it names them; their number is nobody's guess. */
export function findGroups(
  clean: CleanText,
  sentences: readonly Sentence[],
  { total }: Participants,
): Groups | undefined {
  const { folded } = clean
  if (total) {
    const sentence = sentences.find(({ start, end }) => total.start >= start && total.end <= end)
    const behind = sentence && folded.slice(total.noun.end, sentence.end)
    const noun = clean.folded.slice(total.noun.start, total.noun.end)
    for (const pattern of lists) {
      const found = behind && pattern.exec(behind)
      if (!found || !sentence) continue
      const start = total.noun.end + found.index + found[0].length - (found.groups?.list ?? '').length
      const groups = split(clean, { start, end: start + (found.groups?.list ?? '').length })
      if (groups) return groups
    }
    // "120 cán bộ, công chức cấp xã": the counted noun is the group.
    if (sentence) {
      // "200 em học sinh": the word for anybody stands before.
      const isAnybody = anybody.test(noun)
      const start = isAnybody ? total.noun.end + 1 : total.noun.start
      const isRole =
        !isAnybody ||
        (clean.folded.charAt(total.noun.end) === ' ' && role.test(clean.folded.slice(start, start + 40)))
      const groups = isRole ? split(clean, { start, end: Math.min(sentence.end, start + 160) }) : undefined
      if (groups) return groups
    }
  }
  for (const [index, sentence] of sentences.entries()) {
    for (const [at, pattern] of withoutCount.entries()) {
      // Further down only a line that begins with its label still lists who comes.
      if (index > 3 && !/^(?:[-+*•\d.) ]{0,5})(?:thành phần|đối tượng)/.test(sentence.folded)) continue
      // "Tập huấn cho …" says for whom only in the event's own words or title.
      if (at === 1 && sentence !== sentences[0] && sentence.line > 2) continue
      for (const { end, groups } of findAll(folded, new RegExp(pattern.source, 'gu'), sentence)) {
        const list = groups.list ?? ''
        if (/(?:^|[ ,;:])(?:các )?(?:ông|bà|đồng chí)(?:,| |:)/.test(list.slice(0, 40))) continue
        const found = split(clean, { start: end - list.length, end })
        if (found) return found
      }
    }
  }
  return undefined
}

function split({ text, folded }: CleanText, within: Span): Groups | undefined {
  const names: string[] = []
  let last = within.start
  for (const part of partsOf(folded, within)) {
    const cleaned = trimItem(text, folded, part)
    if (!cleaned) break
    const words = folded.slice(cleaned.start, cleaned.end)
    const isEnd = cleaned.end < part.end && tail.test(folded.slice(cleaned.end, part.end))
    if (!role.test(words) || generic.test(words) || /\d/.test(words)) break
    const name = text.slice(cleaned.start, cleaned.end)
    const before = names.at(-1)
    // "Chủ tịch, Phó Chủ tịch Hội": one office, its holder and deputies.
    if (before !== undefined && isBareOffice(before, words))
      names[names.length - 1] = `${before}${text.slice(last, cleaned.start)}${name}`
    else names.push(name)
    last = cleaned.end
    // A unit's list behind the last name: "của các xã, thị trấn".
    if (isEnd) break
  }
  return names.length > 0 ? { names, span: { start: within.start, end: last } } : undefined
}

/** "Chủ tịch", then "Phó Chủ tịch Hội LHPN". */
function isBareOffice(before: string, next: string): boolean {
  const office = before.toLowerCase()
  return office.split(' ').length <= 2 && next.startsWith(`phó ${office}`)
}

function* partsOf(folded: string, within: Span): Generator<Span> {
  const list = folded.slice(within.start, within.end)
  // Semicolons part groups; commas and "và" too, but not inside "cán bộ, công chức".
  let from = 0
  for (const { index, 0: mark } of list.matchAll(
    /[;,] (?:và )?|(?<=[\p{L}]) (?:và|cùng) (?=(?:các )?(?:cán bộ|chủ tịch|trưởng|chi hội|hội viên|già làng|người|thành viên|tuyên|công chức|học sinh|đoàn|lãnh đạo|đại diện|đông đảo|nhân dân|phụ nữ|phó|bí thư|ủy viên|nữ|giáo viên|phụ huynh|nam))|: /gu,
  )) {
    if (index > from) yield { start: within.start + from, end: within.start + index }
    from = index + mark.length
  }
  if (from < list.length) yield { start: within.start + from, end: within.end }
}

function trimItem(text: string, folded: string, { start, end }: Span): Span | undefined {
  const words = folded.slice(start, end)
  const lead =
    /^(?: |lượt |các đồng chí |đồng chí |là |có |gồm |các |đông đảo |những |toàn thể |hơn \d+ |gần \d+ |\d+ )+/.exec(
      words,
    )?.[0].length ?? 0
  // "hội viên phụ nữ tỉnh Bắc Giang": where they are from.
  const from = / (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn) \p{Lu}/u.exec(
    text.slice(start + lead, end),
  )
  const rest = words
    .slice(lead, from ? lead + from.index : undefined)
    .replace(tail, '')
    .replace(/[\s.,;:)"]+$/, '')
  return rest.length < 2 || rest.length > 140
    ? undefined
    : { start: start + lead, end: start + lead + rest.length }
}
