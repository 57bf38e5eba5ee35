import { db } from '@/lib/db'
import type { ValueStep } from './life'

/** One figure of the store by what it is about. */
export type ValuePlace = { dataElementId: number; orgUnitId: string; period: string; breakdown: string }

export function placeKey({ dataElementId, orgUnitId, period, breakdown }: ValuePlace): string {
  return [dataElementId, orgUnitId, period, breakdown].join('|')
}

/** The history of figures, each in order, by `placeKey`; `asOf` (`yyyy-MM-dd`): what was known at the end of that day. */
export async function listLives(
  calendar: 'statistical' | 'administrative',
  places: readonly ValuePlace[],
  asOf: string | null = null,
): Promise<Map<string, ValueStep[]>> {
  const lives = new Map<string, ValueStep[]>()
  if (places.length === 0) return lives
  const rows = await db.$queryRaw<(ValueStep & ValuePlace)[]>`
    SELECT v.data_element_id AS "dataElementId", v.org_unit_id AS "orgUnitId", v.period, b.key AS breakdown, v.version,
      v.event, v.stage::text AS stage, trim_scale(v.value)::text AS value, v.missing, v.recorded_at AS at, u.name AS by
    FROM unnest(${places.map((one) => one.dataElementId)}::int[], ${places.map((one) => one.orgUnitId)}::text[],
        ${places.map((one) => one.period)}::text[], ${places.map((one) => one.breakdown)}::text[])
        AS w (element, unit, period, key)
      JOIN breakdown b ON b.key = w.key
      JOIN data_value_version v ON v.data_element_id = w.element AND v.org_unit_id = w.unit
        AND v.calendar = ${calendar}::calendar AND v.period = w.period AND v.breakdown_id = b.id
      LEFT JOIN app_user u ON u.id = v.recorded_by_id
    WHERE ${asOf}::date IS NULL OR v.recorded_at < (${asOf}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
    ORDER BY v.id`
  for (const row of rows) {
    const key = placeKey(row)
    const known = lives.get(key)
    if (known) known.push(row)
    else lives.set(key, [row])
  }
  return lives
}
