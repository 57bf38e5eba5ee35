import type pg from 'pg'

/** What a synthetic national set holds. */
export type NationalSet = {
  values: number
  submissions: number
  communes: number
  quarters: readonly string[]
}

/** As many communes as the country has since 01/07/2025, spread over its 34 provinces. */
const communeCount = 3321
const quarters = Array.from(
  { length: 20 },
  (_, index) => `${2021 + Math.floor(index / 4)}Q${(index % 4) + 1}`,
)
/** Cells of a report, until the communes are all there. */
const usualCells = 30
const seed = 20_261_122

/**
 * Fills a database that holds the catalogue and nothing else with `wanted` made-up figures (origin `demonstration`):
 * every commune sends the totals and first splits of form D8-Q; fewer figures are of fewer communes. The 34 provinces stand since 2021, so that
 * one tree carries all 20 quarters. The same count always gives the same figures.
 */
export async function fillNational(
  client: pg.Client,
  wanted: number,
  onProgress: (words: string) => void,
): Promise<NationalSet> {
  await client.query('SET session_replication_role = replica')
  onProgress('units')
  await makeTree(client)
  const reporting = Math.min(communeCount, Math.ceil(wanted / (quarters.length * usualCells)))
  const perReport = Math.ceil(wanted / (quarters.length * reporting))
  onProgress('reports')
  await client.query(
    `INSERT INTO submission (id, form_id, org_unit_id, calendar, period, status, version, revision, receipt_number,
       submitted_at, first_submitted_at, created_at, updated_at)
     SELECT md5(q.period || u.id || $3)::uuid, f.id, u.id, 'statistical', q.period, 'approved', 3, 1,
       'BENCH-' || q.period || '-' || u.id, q.at, q.at, q.at, q.at
     FROM form f, (SELECT id, row_number() OVER (ORDER BY id) AS n FROM org_unit WHERE id LIKE 'BENCH-%') u,
       (SELECT period, make_date(left(period, 4)::int, right(period, 1)::int * 3, 28)::timestamptz AS at
        FROM unnest($1::text[]) AS x (period)) q
     WHERE f.code = 'D8-Q' AND u.n <= $2`,
    [quarters, reporting, String(seed)],
  )
  onProgress('figures')
  const indexes = await dropIndexes(client)
  for (const period of quarters) {
    await client.query(
      `INSERT INTO data_value (data_element_id, org_unit_id, calendar, period, breakdown_id, stage, value, origin, version,
         submission_id, updated_at)
       SELECT c.element, s.org_unit_id, 'statistical', s.period, b.id, 'approved',
         ${valueSql}, 'demonstration', 3, s.id, s.submitted_at
       FROM submission s CROSS JOIN ${cells} JOIN breakdown b ON b.key = c.key
       WHERE s.period = $1 AND c.rank <= $2 ORDER BY s.org_unit_id`,
      [period, perReport],
    )
  }
  await client.query('DELETE FROM data_value WHERE id > $1', [wanted])
  onProgress('history')
  await client.query(
    `INSERT INTO data_value_version (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage,
       value, origin, submission_id, recorded_at)
     SELECT data_element_id, org_unit_id, calendar, period, breakdown_id, version, 'approved', stage, value, origin,
       submission_id, updated_at FROM data_value ORDER BY id`,
  )
  onProgress('indexes')
  for (const index of indexes) await client.query(index)
  await client.query(
    'UPDATE data_version SET version = version + 1, catalogue_version = catalogue_version + 1',
  )
  await client.query(
    `INSERT INTO setting (key, value) VALUES ('demonstration', 'bench') ON CONFLICT DO NOTHING`,
  )
  await client.query('SET session_replication_role = origin')
  await client.query('VACUUM ANALYZE')
  return { values: wanted, submissions: reporting * quarters.length, communes: reporting, quarters }
}

/** The cells of the form, totals before splits. */
const cells = `(SELECT element, key, row_number() OVER (ORDER BY key <> '', section, line, place) AS rank FROM (
    SELECT i.data_element_id AS element, k.key, k.place, s.order AS section, i.order AS line
    FROM form_item i JOIN form_section s ON s.id = i.section_id JOIN form f ON f.id = s.form_id,
      unnest(i.columns) WITH ORDINALITY AS k (key, place)
    WHERE f.code = 'D8-Q') listed) c`

/** A total between 1 and 97; a split takes a fixed share of it, so that women never outnumber the total. */
const total = `(1 + abs(hashtextextended(s.org_unit_id || s.period || c.element, ${seed})) % 97)`
const valueSql = `CASE c.key WHEN '' THEN ${total} WHEN 'sex=female' THEN ${total} * 55 / 100
  WHEN 'sex=male' THEN ${total} - ${total} * 55 / 100 WHEN 'ethnicity=minority' THEN ${total} * 7 / 10 ELSE 0 END`

async function makeTree(client: pg.Client): Promise<void> {
  const since = '2021-01-01'
  const today = `level = 'province' AND valid_to IS NULL`
  await client.query(`UPDATE org_unit SET valid_from = '${since}' WHERE ${today}`)
  await client.query(
    `UPDATE org_unit_parent SET valid_from = '${since}' WHERE child_id IN (SELECT id FROM org_unit WHERE ${today})`,
  )
  await client.query(
    `INSERT INTO org_unit (id, uid, level, name, full_name, search_name, valid_from, note)
     SELECT 'BENCH-' || lpad(n::text, 4, '0'), 'B' || lpad(n::text, 10, '0'), 'commune', 'Minh hoạ ' || n,
       'xã Minh hoạ ' || n, 'xa minh hoa ' || n, '${since}', 'synthetic'
     FROM generate_series(1, ${communeCount}) AS n`,
  )
  await client.query(
    `INSERT INTO org_unit_parent (child_id, parent_id, valid_from)
     SELECT 'BENCH-' || lpad(n::text, 4, '0'), p.id, '${since}'
     FROM generate_series(1, ${communeCount}) AS n
     JOIN (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM org_unit WHERE ${today}) p
       ON p.rank = 1 + (n * 34 - 1) / ${communeCount}`,
  )
  await client.query('DELETE FROM form_assignment')
  await client.query(
    `INSERT INTO form_assignment (form_id, org_unit_id, valid_from)
     SELECT f.id, u.id, '${since}' FROM form f, org_unit u WHERE f.code = 'D8-Q' AND u.id LIKE 'BENCH-%'`,
  )
}

/** Drops what slows a bulk load down; answers the statements that bring it back. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename IN ('data_value', 'data_value_version') AND indexname NOT LIKE '%_pkey'`,
  )
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`)
  return rows.map(({ definition }) => definition)
}
