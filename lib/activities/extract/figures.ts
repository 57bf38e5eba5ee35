import { buildMask } from './identifiers'
import { impliedFigures } from './implied-figures'
import type { FigureRule } from './indicator-words'
import { countedNouns, figureRules } from './indicator-words'
import type { ReadFigure } from './model'
import type { NumberMention } from './numbers'
import { type CleanText, findAll, type Sentence, type Span, sentenceAt } from './text'

/** An indicator as the catalogue names it; figures keep the text's own unit where it has none. */
export type KnownIndicator = { code: string; unit: string }

export type FigureGround = {
  numbers: readonly NumberMention[]
  /** Read as participants or sessions already. */
  used: readonly Span[]
  indicators: ReadonlyMap<string, KnownIndicator>
  programmes: ReadonlySet<string>
}

/** What has more is no sentence but a list of numbers, and none of them is stated of anything. */
const mostNumbers = 60

/** Targets, results and thresholds the text states, each number once, with the indicator its words name. */
export function readFigures(clean: CleanText, ground: FigureGround): ReadFigure[] {
  const figures: ReadFigure[] = []
  const isUsed = buildMask(ground.used)
  for (const [sentence, numbers] of bySentence(clean, ground.numbers)) {
    if (numbers.length > mostNumbers) continue
    for (const number of numbers)
      if (!isUsed(number)) figures.push(...figuresOf(clean, number, sentence, ground))
  }
  const stated = new Set(figures.map(({ indicator, sentence }) => `${indicator} ${sentence.start}`))
  const implied = impliedFigures(clean, ground).filter(
    ({ indicator, sentence, precision }) =>
      precision === 'read-as-one' || !stated.has(`${indicator} ${sentence.start}`),
  )
  return distinct([...figures, ...implied].sort((a, b) => a.evidence.start - b.evidence.start))
}

function bySentence(
  { sentences }: CleanText,
  numbers: readonly NumberMention[],
): Map<Sentence, NumberMention[]> {
  const found = new Map<Sentence, NumberMention[]>()
  for (const number of numbers) {
    const sentence = sentenceAt(sentences, number.start)
    if (!sentence) continue
    const known = found.get(sentence)
    if (known) known.push(number)
    else found.set(sentence, [number])
  }
  return found
}

/** A figure said twice is one figure; models named one by one are not. */
function distinct(figures: readonly ReadFigure[]): ReadFigure[] {
  const seen = new Set<string>()
  return figures.filter(({ indicator, value, high, unit, kind, precision, evidence }) => {
    const key = [
      indicator,
      value,
      high,
      unit,
      kind,
      indicator && precision !== 'read-as-one' ? '' : evidence.start,
    ].join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

function figuresOf(
  { folded }: CleanText,
  number: NumberMention,
  sentence: Sentence,
  ground: FigureGround,
): ReadFigure[] {
  const clause = clauseOf(folded, number, sentence)
  const behind = folded.slice(number.end, Math.min(clause.end, number.end + 90))
  const before = withSubject(folded, clause.start, number.from)
  const here = { number, behind, before, sentence, folded }
  const rule = ruleFor(here, ground)
  const kind = rule?.kind ?? kindOf(folded, number, sentence)
  const common = {
    value: number.value,
    ...(number.high === undefined ? {} : { high: number.high }),
    comparator: number.comparator,
    precision: number.precision,
    kind,
    evidence: { start: number.from, end: number.end },
    sentence: { start: sentence.start, end: sentence.end },
  }
  // What was seen elsewhere is nobody's result here.
  if (/(?:thăm|tham quan|khảo sát|tìm hiểu)(?: thực tế)?(?: các)? $/.test(before)) return []
  if (!rule) {
    const unit = plainUnit(here)
    return unit ? [{ ...common, unit, confidence: 0.4 }] : []
  }
  return rule.indicators.flatMap((code) => {
    const known = ground.indicators.get(code)
    if (!known) return []
    const unit = number.money ?? (number.isPercent ? '%' : known.unit)
    return [{ indicator: code, ...common, unit, confidence: rule.indicators.length > 1 ? 0.75 : 0.8 }]
  })
}

type Here = { number: NumberMention; behind: string; before: string; sentence: Sentence; folded: string }

function ruleFor(here: Here, { programmes, indicators }: FigureGround): FigureRule | undefined {
  const { number, behind, before, sentence } = here
  const fits = (rule: FigureRule) =>
    rule.indicators.every((code) => indicators.has(code)) &&
    (rule.programme === undefined || programmes.has(rule.programme)) &&
    (rule.near === undefined || rule.near.test(sentence.folded)) &&
    (rule.not === undefined || !rule.not.test(sentence.folded))
  if (number.money) return figureRules.money.find((rule) => fits(rule) && (rule.before?.test(before) ?? true))
  if (!number.isPercent) {
    return figureRules.counts.find(
      (rule) => fits(rule) && (rule.behind?.test(behind) ?? true) && (rule.before?.test(before) ?? true),
    )
  }
  const threshold = figureRules.shares.find(
    (rule) =>
      rule.kind === 'threshold' && rule.behind?.test(behind) && rule.before?.test(before) && fits(rule),
  )
  if (threshold) return threshold
  if (isOfTarget(behind)) return undefined
  // The subject nearest before the number; else the one right behind it: "35% nữ đại biểu HĐND".
  let best: { rule: FigureRule; at: number } | undefined
  for (const rule of figureRules.shares) {
    if (rule.kind || !rule.before || !fits(rule)) continue
    const at = lastMatch(rule.before, before)
    if (at >= 0 && (!best || at > best.at + 3)) best = { rule, at }
  }
  if (best) return best.rule
  // "trên 60% cơ quan … có lãnh đạo chủ chốt là nữ": what it is a share of comes behind.
  const ahead = /^ (?:(?!tỷ lệ|tỉ lệ|đạt|chiếm|tăng|giảm|trong đó)[^;\d])*/.exec(behind)?.[0] ?? ''
  return figureRules.shares.find((rule) => !rule.kind && rule.before && fits(rule) && rule.before.test(ahead))
}

const plain = new WeakMap<RegExp, RegExp>()

function lastMatch(pattern: RegExp, text: string): number {
  const known = plain.get(pattern)
  const global = known ?? new RegExp(pattern.source, 'g')
  if (!known) plain.set(pattern, global)
  let last = -1
  for (const { end } of findAll(text, global)) last = end
  return last
}

/** "đạt 115% chỉ tiêu": a share of the target, not of anything an indicator measures. */
function isOfTarget(behind: string): boolean {
  return /^ ?(?:so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|kh)(?![\p{L}])/u.test(behind)
}

/** "CLB gồm 30 thành viên": which club is said in the sentence before. */
function withSubject(folded: string, clauseStart: number, from: number): string {
  const own = folded.slice(Math.max(clauseStart, from - 130), from)
  const again =
    /^(?:clb|câu lạc bộ|tổ|mô hình|mỗi clb|mỗi tổ|mỗi câu lạc bộ)(?: này)?(?: ra mắt)? (gồm|có|với|hiện có|ban đầu có)(?: hơn| gần| khoảng)? $/.exec(
      own,
    )
  if (!again) return own
  return `${folded.slice(Math.max(0, clauseStart - 130), clauseStart).replace(/[.;]\s*$/, ' ')}${again[1]} `
}

/** Up to the semicolons around the number: "cấp ủy đạt 20%; nữ đại biểu đạt 35%" are two statements. */
function clauseOf(folded: string, { start, end }: Span, sentence: Span): Span {
  const before = folded.slice(sentence.start, start).lastIndexOf(';')
  const behind = folded.slice(end, sentence.end).indexOf(';')
  return {
    start: before >= 0 ? sentence.start + before + 1 : sentence.start,
    end: behind >= 0 ? end + behind : sentence.end,
  }
}

const targetWords =
  /(?:(?<!chương trình )mục tiêu|phấn đấu|(?<!% |% so với |vượt |đạt |hoàn thành |các )chỉ tiêu|đến (?:hết )?năm (?:19|20)\d\d|nhằm (?:đảm|bảo|đạt)|đảm bảo|bảo đảm|đặt ra|đề ra|kế hoạch (?:năm|đề|đến)|(?<![\p{L}])sẽ(?![\p{L}])|dự kiến|yêu cầu|phải có|phải đạt|giao (?:chỉ tiêu|cho)|thời gian tới|nhiệm vụ|định hướng|hướng tới)/gu
const resultWords =
  /(?:(?<![\p{L}])đã(?![\p{L}])|đạt được|hiện (?:có|nay|tại)|đến nay|tính đến|kết quả|thành lập được|vượt|được thành lập|thực hiện được|duy trì|trúng cử|chiếm|toàn (?:tỉnh|huyện|xã) có|tăng|giảm)/gu

function kindOf(folded: string, number: NumberMention, sentence: Sentence): ReadFigure['kind'] {
  const before = folded.slice(quoteStart(folded, number, sentence), number.start)
  const behind = folded.slice(number.end, Math.min(sentence.end, number.end + 30))
  if (isOfTarget(behind) && !/giao $/.test(before)) return 'published'
  const [target, result] = [lastMatch(targetWords, before), lastMatch(resultWords, before)]
  return target > result ? 'target' : 'published'
}

/** A quotation of several sentences is one statement: "mục tiêu “… Tỷ lệ … đạt 20-25%”". */
function quoteStart(folded: string, { start }: Span, sentence: Span): number {
  const near = folded.slice(Math.max(0, start - 600), start)
  const before = near.slice(near.lastIndexOf('\n') + 1)
  const isInside = (before.match(/"/g)?.length ?? 0) % 2 === 1
  if (!isInside) return sentence.start
  return Math.min(
    sentence.start,
    start - Math.min(before.length, before.length - before.lastIndexOf('"') + 80),
  )
}

const statement =
  /(?:đã|đạt|có|thành lập|tổ chức|hỗ trợ|vận động|giúp|trao|tặng|giải ngân|thu hút|duy trì|phấn đấu|mục tiêu|chỉ tiêu|xây dựng|phát triển|kết nạp|tiếp nhận|cho|tư vấn|kiểm tra|giám sát|tuyên truyền|chiếm|tăng|giảm|ra mắt|củng cố|nhận|trị giá|được|kinh phí|chăm lo|đỡ đầu|quyên góp)/

/** Numbers of any programme that no indicator is named for, with the text's own unit. */
function plainUnit({ number, behind, before }: Here): string | undefined {
  const near = before.slice(-70)
  if (number.money)
    return /(?:kinh phí|trị giá|số tiền|vốn|giải ngân|vận động|hỗ trợ|quỹ|ủng hộ|trao|tặng|vay|tiết kiệm|quyên góp|với|dư nợ|tổng)/.test(
      near,
    )
      ? number.money
      : undefined
  if (!statement.test(near)) return undefined
  if (number.isPercent)
    return isOfTarget(behind) ? `% ${/kế hoạch|kh/.test(behind.slice(0, 20)) ? 'kế hoạch' : 'chỉ tiêu'}` : '%'
  return countedNouns.exec(behind)?.groups?.noun
}
