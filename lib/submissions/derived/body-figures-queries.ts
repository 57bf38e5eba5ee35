import type { Body, CompositionKind } from '@/lib/catalogue/body-feeds'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { db, Tx } from '@/lib/db'
import { type Calendar, parsePeriod, periodRange } from '@/lib/periods/period'
import { type FormDefinition, itemsOf } from '../form'
import type { SubmissionKey } from '../submission'
import { type Ground, insideOn } from './activity-figures-queries'
import { computeBodyFigures, type FedElement, type FeedingBody } from './body-figures'
import { type DerivedFigure, type DerivedFigures, toDerivedFigures } from './derived-figure'
import { type FeedPlace, findOwner } from './feed-places'

/** What the bodies of a unit and period say for the cells of a form, by cell. */
export async function listBodyFigures(
  client: Tx | typeof db,
  { catalogue, tree }: Ground,
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
): Promise<DerivedFigures> {
  const items = itemsOf(form)
  const elements = fedElements(
    catalogue,
    items.map(({ dataElementId }) => dataElementId),
  )
  if (elements.length === 0) return toDerivedFigures([])
  const { end } = periodRange(form.calendar, period)
  const rows = await readBodies(client, elements, insideOn(tree, orgUnitId, end), { ...form, period })
  const own = rows.filter((row) => findOwner(tree, form, row.orgUnitId, end) === orgUnitId)
  const asked = new Map(items.map(({ dataElementId, columns }) => [dataElementId, columns]))
  const figures = computeBodyFigures(elements, own)
  return toDerivedFigures(
    figures.filter(({ dataElementId, breakdown }) => asked.get(dataElementId)?.includes(breakdown)),
  )
}

/** What the bodies of a unit say for elements that no form brings. */
export async function listOwnBodyFigures(
  client: Tx | typeof db,
  { catalogue }: Pick<Ground, 'catalogue'>,
  { orgUnitId, calendar, period, dataElementIds }: Omit<FeedPlace, 'form'>,
): Promise<DerivedFigure[]> {
  const elements = fedElements(catalogue, dataElementIds)
  return computeBodyFigures(elements, await readBodies(client, elements, [orgUnitId], { calendar, period }))
}

function fedElements(catalogue: Catalogue, ids: readonly number[]): FedElement[] {
  return ids.flatMap((id) => {
    const feeds = catalogue.bodyFeeds.filter(({ dataElementId }) => dataElementId === id)
    const element = catalogue.elements.byId(id)
    return element && feeds.length > 0 ? [{ dataElementId: id, dataElement: element.code, feeds }] : []
  })
}

type Row = FeedingBody & { orgUnitId: string; asOf: Date }

/**
 * The last composition of each body: of a term those who stood and were elected in it; of a shorter period who sat
 * there at its end, where anything was recorded in it at all.
 */
async function readBodies(
  client: Tx | typeof db,
  elements: readonly FedElement[],
  orgUnitIds: readonly string[],
  { calendar, period }: { calendar: Calendar; period: string },
): Promise<Row[]> {
  const bodies = [...new Set(elements.flatMap(({ feeds }) => feeds.map(({ body }) => body)))]
  if (bodies.length === 0) return []
  const { start, end } = periodRange(calendar, period)
  const isTerm = parsePeriod(period)?.type === 'term'
  const rows = await client.$queryRaw<(Omit<Row, 'body' | 'kind'> & { body: string; kind: string })[]>`
    SELECT DISTINCT ON (c.body, c.org_unit_id, c.name, c.kind) c.body, c.kind, c.org_unit_id AS "orgUnitId",
      u.level::text AS level, c.as_of AS "asOf", c.seats, c.women, c.minority_women AS "minorityWomen",
      c.women_under_40 AS "womenUnder40", c.staff, c.women_staff AS "womenStaff"
    FROM body_composition c JOIN org_unit u ON u.id = c.org_unit_id
    WHERE c.removed_at IS NULL AND c.body = ANY (${bodies}::text[])
      AND c.org_unit_id = ANY (${[...orgUnitIds]}::text[])
      AND CASE WHEN ${isTerm} THEN c.kind <> 'in-office' AND c.term = ${period}
        ELSE c.kind = 'in-office' AND c.as_of <= ${end}::date END
    ORDER BY c.body, c.org_unit_id, c.name, c.kind, c.as_of DESC, c.id`
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const isKnown = isTerm || rows.some(({ asOf }) => day(asOf) >= start)
  // Only the commands write there, with these words.
  return isKnown
    ? rows.map((row) => ({ ...row, body: row.body as Body, kind: row.kind as CompositionKind }))
    : []
}
