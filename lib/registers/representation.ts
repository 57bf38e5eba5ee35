import { Decimal } from 'decimal.js'
import type { Body, CompositionKind } from '@/lib/catalogue/body-feeds'
import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import type { PublishedItem } from '@/lib/catalogue/published-item'
import { shareFromCounts } from '@/lib/catalogue/published-share'
import type { OrgUnitLevel } from '@/lib/org-units/org-unit'
import type { IsoDate } from '@/lib/periods/period'
import {
  type Composition,
  computeAgencies,
  computeShare,
  computeWithWoman,
  gapToParity,
  gapToTarget,
  type Share,
} from './bodies'

export type RepresentationFilters = {
  orgUnitId: string
  body: Body
  kind: CompositionKind
  /** Empty: the latest there is anything of. */
  term: string
}

/** A goal as the catalogue has it, with how far the share is from it. */
export type TargetGap = { target: CatalogueTarget; gap: string; met: boolean }

/** One bar: a share of one body or of several of one level, ours or published. */
export type ShareLine = {
  key: string
  /** The unit it is of; for several the area they lie in. */
  orgUnitId: string
  orgUnitName: string
  /** Level of the bodies: a province's row may be of all its communes. */
  level: OrgUnitLevel | 'unknown'
  term: string
  source: 'reported' | 'published'
  women: number | null
  /** Of one body, where they were counted: the rest of the seats is of a sex that nobody wrote down. */
  men: number | null
  seats: number | null
  /** Per cent, exact text; null with the reason. */
  share: string | null
  /** Of a published one: what was printed, so that its own digits are shown. */
  published: PublishedItem | null
  missing: 'not-reported' | 'zero-denominator' | 'not-available' | null
  /** Bodies that told both, and those left out by name. */
  summary: Share | null
  asOf: IsoDate | null
  origin: string
  parity: string | null
  targets: TargetGap[]
}

/** The indicator whose targets speak of a body and kind; null: none does. */
export function indicatorOf(body: Body, kind: CompositionKind): string | null {
  if (kind === 'candidates')
    return body === 'national-assembly' || body === 'peoples-council' ? 'REP-5' : null
  if (kind === 'planned') return null
  switch (body) {
    case 'national-assembly':
      return 'REP-3'
    case 'peoples-council':
      return 'REP-4'
    case 'party-committee':
      return 'REP-1'
    case 'party-standing':
      return 'REP-2'
    case 'agency':
      return 'REP-9'
    default:
      return null
  }
}

/** How bodies of a kind are counted together: seats, or bodies with a woman in them. */
export function sumOf(body: Body, rows: readonly Composition[]): Share {
  if (body === 'party-standing') return computeWithWoman(rows)
  if (body === 'agency') return computeAgencies(rows)
  return computeShare(rows)
}

/** Words of published figures for the bodies we know; others stand only in their list. */
const publishedBodies: Record<string, Body> = {
  'Quốc hội': 'national-assembly',
  'Đoàn ĐBQH': 'national-assembly',
  HĐND: 'peoples-council',
  'Cấp ủy': 'party-committee',
  'Ban Thường vụ cấp ủy có nữ': 'party-standing',
}
const publishedLevels: Record<string, OrgUnitLevel> = {
  'trung ương': 'country',
  tỉnh: 'province',
  huyện: 'district',
  xã: 'commune',
}
const publishedKinds: Record<string, CompositionKind> = {
  elected: 'elected',
  planned: 'planned',
  'in office': 'in-office',
  candidates: 'candidates',
  'candidates (danh sách chính thức)': 'candidates',
  // Counted in committees, as ours are.
  'committees with a woman': 'elected',
}

/** What a published figure is of, in our words; null where one of them isn't ours. */
export function placePublished(
  item: PublishedItem,
): { body: Body; kind: CompositionKind; level: OrgUnitLevel; term: string; orgUnitId: string } | null {
  const body = publishedBodies[item.body ?? '']
  const level = publishedLevels[item.level ?? '']
  const kind = publishedKinds[item.representationKind ?? '']
  if (!body || !level || !kind || !item.period || !item.orgUnitId) return null
  return { body, kind, level, term: item.period, orgUnitId: item.orgUnitId }
}

type Aims = readonly CatalogueTarget[]

/** A goal somebody remembered: listed with its indicator, never held against anything. */
export function isUnchecked({ confidence }: CatalogueTarget): boolean {
  return confidence === 'from memory, unverified'
}

/** Gaps to the goals of exactly this unit and term (DESIGN §3.11); goals kept from memory are never drawn. */
function gapsOf(share: string | null, targets: Aims, orgUnitId: string, term: string): TargetGap[] {
  if (share === null) return []
  return targets.flatMap((target) => {
    const own = target.orgUnitId === orgUnitId && target.period === term
    const gap = own && !isUnchecked(target) ? gapToTarget(share, target) : null
    return gap ? [{ target, ...gap }] : []
  })
}

type Place = { orgUnitId: string; orgUnitName: string; level: OrgUnitLevel; term: string }

/** Several bodies of one level in an area, or the one of a unit. */
export function toReportedLine(
  place: Place,
  body: Body,
  rows: readonly Composition[],
  targets: Aims,
): ShareLine {
  const summary = sumOf(body, rows)
  const { share, missing, part, whole, counted } = summary
  const only = rows.length === 1 ? rows[0] : undefined
  const direct = only && body !== 'party-standing' && body !== 'agency'
  return {
    ...place,
    key: `reported|${place.orgUnitId}|${place.level}|${place.term}`,
    source: 'reported',
    women: direct ? only.women : counted > 0 ? part : null,
    men: direct ? only.men : null,
    seats: direct ? only.seats : counted > 0 ? whole : null,
    share,
    published: null,
    missing,
    summary,
    asOf: rows.reduce<IsoDate | null>((last, { asOf }) => (last === null || asOf > last ? asOf : last), null),
    origin: rows.some(({ origin }) => origin === 'demonstration') ? 'demonstration' : 'reported',
    parity: share === null ? null : gapToParity(share),
    targets: gapsOf(share, targets, place.orgUnitId, place.term),
  }
}

/** A figure as its publisher gave it; only where no share was given, what follows from the counts. */
export function toPublishedLine(item: PublishedItem, place: Place, targets: Aims): ShareLine {
  const share = item.value ?? shareFromCounts(item.numerator, item.denominator)?.toString() ?? null
  return {
    ...place,
    key: `published|${item.id}`,
    source: 'published',
    women: item.numerator === null ? null : Number(item.numerator),
    men: null,
    seats: item.denominator === null ? null : Number(item.denominator),
    share,
    published: item,
    missing: share === null ? 'not-available' : null,
    summary: null,
    asOf: null,
    origin: 'published',
    parity: share === null ? null : gapToParity(share),
    targets: gapsOf(share, targets, place.orgUnitId, place.term),
  }
}

const levelOrder = ['country', 'province', 'district', 'commune', 'village', 'unknown']

/** Newest term first, then from the country down, then by name. */
export function inReadingOrder(lines: readonly ShareLine[]): ShareLine[] {
  return [...lines].sort(
    (a, b) =>
      b.term.localeCompare(a.term) ||
      levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level) ||
      a.orgUnitName.localeCompare(b.orgUnitName, 'vi') ||
      a.key.localeCompare(b.key),
  )
}

/** Those who stood beside those elected, of one level and one source. */
export type Contest = {
  key: string
  level: ShareLine['level']
  candidates: ShareLine
  elected: ShareLine
  /** Percentage points from the share of candidates to that of those elected. */
  change: string | null
  /** Women elected of a hundred who stood. */
  success: string | null
}

/**
 * Candidates against elected of the same level, recorded with recorded and published with published: two sources never
 * make one figure.
 */
export function toContests(candidates: readonly ShareLine[], elected: readonly ShareLine[]): Contest[] {
  return candidates.flatMap((stood): Contest[] => {
    const won = elected.find(({ level, source }) => level === stood.level && source === stood.source)
    if (!won) return []
    const change =
      stood.share === null || won.share === null ? null : new Decimal(won.share).minus(stood.share).toString()
    const isPossible =
      stood.women !== null && won.women !== null && stood.women > 0 && won.women <= stood.women
    const success = isPossible
      ? new Decimal(won.women ?? 0)
          .div(stood.women ?? 1)
          .times(100)
          .toString()
      : null
    return [{ key: stood.key, level: stood.level, candidates: stood, elected: won, change, success }]
  })
}
