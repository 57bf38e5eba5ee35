import type { ActivityKind } from '@/lib/catalogue/catalogue'
import { findAll, inside, type Span } from './text'

/** Words that say what kind of activity is meant; of several, the one nearest behind "tổ chức" says it. */
const kindWords: readonly (readonly [ActivityKind, string])[] = [
  [
    'launch',
    'lễ phát động|phát động(?= (?:tháng|chiến dịch|phong trào|cuộc|đợt|hưởng ứng|ngày|tuần|chương trình))|(?:lễ )?ra mắt|lễ khởi động|khởi động dự án|khai trương|(?:lễ )?công bố (?:quyết định )?thành lập|(?:lễ )?thành lập(?= (?:\\d+ |các |và )?(?:ra mắt )?(?:câu lạc bộ|clb|tổ |mô hình|địa chỉ|đội|nhóm|chi hội))',
  ],
  [
    'training',
    'tập huấn|bồi dưỡng|khóa đào tạo|lớp đào tạo|lớp học|khóa học|đào tạo giảng viên|lớp nâng cao (?:năng lực|kiến thức|kỹ năng)',
  ],
  ['policy-dialogue', 'đối thoại'],
  [
    'contest',
    'hội thi|cuộc thi|liên hoan|hội diễn|phiên tòa giả định|hội thao|giải (?:bóng|cầu|thể thao|việt dã|chạy)|sân chơi|vòng (?:sơ khảo|chung kết|loại)|đêm chung kết',
  ],
  [
    'campaign',
    'chiến dịch|diễu hành|mít[ -]tinh|(?:lễ )?ra quân|tuần hành|đi bộ (?:đồng hành|hưởng ứng)|roadshow',
  ],
  [
    'study-visit',
    '(?:tham|thăm) quan|học tập(?:,| và)?(?: trao đổi| chia sẻ)?,? kinh nghiệm|học hỏi(?:,| và)?(?: trao đổi)? kinh nghiệm|học tập (?:mô hình|thực tế)|chuyến (?:đi )?(?:thực tế|học tập)',
  ],
  ['workshop', 'hội thảo|tọa đàm|hội nghị tham vấn'],
  ['supervision', 'giám sát|kiểm tra'],
  [
    'review-meeting',
    'sơ kết|tổng kết|(?:cuộc |phiên |kỳ )?họp(?! báo| mặt)|giao ban|kiểm điểm|hội nghị (?:triển khai|đánh giá|ban chấp hành|bch|lần thứ|thường kỳ|báo cáo)|đánh giá kết quả',
  ],
  [
    'communication',
    'truyền thông|tuyên truyền|nói chuyện chuyên đề|phổ biến(?:,| và)? (?:giáo dục )?(?:pháp luật|kiến thức|luật|chính sách)|ngoại khóa',
  ],
  ['club-meeting', 'sinh hoạt'],
]

export type KindWord = Span & { kind: ActivityKind; text: string }

const all = kindWords.map(([kind, words]) => [kind, new RegExp(`(?<![\\p{L}])(?:${words})`, 'gu')] as const)

const any = new RegExp(`(?<![\\p{L}])(?:${kindWords.map(([, words]) => words).join('|')})`, 'u')

/** Most sentences of a page name no kind at all: one look says so. */
export function namesKind(folded: string): boolean {
  return any.test(folded)
}

/** Inside names of teams and clubs the words name no activity: "tổ truyền thông cộng đồng". */
const insideNames =
  /(?:tổ|nhóm|đội|ban|trung tâm|sở|phòng|cơ quan|báo|cán bộ|phương tiện|kênh|tài liệu|sản phẩm|đơn vị|công tác|hoạt động|chương trình|ủy ban|đoàn đại biểu|ấn phẩm|hình thức|nội dung|kế hoạch|phương án|lĩnh vực|ngành|kỹ năng|kiến thức|chuyên đề về) (?:thông tin và )?$/

/** All words of kinds in a stretch, in order; of two at one place the longer. */
export function findKinds(folded: string, within: Span): KindWord[] {
  const found = all.flatMap(([kind, pattern]) =>
    [...findAll(folded, pattern, within)].map(({ start, end, text }) => ({ kind, start, end, text })),
  )
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The kind an object of "tổ chức" names: the first word that is no part of another's name. */
export function kindOfPhrase(
  folded: string,
  within: Span,
  known?: readonly KindWord[],
): KindWord | undefined {
  const words = known ? inside(known, within) : findKinds(folded, within)
  const free = words.filter(({ start, kind }) => {
    if (kind !== 'communication' && kind !== 'supervision' && kind !== 'training') return true
    return !insideNames.test(folded.slice(Math.max(within.start, start - 24), start))
  })
  const chosen = free[0]
  if (!chosen) return undefined
  // "Lễ tổng kết và trao giải cuộc thi" closes a contest.
  if (chosen.kind === 'review-meeting' && /tổng kết/.test(chosen.text)) {
    const rest = folded.slice(chosen.end, Math.min(within.end, chosen.end + 40))
    if (/^(?:,| và)?(?: trao (?:giải|thưởng))?,? (?:hội thi|cuộc thi|liên hoan)/.test(rest))
      return { ...chosen, kind: 'contest' }
  }
  // "Mít tinh phát động", "sinh hoạt, ra mắt": what begins comes before how it is done.
  return chosen
}
