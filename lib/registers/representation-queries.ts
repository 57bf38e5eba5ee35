import { canEnter, canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Body, CompositionKind } from '@/lib/catalogue/body-feeds'
import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import type { PublishedItem } from '@/lib/catalogue/published-item'
import { listPublishedFigures } from '@/lib/catalogue/published-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { OrgUnitLevel, OrgUnitNode } from '@/lib/org-units/org-unit'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { groupBy } from '@/lib/org-units/successions'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { type Composition, computeShare, latestOn, representationProgramme, type Share } from './bodies'
import {
  type Contest,
  indicatorOf,
  inReadingOrder,
  isUnchecked,
  placePublished,
  type RepresentationFilters,
  type ShareLine,
  toContests,
  toPublishedLine,
  toReportedLine,
} from './representation'
import { isUuid } from './text'

/** A recorded row, as the list of a page has it. */
export type RecordedComposition = Composition & { mayChange: boolean }

export type Representation = {
  area: OrgUnitNode
  body: Body
  kind: CompositionKind
  /** The one shown, and all there is anything of, newest first. */
  term: string
  terms: string[]
  /** Of the area, by level of the bodies, in all terms. */
  lines: ShareLine[]
  /** Of the units inside it, in the term shown; ours or published. */
  areas: ShareLine[]
  /** Candidates against elected in the term shown, of the same level and source. */
  contests: Contest[]
  /** The indicator whose chart shows the same; null: none does. */
  chart: string | null
  /** The area's goals of later terms and years: named, and compared with nothing of this one. */
  aims: CatalogueTarget[]
  /** Of the women: minority, under 40, first-time, each over the rows that told both. */
  parts: { name: 'minorityWomen' | 'womenUnder40' | 'womenFirstTime'; share: Share }[]
  /** What was recorded for the term, line by line, changes during it too; `more` weren't listed. */
  recorded: RecordedComposition[]
  more: number
  /** Every figure published of the area and what lies inside, whatever its body, as printed. */
  published: PublishedItem[]
}

const mostRecorded = 200
const mostAreas = 120

/**
 * Women in bodies of an area: by level and unit, with the gaps to parity and goals, term against term. Null where the
 * area isn't the viewer's to read. Sums are over what was recorded here; published figures stand beside, never added.
 */
export async function getRepresentation(
  viewer: Viewer,
  filters: RepresentationFilters,
  today: IsoDate,
): Promise<Representation | null> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const { body, kind } = filters
  const area = tree.get(filters.orgUnitId)
  if (!area || !canReadUnit(viewer, tree, area.id, representationProgramme)) return null
  const [stored, published] = await Promise.all([readRows(body), listPublishedFigures()])
  const within = insideOf(tree, area.id)
  const of = (one: CompositionKind) => {
    const rows = stored.filter(
      (row) => row.kind === one && row.asOf <= today && within(row.orgUnitId, row.asOf),
    )
    const counted = latestOn(rows, today).filter(
      // A council that was dissolved has nobody in office; who was once elected stays elected.
      (row) => one !== 'in-office' || tree.isInForce(row.orgUnitId, today),
    )
    const code = indicatorOf(body, one)
    const indicator = code ? catalogue.indicators.byCode(code) : undefined
    const targets = indicator ? catalogue.targetsOf(indicator.id) : []
    const placed = published.flatMap((item) => {
      const place = placePublished(item)
      if (!place || place.body !== body || place.kind !== one || item.kind !== 'representation') return []
      return place.orgUnitId === area.id || within(place.orgUnitId, today) ? [{ item, place }] : []
    })
    const lines = inReadingOrder(ownLines(area, body, counted, placed, targets))
    return { rows, counted, code, targets, placed, lines }
  }
  const { rows, counted, code, targets, placed, lines } = of(kind)
  const named = [...lines, ...rows, ...placed.map(({ place }) => place)]
  const terms = [...new Set(named.map(({ term }) => term))].sort().reverse()
  const term = chooseTerm(filters.term, terms, lines, area.level)
  const inTerm = counted.filter((row) => row.term === term)
  const told = rows
    .filter((row) => row.term === term && canReadUnit(viewer, tree, row.orgUnitId, representationProgramme))
    .sort((a, b) =>
      a.orgUnitId === b.orgUnitId ? (a.asOf < b.asOf ? 1 : -1) : a.orgUnitId < b.orgUnitId ? -1 : 1,
    )
  const inThisTerm = (all: readonly ShareLine[]) => all.filter((line) => line.term === term)
  const stands = body === 'national-assembly' || body === 'peoples-council' || body === 'party-committee'
  return {
    area,
    body,
    kind,
    term,
    terms,
    lines,
    contests: stands ? toContests(inThisTerm(of('candidates').lines), inThisTerm(of('elected').lines)) : [],
    // Who is in office feeds no indicator: a chart of those elected would show other seats.
    chart: catalogue.bodyFeeds.some((feed) => feed.body === body && feed.kind === kind) ? code : null,
    aims: targets.filter((one) => isAhead(one, area.id, term, today)),
    areas: unitLines(viewer, tree, area, body, inTerm, placed, term, targets),
    parts: (['minorityWomen', 'womenUnder40', 'womenFirstTime'] as const).map((name) => ({
      name,
      share: computeShare(inTerm, name, 'women'),
    })),
    recorded: told.slice(0, mostRecorded).map((row) => toRecorded(viewer, tree, row)),
    more: Math.max(0, told.length - mostRecorded),
    published: published.filter(
      ({ kind: what, orgUnitId }) =>
        what === 'representation' &&
        (area.level === 'country' ||
          (orgUnitId !== null && (orgUnitId === area.id || within(orgUnitId, today)))),
    ),
  }
}

function isAhead(target: CatalogueTarget, orgUnitId: string, term: string, today: IsoDate): boolean {
  if (target.orgUnitId !== orgUnitId || target.period === term || isUnchecked(target)) return false
  return periodRange('statistical', target.period).end > today
}

type Placed = { item: PublishedItem; place: NonNullable<ReturnType<typeof placePublished>> }

/**
 * Of the area itself and of all bodies of a level inside it. A published figure of the area's own body gives way to the
 * one recorded; of bodies inside it, some of which may have been recorded, it stands beside their sum.
 */
function ownLines(
  area: OrgUnitNode,
  body: Body,
  counted: readonly (Composition & { level: OrgUnitLevel })[],
  placed: readonly Placed[],
  targets: readonly CatalogueTarget[],
): ShareLine[] {
  const groups = groupBy(counted, (row) => `${row.term}|${row.level}`)
  const reported = [...groups.values()].flatMap((group) => {
    const first = group[0]
    if (!first) return []
    const place = { orgUnitId: area.id, orgUnitName: area.fullName, level: first.level, term: first.term }
    return [toReportedLine(place, body, group, targets)]
  })
  const taken = new Set(
    reported.filter(({ level }) => level === area.level).map(({ term, level }) => `${term}|${level}`),
  )
  const others = placed
    .filter(({ place }) => place.orgUnitId === area.id && !taken.has(`${place.term}|${place.level}`))
    .map(({ item, place }) => toPublishedLine(item, { ...place, orgUnitName: area.fullName }, targets))
  return [...reported, ...others]
}

/** Each unit inside the area with its own body: the next level down that says anything. */
function unitLines(
  viewer: Viewer,
  tree: OrgUnitTree,
  area: OrgUnitNode,
  body: Body,
  inTerm: readonly (Composition & { level: OrgUnitLevel })[],
  placed: readonly Placed[],
  term: string,
  targets: readonly CatalogueTarget[],
): ShareLine[] {
  const readable = (id: string) => canReadUnit(viewer, tree, id, representationProgramme)
  const groups = groupBy(
    inTerm.filter(({ orgUnitId }) => orgUnitId !== area.id && readable(orgUnitId)),
    (row) => row.orgUnitId,
  )
  const nameOf = (id: string) => tree.get(id)?.fullName ?? id
  const reported = [...groups].flatMap(([orgUnitId, rows]) => {
    const level = rows[0]?.level ?? 'province'
    const place = { orgUnitId, orgUnitName: nameOf(orgUnitId), level, term }
    return [toReportedLine(place, body, rows, targets)]
  })
  const highest = area.level === 'country' ? reported.filter(({ level }) => level === 'province') : reported
  const taken = new Set(reported.map(({ orgUnitId, level }) => `${orgUnitId}|${level}`))
  const others = placed
    .filter(({ place }) => place.orgUnitId !== area.id && place.term === term)
    .filter(({ place }) => !taken.has(`${place.orgUnitId}|${place.level}`))
    .map(({ item, place }) =>
      toPublishedLine(item, { ...place, orgUnitName: nameOf(place.orgUnitId) }, targets),
    )
  return [...highest, ...others]
    .sort(
      (a, b) =>
        Number(b.share ?? -1) - Number(a.share ?? -1) || a.orgUnitName.localeCompare(b.orgUnitName, 'vi'),
    )
    .slice(0, mostAreas)
}

/** The one asked for; else the newest of which a share of the area itself, published or of its own body, is known. */
function chooseTerm(
  asked: string,
  terms: readonly string[],
  lines: readonly ShareLine[],
  level: OrgUnitLevel,
): string {
  if (asked !== '' && terms.includes(asked)) return asked
  const whole = lines.filter((line) => line.source === 'published' || line.level === level)
  const known = [...whole, ...lines].find(({ share }) => share !== null)?.term
  return known ?? terms[0] ?? asked
}

/** One row to correct; null where it isn't the viewer's to change. */
export async function findComposition(viewer: Viewer, id: string): Promise<RecordedComposition | null> {
  if (!isUuid(id)) return null
  const [tree, row] = await Promise.all([
    getOrgUnitTree(),
    db.bodyComposition.findFirst({ where: { id, removedAt: null }, include: withUnit }),
  ])
  if (!row) return null
  const found = toRecorded(viewer, tree, toComposition(row))
  return found.mayChange ? found : null
}

function toRecorded(viewer: Viewer, tree: OrgUnitTree, row: Composition): RecordedComposition {
  return {
    ...row,
    mayChange: canEnter(viewer, tree, row.orgUnitId, representationProgramme),
  }
}

function insideOf(tree: OrgUnitTree, areaId: string): (id: string, day: IsoDate) => boolean {
  return (id, day) =>
    id === areaId ||
    areaId === 'VN' ||
    tree.isWithin(id, areaId) ||
    tree.ancestorIdsOn(id, day).includes(areaId)
}

const withUnit = { orgUnit: { select: { level: true, fullName: true } } } as const

type Stored = Prisma.BodyCompositionGetPayload<{ include: typeof withUnit }>

async function readRows(body: Body): Promise<(Composition & { level: OrgUnitLevel })[]> {
  const rows = await db.bodyComposition.findMany({
    where: { body, removedAt: null },
    include: withUnit,
  })
  return rows.map((row) => ({ ...toComposition(row), level: row.orgUnit.level }))
}

function toComposition(row: Stored): Composition {
  const { removedAt: _removedAt, updatedAt: _updatedAt, updatedById: _by, asOf, orgUnit, ...rest } = row
  return {
    ...rest,
    unitName: orgUnit.fullName,
    // Only the commands write here, with these words.
    body: row.body as Body,
    kind: row.kind as CompositionKind,
    asOf: asOf.toISOString().slice(0, 10),
  }
}
