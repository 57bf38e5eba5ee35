import { execFile } from 'node:child_process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Viewer } from '@/lib/access/viewer'
import { head, type Line, show, time } from './measure'

/** Who reads: the auditor of the whole country. */
const viewer = {
  userId: '00000000-0000-4000-8000-000000000001',
  email: 'bench@example.vn',
  name: 'Bench',
  language: 'vi',
  grants: [{ role: 'admin', orgUnitId: 'VN', programmeCodes: [] }],
} as unknown as Viewer

const today = '2026-02-01'
const provinces = 'orgUnit=VN;LEVEL-province&period=2021Q1..2025Q4'
const runs = 12

/** Makes the set in a database of its own; answers that database's address. */
export async function seedNational(environment: Record<string, string>, values: number): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/cli.ts', 'bench', 'seed', '--values', String(values), '--json'],
    { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 },
  )
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}').database
}

/** Prints the table of one database: our reads and writes beside the bare SQL that does the same. `canCopy`: it takes COPY. */
export async function benchEngine(
  url: string,
  values: number,
  { canCopy }: { canCopy: boolean },
): Promise<void> {
  process.env.DATABASE_URL = url
  process.env.LOG_LEVEL = 'silent'
  const { analyse } = await import('@/lib/dashboards/analytics')
  const { parseAnalyticsQuery, plainReading } = await import('@/lib/dashboards/filters')
  const { getOverview } = await import('@/lib/dashboards/get-overview')
  const { disconnect } = await import('@/lib/db')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const bump = () => client.query('UPDATE data_version SET version = version + 1')
  const lines: Line[] = []

  async function indicator(code: string, bareSql: string): Promise<void> {
    const query = parseAnalyticsQuery(new URLSearchParams(`indicator=${code}&${provinces}`))
    if (!query.ok) throw new Error(JSON.stringify(query.error))
    const own = await time(runs, () => analyse(viewer, query.value, today), bump)
    const bare = await time(runs, () => client.query(bareSql))
    lines.push({ what: `${code} × 34 provinces × 20 quarters, cold`, own, bare, budget: '< 500 ms' })
  }

  await analyse(viewer, parsed(parseAnalyticsQuery, 'D8-3.1'), today)
  await indicator('D8-3.1d', sumByProvince('D8-3.1d'))
  await indicator('D8-3.1b', ratioByProvince('D8-3.1b.n', 'D8-3.1b.d'))
  const overview = () =>
    getOverview(
      viewer,
      { ...plainReading, programme: 'D8', orgUnit: { ref: 'VN', expand: null }, period: '2025Q4' },
      today,
    )
  const cold = await time(runs, overview, bump)
  const bare = await time(runs, () =>
    overviewSql.reduce((last, sql) => last.then(() => client.query(sql)), Promise.resolve<unknown>(null)),
  )
  lines.push({ what: 'national dashboard, cold', own: cold, bare, budget: 'p95 ≤ 2 × bare' })
  lines.push({ what: 'national dashboard, warm', own: await time(runs, overview), bare: null, budget: '' })
  lines.push(await benchApproval(client))
  lines.push(await benchImport(client, canCopy))
  console.log(`\n${values} figures\n${head}`)
  for (const line of lines) console.log(show(line))
  await disconnect()
  await client.end()
}

function parsed(parse: typeof import('@/lib/dashboards/filters').parseAnalyticsQuery, code: string) {
  const query = parse(new URLSearchParams(`indicator=${code}&${provinces}`))
  if (!query.ok) throw new Error(JSON.stringify(query.error))
  return query.value
}

/** With what the read answers too: from how many units, how recent, and whether any of it is made up. */
const rests = (v: string) => `count(${v}.value), max(${v}.updated_at), bool_or(${v}.origin = 'demonstration')`
const figures = (code: string) =>
  `SELECT org_unit_id, period, value, updated_at, origin FROM data_value WHERE data_element_id = (SELECT id FROM data_element WHERE code = '${code}')
   AND breakdown_id = (SELECT id FROM breakdown WHERE key = '') AND calendar = 'statistical' AND stage = 'approved' AND period LIKE '____Q_'`
const sumByProvince = (code: string, since = '2021Q1') =>
  `SELECT p.parent_id, v.period, sum(v.value), ${rests('v')} FROM (${figures(code)} AND period >= '${since}') v
   JOIN org_unit_parent p ON p.child_id = v.org_unit_id GROUP BY 1, 2`
const ratioByProvince = (top: string, bottom: string, since = '2021Q1') =>
  `SELECT p.parent_id, n.period, sum(n.value), sum(d.value), sum(n.value) * 100 / nullif(sum(d.value), 0),
     ${rests('n')}, ${rests('d')}
   FROM (${figures(top)} AND period >= '${since}') n JOIN (${figures(bottom)} AND period >= '${since}') d USING (org_unit_id, period)
   JOIN org_unit_parent p ON p.child_id = n.org_unit_id GROUP BY 1, 2`
const sumOfCountry = (code: string, since: string) =>
  `SELECT period, sum(value), ${rests('v')} FROM (${figures(code)} AND period >= '${since}') v GROUP BY 1`
const ratioOfCountry = (top: string, bottom: string, since: string) =>
  `SELECT n.period, sum(n.value), sum(d.value), ${rests('n')}, ${rests('d')} FROM (${figures(top)} AND period >= '${since}') n
   JOIN (${figures(bottom)} AND period >= '${since}') d USING (org_unit_id, period) GROUP BY 1`

/** What the overview of Project 8 shows: eight key figures over 13 quarters, two charts over 24, a ranking, who reported. */
const overviewSql = [
  ...['D8-1.1', 'D8-2.3', 'D8-3.2', 'D8-3.3', 'D8-3.1', 'D8-3.1d'].map((code) =>
    sumOfCountry(code, '2022Q4'),
  ),
  ratioOfCountry('D8-3.1b.n', 'D8-3.1b.d', '2022Q4'),
  ratioOfCountry('D8-F.2', 'D8-F.1', '2022Q1'),
  sumOfCountry('D8-3.2', '2021Q1'),
  sumOfCountry('D8-1.1', '2021Q1'),
  sumOfCountry('D8-3.1c', '2021Q1'),
  ratioByProvince('D8-F.2', 'D8-F.1', '2025Q1'),
  `SELECT org_unit_id, status, first_submitted_at FROM submission WHERE period = '2025Q4'`,
]

/** One approval of a whole report, beside the statements it can't do without. */
async function benchApproval(client: pg.Client): Promise<Line> {
  const { approveSubmission } = await import('@/lib/submissions/review-commands')
  const reviewer = {
    ...viewer,
    grants: [{ role: 'reviewer', orgUnitId: 'VN', programmeCodes: [] }],
  } as unknown as Viewer
  await client.query(
    `INSERT INTO app_user (id, email, name, password_hash) VALUES ($1, $2, 'Bench', '') ON CONFLICT DO NOTHING`,
    [viewer.userId, viewer.email],
  )
  const { rows } = await client.query<{ id: string; org_unit_id: string }>(
    `SELECT id, org_unit_id FROM submission WHERE period = '2025Q4' ORDER BY org_unit_id LIMIT ${runs * 2}`,
  )
  const ids = rows.map(({ id }) => id)
  await client.query(`DELETE FROM approval WHERE submission_id = any($1)`, [ids])
  await client.query(`UPDATE submission SET status = 'submitted', version = 3 WHERE id = any($1)`, [ids])
  await client.query(`UPDATE data_value SET stage = 'submitted' WHERE submission_id = any($1)`, [ids])
  let next = 0
  const own = await time(runs, async () => {
    const { org_unit_id } = rows[next++] ?? { org_unit_id: '' }
    const key = { formCode: 'D8-Q', orgUnitId: org_unit_id, period: '2025Q4', version: 3 }
    const result = await approveSubmission(reviewer, key)
    if (!result.ok) throw new Error(result.error.code)
  })
  const bare = await time(runs, async () => {
    const { id } = rows[next++] ?? { id: '' }
    await client.query('BEGIN')
    await client.query(`UPDATE submission SET status = 'approved', version = version + 1 WHERE id = $1`, [id])
    await client.query(
      `UPDATE data_value SET stage = 'approved', version = version + 1 WHERE submission_id = $1`,
      [id],
    )
    await client.query(
      `INSERT INTO data_value_version (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage,
         value, origin, submission_id) SELECT data_element_id, org_unit_id, calendar, period, breakdown_id, version,
         'approved', stage, value, origin, submission_id FROM data_value WHERE submission_id = $1`,
      [id],
    )
    await client.query('COMMIT')
  })
  return { what: "a submission's approval", own, bare, budget: '' }
}

/** Import of 100,000 values of elements no form asks for, beside COPY of the same rows into the same two tables. */
async function benchImport(client: pg.Client, canCopy: boolean): Promise<Line> {
  const { importDataValues } = await import('@/lib/imports/data-values-commands')
  const elements = Array.from({ length: 31 }, (_, index) => `BENCH-E${index}`)
  await client.query(
    `INSERT INTO data_element (uid, code, name_vi, name_en, programme_id, unit_vi, unit_en, kind, time_roll_up, place_roll_up,
       breakdown_roll_up) SELECT 'BE' || lpad(n::text, 9, '0'), code, code, code, (SELECT min(id) FROM programme), 'x', 'x', 'flow',
       'sum', 'sum', 'sum' FROM unnest($1::text[]) WITH ORDINALITY AS x (code, n) ON CONFLICT DO NOTHING`,
    [elements],
  )
  await client.query('UPDATE data_version SET catalogue_version = catalogue_version + 1')
  const { rows: units } = await client.query<{ id: string }>(
    `SELECT id FROM org_unit WHERE id LIKE 'BENCH-%' ORDER BY id`,
  )
  const { rows: ids } = await client.query<{ id: number }>(
    `SELECT id FROM data_element WHERE code LIKE 'BENCH-E%' ORDER BY code`,
  )
  const wanted = 100_000
  async function* file(period: string) {
    yield 'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value\n'
    let left = wanted
    for (const { id } of units) {
      const lines = elements.slice(0, left).map((code, index) => `${code},${period},${id},,,${index + 1}\n`)
      left -= lines.length
      yield lines.join('')
    }
  }
  // Months that nothing else is about.
  let month = 202_100
  const own = await time(3, async () => {
    month += 1
    const result = await importDataValues({ system: 'cli' }, file(String(month)), { today })
    if (!result.ok || result.value.imported !== wanted) throw new Error(JSON.stringify(result).slice(0, 300))
  })
  // The embedded database's socket doesn't speak COPY.
  const copyBoth = async () => {
    month += 1
    const rows = (tail: string) => copyRows(units, ids, String(month), wanted, tail)
    await client.query('BEGIN')
    await copy(
      client,
      'data_value (data_element_id, org_unit_id, calendar, period, breakdown_id, value, stage, origin)',
      rows('approved\timported'),
    )
    await copy(
      client,
      'data_value_version (data_element_id, org_unit_id, calendar, period, breakdown_id, value, stage, origin, version, event)',
      rows('approved\timported\t1\tloaded'),
    )
    await client.query('COMMIT')
  }
  const bare = canCopy ? await time(3, copyBoth) : null
  return { what: 'import of 100,000 values (CSV), beside COPY', own, bare, budget: '≤ 3 × COPY' }
}

function* copyRows(
  units: readonly { id: string }[],
  elements: readonly { id: number }[],
  period: string,
  wanted: number,
  tail: string,
): Generator<string> {
  let left = wanted
  for (const { id: unit } of units) {
    const lines = elements
      .slice(0, left)
      .map(({ id }, index) => `${id}\t${unit}\tstatistical\t${period}\t1\t${index + 1}\t${tail}\n`)
    left -= lines.length
    yield lines.join('')
  }
}

async function copy(client: pg.Client, into: string, rows: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(rows), client.query(copyFrom(`COPY ${into} FROM STDIN`)))
}
