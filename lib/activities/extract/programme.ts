import type { ActivityKind } from '@/lib/catalogue/catalogue'
import { type CleanText, findAll, type Sentence, type Span } from './text'

const programmes: readonly (readonly [string, RegExp])[] = [
  [
    'D8',
    /dự án (?:thành phần )?(?:số )?0?8(?![\d/]|[.,]\d)|da ?8(?!\d)|dự án "?thực hiện bình đẳng giới và giải quyết những vấn đề cấp thiết/gu,
  ],
  ['APH', /apheda|thúc đẩy bình đẳng giới trong lĩnh vực chính trị và nâng cao năng lực cho nữ đại biểu/gu],
  [
    'VST',
    /ban (?:chỉ đạo )?(?:vì sự tiến bộ|vstbcpn|vstbpn|vstb cpn|vstb)|(?<![\p{L}])vstbcpn|(?<![\p{L}])vstbpn|vì sự tiến bộ (?:của )?phụ nữ/gu,
  ],
  [
    'NQ28',
    /nghị quyết (?:số )?28(?:\/nq-cp|(?![\d/-]| của (?:tỉnh|huyện|hđnd|hội đồng|đảng)))|28\/nq-cp|chiến lược quốc gia về bình đẳng giới|chiến lược bình đẳng giới|chương trình hành động quốc gia về bình đẳng giới/gu,
  ],
  ['CT21', /chỉ thị (?:số )?21(?:-ct\/tw|(?![\d/-]))|21-ct\/tw/gu],
  [
    'DA938',
    /đề án (?:số )?938|đề án "?tuyên truyền, giáo dục, vận động, hỗ trợ phụ nữ tham gia giải quyết/gu,
  ],
  ['DA939', /đề án (?:số )?(?:938(?:,| và) )?939|đề án "?hỗ trợ phụ nữ khởi nghiệp/gu],
  ['DA1553', /đề án (?:số )?1553/gu],
]

/** The Union's own work, when nothing else is named. */
const unionWork =
  /nghiệp vụ công tác hội|công tác hội|phong trào (?:thi đua|phụ nữ)|5 không,? 3 sạch|5 có,? 3 sạch|điều lệ hội|chi hội phụ nữ|xây dựng tổ chức hội|đại hội (?:đại biểu )?phụ nữ|thành lập hội (?:lhpn|liên hiệp phụ nữ)|ngày phụ nữ việt nam|quốc tế phụ nữ|tuần lễ áo dài|mẹ đỡ đầu/gu

export type FoundProgramme = { code: string; span: Span; confidence: number }

/** The programme an activity belongs to: named in its own sentence or title before anywhere else. */
export function findProgramme(
  { folded }: CleanText,
  { event, title, region, holder }: { event?: Sentence; title?: Sentence; region: Span; holder?: Span },
): FoundProgramme | undefined {
  const scores = programmes.flatMap(([code, pattern]) => {
    let score = 0
    let best: (Span & { weight: number }) | undefined
    for (const { start, end } of findAll(folded, pattern, region)) {
      const weight = weigh(folded, { start, end }, { code, event, title, holder })
      score = Math.max(score, weight) + (score > 0 ? 0.25 : 0)
      if (!best || weight > best.weight) best = { start, end, weight }
    }
    return best ? [{ code, score, best }] : []
  })
  scores.sort((a, b) => b.score - a.score)
  const [first, second] = scores
  if (first && first.score > 0 && (!second || first.score - second.score >= 0.5)) {
    return {
      code: first.code,
      span: first.best,
      confidence: first.best.weight >= 5 ? 0.95 : first.best.weight >= 3 ? 0.8 : 0.6,
    }
  }
  if (first) return undefined
  if (
    !holder ||
    !/hội (?:lhpn|liên hiệp|phụ nữ)|chi hội|trung ương hội/.test(folded.slice(holder.start, holder.end))
  )
    return undefined
  for (const { start, end } of findAll(folded, unionWork, event ?? region))
    return { code: 'HOI', span: { start, end }, confidence: 0.6 }
  return undefined
}

type Place = { code: string; event?: Sentence; title?: Sentence; holder?: Span }

function weigh(folded: string, span: Span, { code, event, title, holder }: Place): number {
  const inside = (place: Span | undefined) =>
    place !== undefined && span.start >= place.start && span.end <= place.end
  const before = folded.slice(Math.max(0, span.start - 60), span.start)
  // Who sat there or gave talks says nothing of the programme.
  if (code === 'APH' && /(?:đại diện|trưởng đại diện|giám đốc|chuyên gia|cán bộ)[^.;]{0,30}$/.test(before))
    return 0.5
  if (code === 'VST') {
    // The words alone name a field of work, not the committee.
    if (folded.startsWith('vì', span.start)) return 1.5
    if (inside(holder)) return 6
    if (
      /(?:trưởng |chủ tịch )$/.test(before) &&
      /chủ trì|phát biểu/.test(folded.slice(span.end, span.end + 60)) &&
      !/phó (?:trưởng )$/.test(before)
    )
      return 5.5
    if (/(?:trưởng|thành viên|ủy viên) $/.test(before)) return 0.5
  }
  if (inside(event) || inside(holder))
    return /(?:thực hiện|triển khai|thuộc|khuôn khổ|kế hoạch|nguồn|kinh phí|của)[^.;]{0,40}$/.test(before)
      ? 7
      : 5
  if (inside(title)) return 5
  // The sentence that leads up to the event's.
  const leads =
    event !== undefined &&
    span.end <= event.start &&
    !/\n/.test(folded.slice(span.end, event.start)) &&
    event.start - span.end < 320
  if (leads) return 4
  if (
    /(?:thực hiện|triển khai|thuộc|trong khuôn khổ|khuôn khổ|nguồn (?:vốn|kinh phí))[^.;,]{0,40}$/.test(
      before,
    )
  )
    return 2.5
  return 1
}

/** What a topic is under in Project 8: its content and, for one kind of activity, the catalogue's type. */
const topics: readonly (readonly [string, RegExp, Partial<Record<ActivityKind | 'any', string>>])[] = [
  ['ND3', /đối thoại chính sách|đối thoại/, { training: 'D8-THDOITHOAI', 'policy-dialogue': 'D8-DOITHOAI' }],
  ['ND3', /thủ lĩnh (?:của )?sự thay đổi/, { any: 'D8-THULINH' }],
  [
    'ND3',
    /giám sát[^.;]{0,60}(?:bình đẳng giới|dự án 8|chương trình)/,
    { supervision: 'D8-GIAMSAT', training: 'D8-GIAMSAT' },
  ],
  ['ND4', /giảng viên nguồn|(?<![\p{L}])tot(?![\p{L}])/u, { training: 'D8-TOT' }],
  ['ND4', /lồng ghép giới/, { training: 'D8-LGG' }],
  ['ND4', /già làng|trưởng bản|người có uy tín|chức sắc/, { training: 'D8-GIALANG' }],
  [
    'ND3',
    /cán bộ nữ (?:là )?(?:người )?(?:dân tộc thiểu số|dtts)|nữ cán bộ (?:dân tộc thiểu số|dtts)|nữ (?:lãnh đạo|ứng cử|đại biểu)|phụ nữ tham gia lãnh đạo|(?:năng lực|kỹ năng) lãnh đạo/,
    { training: 'D8-CBNU' },
  ],
  ['ND2', /địa chỉ tin cậy/, { any: 'D8-DCTC' }],
  ['ND2', /tiết kiệm (?:và|,) ?(?:tín dụng|vay vốn)|tổ tiết kiệm|tk&td|vsla/, { any: 'D8-TKTD' }],
  [
    'ND2',
    /công nghệ (?:số|4|thông tin|cao)|khoa học công nghệ|sinh kế|quyền năng kinh tế|thương mại điện tử|tổ hợp tác|hợp tác xã/,
    { any: 'D8-SINHKE' },
  ],
  ['ND2', /mua bán người/, {}],
  ['ND1', /tổ truyền thông cộng đồng|tổ ttcđ/, { any: 'D8-TTCD' }],
  ['ND1', /sinh con an toàn|gói (?:hỗ trợ|chính sách)|làm mẹ an toàn/, { any: 'D8-SINHCON' }],
  [
    'ND1',
    /nếp nghĩ|định kiến giới|khuôn mẫu giới|tảo hôn|hôn nhân cận huyết/,
    { campaign: 'D8-CHIENDICH', communication: 'D8-CHIENDICH', contest: 'D8-HOITHI' },
  ],
]

export type FoundComponent = { component: string; catalogueType?: string; span: Span; confidence: number }

/** Project 8's content: said by number, else by the topic of the activity's own words or title; else by its kind. */
export function findComponent(
  { folded }: CleanText,
  { object, title, region, kind }: { object?: Span; title?: Sentence; region: Span; kind?: ActivityKind },
): FoundComponent | undefined {
  const byTopic = [object, title].flatMap((place) => (place ? (topicOf(folded, place, kind) ?? []) : []))[0]
  for (const { start, end, groups } of findAll(
    folded,
    /nội dung (?:số |thành phần )?0?(?<number>[1-4])(?![\d/]|[.,]\d)/,
    region,
  )) {
    const around = folded.slice(Math.max(0, start - 80), end + 80)
    if (!/dự án 8|dự án/.test(around)) continue
    const component = `ND${groups.number}`
    const type = byTopic?.component === component ? byTopic.catalogueType : undefined
    return { component, ...(type ? { catalogueType: type } : {}), span: { start, end }, confidence: 0.95 }
  }
  if (byTopic) return byTopic
  if (object && (kind === 'campaign' || kind === 'contest' || kind === 'communication')) {
    // Communication and contests are Content 1's means, whatever they are about.
    return {
      component: 'ND1',
      catalogueType: kind === 'contest' ? 'D8-HOITHI' : 'D8-CHIENDICH',
      span: object,
      confidence: 0.6,
    }
  }
  return undefined
}

function topicOf(folded: string, place: Span, kind: ActivityKind | undefined): FoundComponent | undefined {
  let best: (FoundComponent & { at: number }) | undefined
  for (const [component, pattern, types] of topics) {
    const found = pattern.exec(folded.slice(place.start, place.end))
    if (!found) continue
    const span = { start: place.start + found.index, end: place.start + found.index + found[0].length }
    const catalogueType = (kind && types[kind]) ?? types.any
    if (!best || found.index < best.at)
      best = {
        component,
        ...(catalogueType ? { catalogueType } : {}),
        span,
        confidence: 0.8,
        at: found.index,
      }
  }
  return (
    best && {
      component: best.component,
      span: best.span,
      confidence: best.confidence,
      ...(best.catalogueType ? { catalogueType: best.catalogueType } : {}),
    }
  )
}
