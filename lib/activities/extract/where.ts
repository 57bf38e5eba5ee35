import type { OrgUnitNode } from '@/lib/org-units/org-unit'
import type { IsoDate } from '@/lib/periods/period'
import type { EventSentence } from './event'
import type { Gazetteer, PlaceMention, Rank } from './gazetteer'
import type { Read, ReadNote, ReadUnit } from './model'
import type { Organisers } from './organiser'
import { liesIn, resolvePlace } from './resolve-place'
import type { CleanText, Sentence, Span } from './text'

export type Where = { unit?: Read<ReadUnit>; notes: ReadNote[] }

type Known = {
  gazetteer: Gazetteer
  places: readonly PlaceMention[]
  event: EventSentence
  region: readonly Sentence[]
  organisers?: Organisers
  venue?: Span
  day?: IsoDate
  isVisit: boolean
}

/** Places are compared with at most so many different others. */
const mostOthers = 150

/**
 * The unit an activity belongs to: where it says it was held, if that lies with whoever held it; else the holder's own unit;
 * else the heading's, the venue's, or the one the whole text is about. A name that fits no unit on the day leaves it out.
 */
export function findWhere(clean: CleanText, known: Known): Where {
  const notes: ReadNote[] = []
  const others = distinct(known.places).slice(0, mostOthers)
  const resolve = (place: PlaceMention | undefined): Found | undefined => {
    if (!place) return undefined
    const found = resolvePlace(known.gazetteer, place, { day: known.day, others })
    if ('note' in found) {
      notes.push(found.note)
      return undefined
    }
    return { ...found, evidence: { start: place.start, end: place.end } }
  }
  const holder = holderPlace(clean, known)
  const held = known.isVisit ? [] : heldPlaces(clean, known)
  const holderUnit = resolve(holder)
  const heldUnits = held.flatMap((place) => resolve(place) ?? [])
  const [only, ...more] = [...new Map(heldUnits.map((found) => [found.unit.id, found])).values()]
  if (only && more.length === 0 && held.length === 1) {
    if (!holderUnit || liesIn(known.gazetteer, only.unit, holderUnit.unit, known.day))
      return { unit: toRead(only), notes }
  }
  if (holderUnit) return { unit: toRead(holderUnit), notes }
  // Named, but not to be found: no other unit stands in for it.
  if (holder || (held.length === 1 && !only)) return { notes }
  if (only && more.length === 0) return { unit: toRead(only), notes }

  const heading = resolve(known.places.find((place) => isHeadingPlace(clean, place)))
  if (heading) return { unit: toRead(heading), notes }
  const rank = genericRank(clean, known)
  const meant = mostNamed(known, rank)
  if (meant) {
    const found = resolve(meant.place)
    if (found) {
      notes.push({ code: 'place-inferred', evidence: found.evidence, values: { name: found.unit.fullName } })
      return { unit: toRead({ ...found, confidence: Math.min(found.confidence, meant.confidence) }), notes }
    }
    return { notes }
  }
  if (rank) return { notes }
  const venue = resolve(
    known.venue &&
      known.places.find(
        ({ start, end }) => start >= (known.venue?.start ?? 0) && end <= (known.venue?.end ?? 0) + 60,
      ),
  )
  return venue
    ? { unit: toRead({ ...venue, confidence: Math.min(venue.confidence, 0.7) }), notes }
    : { notes }
}

type Found = { unit: OrgUnitNode; confidence: number; evidence: Span }

function toRead({ unit, confidence, evidence }: Found): Read<ReadUnit> {
  const { id, code, name, fullName, level } = unit
  return { value: { id, code, name, fullName, level }, confidence, evidence }
}

function distinct(places: readonly PlaceMention[]): PlaceMention[] {
  return [...new Map(places.map((place) => [`${place.rank ?? ''} ${place.name}`, place])).values()]
}

/** "Hội LHPN huyện Lâm Bình": the place inside or right behind the holder's name. */
function holderPlace(
  { folded }: CleanText,
  { organisers, places, region, event }: Known,
): PlaceMention | undefined {
  const lead = organisers?.lead
  if (lead) {
    const own =
      places.find(({ start }) => start >= lead.start && start <= lead.end + 2) ??
      bareHolder(folded, lead, places)
    const placesIn = (spans: readonly Span[]) =>
      spans.flatMap(
        (span) => places.find(({ start, end }) => start >= span.start && end <= span.end + 1) ?? [],
      )
    const equals = placesIn(organisers?.equals ?? []).filter(
      ({ rank, name }) => rank === own?.rank && name !== own?.name,
    )
    if (own && equals.length === 0) return own
    const partners = placesIn(organisers?.partners ?? [])
    // Two communes together: the larger unit that holds it with them, if any.
    if (own) return partners.find(({ rank }) => rank !== own.rank)
    // "MTTQ tỉnh phối hợp với Hội LHPN tỉnh Hà Giang": the partner says which province, where both are of one rank.
    const rank = genericRank({ folded }, { organisers, event, region })
    return (
      rank && partners.find((place) => place.rank === rank || (rank === 'tỉnh' && place.rank === 'thành phố'))
    )
  }
  // Without a holder, whoever chairs: "Chủ tịch Hội LHPN huyện X chủ trì".
  const acting =
    [event.sentence, ...region].find(({ folded: words }) => /(?:chủ trì|chủ tọa)/.test(words)) ??
    event.sentence
  const named = places.filter(
    ({ start, end }) =>
      start >= acting.start &&
      end <= acting.end &&
      /(?:hội (?:lhpn|liên hiệp phụ nữ)|ubnd|ủy ban nhân dân|ban vì sự tiến bộ[\p{L} ]*|hđnd|huyện ủy|tỉnh ủy) $/u.test(
        folded.slice(Math.max(acting.start, start - 40), start),
      ),
  )
  return new Set(named.map(({ name }) => name)).size === 1 || /chủ trì/.test(acting.folded)
    ? named[0]
    : undefined
}

/** "Hội LHPN Lâm Bình": no rank; only provinces were read without one. */
function bareHolder(folded: string, lead: Span, places: readonly PlaceMention[]): PlaceMention | undefined {
  return places.find(
    ({ start, end }) =>
      start >= lead.start && end <= lead.end && /(?:lhpn|phụ nữ) $/.test(folded.slice(lead.start, start)),
  )
}

/** "tại xã X", "ở huyện Y": a unit's name right behind, not a building's. Several together are a list. */
function heldPlaces({ folded }: CleanText, { places, event, region }: Known): PlaceMention[] {
  const next = region.filter(
    ({ start, folded: words }) =>
      start > event.sentence.start && /(?:diễn ra|được tổ chức) (?:tại|ở)/.test(words),
  )
  for (const sentence of [event.sentence, ...next.slice(0, 2)]) {
    const inside = places.filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    const first = inside.findIndex(({ start }) => {
      const before = folded.slice(Math.max(sentence.start, start - 40), start)
      if (!/(?:^|[\s,(])(?:tại|ở|trên địa bàn)(?: địa bàn)?(?: (?:\d+|hai|ba|bốn|các))? ?$/.test(before))
        return false
      return !/(?:triển khai|công tác|sinh sống|phụ nữ|đại diện|mô hình|thực hiện|trẻ em|người dân|hội viên|đồng bào) (?:tại|ở|trên địa bàn) ?$/.test(
        before,
      )
    })
    if (first < 0) continue
    const list: PlaceMention[] = []
    for (const place of inside.slice(first)) {
      const last = list.at(-1)
      if (last && place === last.within) continue
      if (last && !/^(?:,| và|, và|;) ?$/.test(folded.slice(last.end, place.start))) break
      list.push(place)
    }
    return list
  }
  return []
}

/** "TUYÊN QUANG: …", "Lạng Sơn – …" at a line's beginning. */
function isHeadingPlace({ lines, folded }: CleanText, { start, end }: PlaceMention): boolean {
  const line = lines.find((each) => each.start <= start && end <= each.end)
  return line !== undefined && line.start === start && /^ ?[:–(-]/.test(folded.slice(end, end + 2))
}

/** "Hội LHPN tỉnh", "Ban … huyện": the rank without a name. */
function genericRank(
  { folded }: Pick<CleanText, 'folded'>,
  { organisers, event, region }: Pick<Known, 'organisers' | 'event' | 'region'>,
): Rank | undefined {
  const lead = organisers?.lead
  const words = lead
    ? folded.slice(lead.start, lead.end)
    : [event.sentence, ...region].map(({ folded: each }) => each).find((each) => /chủ trì/.test(each))
  if (!words) return undefined
  // Departments are the province's, offices the district's.
  if (/^(?:sở|tỉnh đoàn|tỉnh ủy) /.test(words)) return 'tỉnh'
  if (/^(?:phòng|huyện đoàn|huyện ủy) /.test(words)) return 'huyện'
  return /(?:lhpn|phụ nữ|ubnd|ủy ban nhân dân|hđnd|bình đẳng giới|mttq|mttq việt nam|ban [\p{L} ]+|sở [\p{L} ]+) (?<rank>tỉnh|huyện|thị xã|quận|xã|phường|thị trấn)(?![\p{L}])/u.exec(
    words,
  )?.groups?.rank as Rank | undefined
}

/** The one unit of the rank the text speaks of, clearly more often than of any other. */
function mostNamed(
  { places }: Known,
  rank: Rank | undefined,
): { place: PlaceMention; confidence: number } | undefined {
  const level = rank && levelOf[rank]
  const counts = new Map<string, { place: PlaceMention; count: number }>()
  for (const place of places) {
    if (place.units.length === 0) continue
    if (level ? !place.units.some((unit) => unit.level === level) : !place.rank) continue
    const key = place.name.toLowerCase()
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { place, count: 1 })
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count)
  if (!first) return undefined
  if (!second) return { place: first.place, confidence: first.count > 1 ? 0.75 : 0.65 }
  return rank && first.count >= 2 * second.count ? { place: first.place, confidence: 0.6 } : undefined
}

const levelOf: Readonly<Record<Rank, string>> = {
  tỉnh: 'province',
  'thành phố': 'province',
  quận: 'district',
  huyện: 'district',
  'thị xã': 'district',
  xã: 'commune',
  phường: 'commune',
  'thị trấn': 'commune',
  'đặc khu': 'commune',
}
