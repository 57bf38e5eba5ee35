import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { db, Tx } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { type FormDefinition, itemsOf } from '../form'
import type { SubmissionKey } from '../submission'
import { computeActivityFigures, type FeedingActivity, type WantedElement } from './activity-figures'
import { type DerivedFigure, type DerivedFigures, toDerivedFigures } from './derived-figure'
import { type FeedPlace, findOwner } from './feed-places'

/** What figures are read with; fetched before a transaction, since they read over another connection. */
export type Ground = { catalogue: Catalogue; tree: OrgUnitTree }

export async function getGround(): Promise<Ground> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  return { catalogue, tree }
}

/** What the activities of a unit and period add up to for the cells of a form, by cell. */
export async function listActivityFigures(
  client: Tx | typeof db,
  { catalogue, tree }: Ground,
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
): Promise<DerivedFigures> {
  const wanted = itemsOf(form).flatMap(({ dataElementId, code, columns }): WantedElement[] => {
    const feeds = feedsOf(catalogue, dataElementId)
    return feeds.length === 0 ? [] : [{ dataElementId, dataElement: code, breakdowns: columns, feeds }]
  })
  const span = periodRange(form.calendar, period)
  const rows = await readActivities(client, wanted, insideOn(tree, orgUnitId, span.end), span)
  const own = rows.filter((row) => findOwner(tree, form, row.orgUnitId, span.end) === orgUnitId)
  return toDerivedFigures(computeActivityFigures(wanted, own))
}

/** What the activities of a unit add up to for elements that no form brings: of every breakdown any of them states. */
export async function listOwnFigures(
  client: Tx | typeof db,
  { catalogue }: Pick<Ground, 'catalogue'>,
  { orgUnitId, calendar, period, dataElementIds }: Omit<FeedPlace, 'form'>,
): Promise<DerivedFigure[]> {
  const elements = dataElementIds.flatMap((id): WantedElement[] => {
    const element = catalogue.elements.byId(id)
    const feeds = feedsOf(catalogue, id)
    return element ? [{ dataElementId: id, dataElement: element.code, breakdowns: [''], feeds }] : []
  })
  const rows = await readActivities(client, elements, [orgUnitId], periodRange(calendar, period))
  const keys = [...new Set(['', ...rows.flatMap(({ counts }) => [...counts.keys()])])]
  const wanted = elements.map((element) => {
    const counted = element.feeds.some(({ measure }) => measure === 'persons' || measure === 'attendances')
    return counted ? { ...element, breakdowns: keys } : element
  })
  return computeActivityFigures(wanted, rows)
}

function feedsOf(catalogue: Catalogue, dataElementId: number): WantedElement['feeds'] {
  return catalogue.feedsOf(dataElementId).map((feed) => ({ ...feed, dataElementId }))
}

/** The unit, all below it, and everything that went whole into one of these before the day. */
export function insideOn(tree: OrgUnitTree, orgUnitId: string, day: IsoDate): string[] {
  const found = new Set([orgUnitId, ...tree.descendantsOn(orgUnitId, day).map(({ id }) => id)])
  for (const id of found) {
    for (const { predecessorId } of tree.predecessorsOf(id)) found.add(predecessorId)
  }
  return [...found]
}

type Row = FeedingActivity & { id: string; orgUnitId: string }

async function readActivities(
  client: Tx | typeof db,
  wanted: readonly WantedElement[],
  orgUnitIds: readonly string[],
  { start, end }: { start: IsoDate; end: IsoDate },
): Promise<Row[]> {
  const types = [...new Set(wanted.flatMap(({ feeds }) => feeds.map(({ activityTypeId }) => activityTypeId)))]
  if (types.length === 0) return []
  const rows = await client.$queryRaw<
    (Omit<Row, 'counts'> & { counts: { key: string; value: number }[] | null })[]
  >`
    SELECT a.id::text AS id, a.org_unit_id AS "orgUnitId", a.activity_type_id AS "activityTypeId",
      a.participant_unit AS "participantUnit", a.sessions, trim_scale(a.cost)::text AS cost, (
        SELECT json_agg(json_build_object('key', b.key, 'value', c.value))
        FROM activity_count c JOIN breakdown b ON b.id = c.breakdown_id WHERE c.activity_id = a.id
      ) AS counts
    FROM activity a
    WHERE a.removed_at IS NULL AND a.org_unit_id = ANY (${[...orgUnitIds]}::text[])
      AND a.activity_type_id = ANY (${types}::int[]) AND a.date_to BETWEEN ${start}::date AND ${end}::date`
  return rows.map(({ counts, ...row }) => ({
    ...row,
    counts: new Map((counts ?? []).map(({ key, value }) => [key, value])),
  }))
}
