import type { FigureGround } from './figures'
import type { ReadFigure } from './model'
import { type CleanText, findAll, type Span, sentenceAt } from './text'

type Implied = Pick<ReadFigure, 'value' | 'comparator' | 'precision' | 'kind' | 'confidence'> & {
  indicator: string
  pattern: RegExp
  count?: (words: string) => number
}

const one = {
  value: 1,
  comparator: '>=',
  precision: 'read-as-one',
  kind: 'published',
  confidence: 0.5,
} as const

/** Figures said without a digit: "phải có cán bộ nữ", a pilot model by its name, one club in each place of a list. */
const implied: readonly Implied[] = [
  {
    indicator: 'REP-2',
    pattern:
      /phải có (?:ít nhất một |một )?(?:cán bộ |đồng chí )?nữ (?:trong|tham gia)(?: cơ cấu)?(?: ủy viên)? (?:btv|ban thường vụ)/gu,
    value: 1,
    comparator: '>=',
    precision: 'at-least',
    kind: 'target',
    confidence: 0.6,
  },
  {
    ...one,
    indicator: 'HOI-2',
    pattern: /(?<!\d )(?<!các )mô hình điểm (?:câu lạc bộ |clb |về |tổ |chi hội )?"[^"]{3,80}"/gu,
  },
  {
    ...one,
    indicator: 'HOI-1',
    pattern: /tổ chức thành công (?:hội thi|liên hoan|hội diễn|ngày hội)[^.;,]{0,90}/gu,
  },
  {
    indicator: 'APH-1',
    pattern:
      /thành lập (?:câu lạc bộ|clb) nữ đại biểu (?:hđnd|hội đồng nhân dân) cấp (?<level>tỉnh|huyện) tại (?:các (?:tỉnh|huyện)|tỉnh|huyện)? ?(?<list>[^.;:\n]{3,120})/gu,
    value: 0,
    comparator: '=',
    precision: 'exact',
    kind: 'published',
    confidence: 0.6,
    count: (list) => list.split(/, | và /).length,
  },
]

export function impliedFigures(clean: CleanText, { indicators }: FigureGround): ReadFigure[] {
  return implied.flatMap(({ indicator, pattern, count, ...rest }) => {
    const unit = indicator === 'REP-2' ? 'người' : indicators.get(indicator)?.unit
    if (unit === undefined || !indicators.has(indicator)) return []
    return [...findAll(clean.folded, pattern)].flatMap(({ start, end, groups }) => {
      const sentence = sentenceAt(clean.sentences, start)
      if (!sentence) return []
      const list = groups.list ?? ''
      const value = count ? count(list) : rest.value
      // Every item of the list must be a name.
      if (count && (value < 2 || !isNames(clean, { start: end - list.length, end }))) return []
      return [
        {
          ...rest,
          indicator,
          value,
          unit,
          evidence: { start, end },
          sentence: { start: sentence.start, end: sentence.end },
        },
      ]
    })
  })
}

function isNames({ text }: CleanText, { start, end }: Span): boolean {
  return text
    .slice(start, end)
    .split(/, | và /)
    .every((name) => /^(?:\p{Lu}[\p{L}]*[ -]?)+$/u.test(name.trim()))
}
