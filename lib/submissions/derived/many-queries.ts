import { db } from '@/lib/db'
import { periodRange } from '@/lib/periods/period'
import type { FormDefinition } from '../form'
import type { SubmissionKey } from '../submission'
import { getGround, insideOn } from './activity-figures-queries'
import { type DerivedFigures, noDerived } from './derived-figure'
import { listDerivedFigures } from './derived-queries'

type Place = { form: FormDefinition } & Pick<SubmissionKey, 'orgUnitId' | 'period'>

/**
 * What records add up to beside many forms, in their order. One statement says where there are records at all; only the
 * forms of those units are read further.
 */
export async function listDerivedOfMany(places: readonly Place[]): Promise<DerivedFigures[]> {
  if (places.length === 0) return []
  const ground = await getGround()
  const spans = places.map(({ form, period }) => periodRange(form.calendar, period))
  const days = spans.flatMap(({ start, end }) => [start, end]).sort()
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT org_unit_id AS id FROM activity
      WHERE removed_at IS NULL AND date_to BETWEEN ${days[0]}::date AND ${days[days.length - 1]}::date
    UNION SELECT DISTINCT org_unit_id FROM register_entry
    UNION SELECT DISTINCT org_unit_id FROM register_event WHERE org_unit_id IS NOT NULL
    UNION SELECT DISTINCT org_unit_id FROM body_composition WHERE removed_at IS NULL`
  const recorded = new Set(rows.map(({ id }) => id))
  const found: DerivedFigures[] = []
  for (const [index, { form, orgUnitId, period }] of places.entries()) {
    const inside = insideOn(ground.tree, orgUnitId, spans[index]?.end ?? '')
    const isRecorded = inside.some((id) => recorded.has(id))
    found.push(isRecorded ? await listDerivedFigures(db, ground, form, { orgUnitId, period }) : noDerived)
  }
  return found
}
