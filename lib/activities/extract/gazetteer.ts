import type { OrgUnitLevel, OrgUnitNode } from '@/lib/org-units/org-unit'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { fold, type Span } from './text'

/** Names of all units, old and new, ready to be found in a text. */
export type Gazetteer = {
  tree: OrgUnitTree
  byName: ReadonlyMap<string, readonly OrgUnitNode[]>
  mostWords: number
}

/** A place a text names: the words, the rank they give it and every unit of that name and rank. */
export type PlaceMention = Span & {
  name: string
  /** "huyện", "tỉnh"…: as written before the name, or before the first of a list. */
  rank?: Rank
  units: readonly OrgUnitNode[]
  /** The larger place named right behind: "xã X, huyện Y". */
  within?: PlaceMention
}

export type Rank =
  | 'tỉnh'
  | 'thành phố'
  | 'quận'
  | 'huyện'
  | 'thị xã'
  | 'xã'
  | 'phường'
  | 'thị trấn'
  | 'đặc khu'

const levelsOf: Readonly<Record<Rank, readonly OrgUnitLevel[]>> = {
  tỉnh: ['province'],
  'thành phố': ['province', 'district'],
  quận: ['district'],
  huyện: ['district'],
  'thị xã': ['district'],
  xã: ['commune'],
  phường: ['commune'],
  'thị trấn': ['commune'],
  'đặc khu': ['commune'],
}
const shortRanks: Readonly<Record<string, Rank>> = {
  'tp.': 'thành phố',
  tp: 'thành phố',
  'h.': 'huyện',
  'tx.': 'thị xã',
  tx: 'thị xã',
  'q.': 'quận',
  'x.': 'xã',
  'p.': 'phường',
  'tt.': 'thị trấn',
  'tỉnh ủy': 'tỉnh',
  'thành ủy': 'thành phố',
  'huyện ủy': 'huyện',
  'thị ủy': 'thị xã',
  'quận ủy': 'quận',
  'đảng ủy xã': 'xã',
}
/** The rank right before a name; "của", "là", "gồm" and a colon may stand between. */
const rankBefore =
  /(?<![\p{L}])(?<rank>tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu|tp\.?|tx\.?|tt\.|h\.|q\.|x\.|p\.) ?(?:là |gồm:? |gồm có |: ?|")?$/u

/** Spellings of the same names: Bắc Cạn, Đắc Lắc, Mĩ, Kì. */
function toKey(name: string): string {
  return fold(name)
    .replace(/ ?- ?| +/g, ' ')
    .replace(/(?<![\p{L}])đ[ăắ][kc](?![\p{L}])/gu, 'đắk')
    .replace(/(?<![\p{L}])l[ăắ][kc](?![\p{L}])/gu, 'lắk')
    .replace(
      /(?<=(?<![\p{L}])(?:[bcdđghklmnpqrstvx]|th|ph|kh|tr|ch|nh|ng|gi))[yýỳỷỹỵ](?![\p{L}])/gu,
      (letter) => iOf[letter] ?? letter,
    )
}
const iOf: Readonly<Record<string, string>> = { y: 'i', ý: 'í', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }

const otherNames: Readonly<Record<string, string>> = {
  'thừa thiên huế': 'Huế',
  huế: 'Thừa Thiên Huế',
  'bắc kạn': 'Bắc Cạn',
  'hồ chí minh': 'HCM',
  'bà rịa - vũng tàu': 'Bà Rịa Vũng Tàu',
}

export function buildGazetteer(tree: OrgUnitTree): Gazetteer {
  const byName = new Map<string, OrgUnitNode[]>()
  let mostWords = 1
  const add = (key: string, unit: OrgUnitNode) => {
    mostWords = Math.max(mostWords, key.split(' ').length)
    const known = byName.get(key)
    if (!known) byName.set(key, [unit])
    else if (!known.includes(unit)) known.push(unit)
  }
  for (const unit of tree.list()) {
    if (unit.level === 'country' || unit.level === 'village') continue
    add(toKey(unit.name), unit)
    const other = otherNames[fold(unit.name)]
    if (other && unit.level === 'province') add(toKey(other), unit)
  }
  return { tree, byName, mostWords }
}

type Word = Span & { key: string; isCapital: boolean; isNumber: boolean }

/** Every place the text names, in order; without a rank only provinces are read, for names of people sound like communes. */
export function findPlaces(gazetteer: Gazetteer, text: string, folded: string): PlaceMention[] {
  const words: Word[] = [...text.matchAll(/[\p{L}\p{N}]+(?:['’] ?\p{L}+)*/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    key: toKey(word),
    isCapital: /^\p{Lu}/u.test(word),
    isNumber: /^\d{1,2}$/.test(word),
  }))
  const places: PlaceMention[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word || (!word.isCapital && !word.isNumber)) continue
    const place = placeAt(gazetteer, { text, folded, words, at, previous: places.at(-1) })
    if (!place) continue
    places.push(place)
    while ((words[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= place.end) at++
  }
  linkLarger(places, text)
  return places
}

type Here = { text: string; folded: string; words: readonly Word[]; at: number; previous?: PlaceMention }

function placeAt(gazetteer: Gazetteer, here: Here): PlaceMention | undefined {
  const { text, folded, words, at, previous } = here
  const first = words[at]
  if (!first) return undefined
  const before = rankBefore.exec(folded.slice(Math.max(0, first.start - 18), first.start))
  const own = before?.groups?.rank
  const named = own === undefined ? undefined : (shortRanks[own] ?? (own as Rank))
  const between = previous ? folded.slice(previous.end, first.start) : ''
  const inherited =
    previous?.rank && /^(?:,|;| và|, và| cùng| hoặc|,? cùng với| -|\/) ?$/.test(between)
      ? previous.rank
      : undefined
  const rank = named ?? inherited
  const start = before?.groups?.rank !== undefined ? first.start - before[0].length : first.start
  for (const name of namesAt(gazetteer, here)) {
    const known = gazetteer.byName.get(name.key)
    if (!known) continue
    const units = fitting(known, rank)
    if (units.length === 0 && named === undefined) continue
    if (rank === undefined && !mayStandAlone(here, name, units)) continue
    if (inherited !== undefined && named === undefined && followsName(words, at, text, name.end)) continue
    if (units.length > 0) return { start, end: name.end, name: name.text, ...(rank ? { rank } : {}), units }
  }
  if (named === undefined || first.isNumber) return undefined
  // A rank and a capital name nobody knows.
  const unknown = capitalRun(here)
  return unknown ? { start, end: unknown.end, name: unknown.text, rank: named, units: [] } : undefined
}

type Name = { text: string; key: string; end: number }

/** Names that may begin here, the longest first: words parted by a space or hyphen, each with a capital or a number. */
function namesAt({ mostWords }: Pick<Gazetteer, 'mostWords'>, { text, words, at }: Here): Name[] {
  const names: Name[] = []
  const [first] = [words[at]]
  if (!first) return names
  let key = ''
  for (let index = at; index < Math.min(words.length, at + mostWords); index++) {
    const word = words[index]
    if (!word || (!word.isCapital && !word.isNumber)) break
    if (index > at && !/^ ?[-–]? ?$/.test(text.slice(words[index - 1]?.end ?? 0, word.start))) break
    key = index === at ? word.key : `${key} ${word.key}`
    names.unshift({ text: text.slice(first.start, word.end), key, end: word.end })
  }
  return names
}

/** The words of a name no unit has, as far as capitals go. */
function capitalRun(here: Here): Name | undefined {
  return namesAt({ mostWords: 4 }, here).find(({ text }) => !/[-–]/.test(text))
}

function fitting(units: readonly OrgUnitNode[], rank: Rank | undefined): OrgUnitNode[] {
  if (rank === undefined) return units.filter(({ level }) => level === 'province')
  const levels = levelsOf[rank]
  const ofLevel = units.filter(({ level }) => levels.includes(level))
  const ofRank = ofLevel.filter(({ fullName }) => fold(fullName).startsWith(rank))
  return ofRank.length > 0 ? ofRank : rank === 'thành phố' ? [] : ofLevel
}

/** A bare province name stands between small words, not inside a person's name; heading or list. */
function mayStandAlone(
  { text, words, at }: Here,
  name: Pick<Name, 'end'>,
  units: readonly OrgUnitNode[],
): boolean {
  if (units.length === 0) return false
  const [before, after] = [words[at - 1], wordAfter(words, at, name.end)]
  const first = words[at]
  if (!first) return false
  const gapBefore = before ? text.slice(before.end, first.start) : '\n'
  const gapAfter = after ? text.slice(name.end, after.start) : '\n'
  const isAcronym = (word: Word | undefined) =>
    word !== undefined && /^\p{Lu}{2,}$/u.test(text.slice(word.start, word.end))
  const isLoud = isAcronym(first)
  const joinsBefore =
    gapBefore === ' ' &&
    before?.isCapital === true &&
    (isLoud || !isAcronym(before)) &&
    !/^(?:tại|ở|tỉnh|nữ|về)$/.test(before.key)
  const joinsAfter = gapAfter === ' ' && after?.isCapital === true && !isAcronym(after)
  if (isLoud) return !joinsBefore && /^(?: ?[:\-–(]|\n|$)/.test(text.slice(name.end, name.end + 2) || '\n')
  return !joinsBefore && !joinsAfter
}

function wordAfter(words: readonly Word[], at: number, end: number): Word | undefined {
  let next = at
  while ((words[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++
  return words[next]
}

function followsName(words: readonly Word[], at: number, text: string, end: number): boolean {
  const after = wordAfter(words, at, end)
  return after?.isCapital === true && text.slice(end, after.start) === ' '
}

const order: readonly OrgUnitLevel[] = ['commune', 'district', 'province']

/** "xã X, huyện Y", "xã X (tỉnh Z)", "huyện Y - tỉnh Z". */
function linkLarger(places: PlaceMention[], text: string): void {
  for (const [index, place] of places.entries()) {
    const next = places[index + 1]
    if (!next) continue
    if (
      !/^(?:,| \(| thuộc| của| [-–]|)(?: (?:tỉnh|huyện|thuộc))?,? ?$/.test(text.slice(place.end, next.start))
    )
      continue
    const [own, larger] = [rankOrder(place), rankOrder(next)]
    if (own < larger) place.within = next
  }
}

function rankOrder({ rank, units }: PlaceMention): number {
  const level = units[0]?.level ?? (rank ? levelsOf[rank][0] : 'province')
  return order.indexOf(level ?? 'province')
}

export { levelsOf }
