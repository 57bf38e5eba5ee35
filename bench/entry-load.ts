// Officers typing into their forms, against a production server on real PostgreSQL that writes to disk.
//   npm run bench -- entry
//   LOAD_SECONDS=60 LOAD_SURGE_SECONDS=20 npm run bench -- entry     shorter
import { Agent } from 'node:http'
import type pg from 'pg'
import { today } from '@/lib/periods/deadline'
import { latestEndedPeriod, nextPeriod } from '@/lib/periods/period'
import { createOfficer, newTally, type Officer, type Tally } from './entry-officer'
import { quantile } from './measure'
import { type NationalServer, sessionCookie, withNationalServer } from './national-server'

const officerCount = 200
const perSecond = Number(process.env.LOAD_RATE ?? 60)
const steadySeconds = Number(process.env.LOAD_SECONDS ?? 600)
const surgeSeconds = Number(process.env.LOAD_SURGE_SECONDS ?? 60)
const surge = 5

const period = nextPeriod(latestEndedPeriod('quarter', 'statistical', today()))

/** Two hundred officers, each of one commune, with an open session. */
async function signIn({ base, openSession }: NationalServer): Promise<Officer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: officerCount })
  const officers: Officer[] = []
  for (let number = 1; number <= officerCount; number++) {
    const orgUnitId = `BENCH-${String(number).padStart(4, '0')}`
    const token = await openSession({ email: `officer-${number}@bench.invalid`, role: 'officer', orgUnitId })
    officers.push(createOfficer(base, { orgUnitId, period, cookie: `${sessionCookie}=${token}`, agent }))
  }
  return officers
}

async function listCells(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ cell: string }>(
    `SELECT e.code || '|' || k AS cell FROM form_item i JOIN form_section s ON s.id = i.section_id JOIN form f ON f.id = s.form_id
     JOIN data_element e ON e.id = i.data_element_id, unnest(i.columns) k
     WHERE f.code = 'D8-Q' AND (k <> '' OR i.total_from IS NULL) ORDER BY s.order, i.order`,
  )
  return rows.map(({ cell }) => cell)
}

let typed = 0

/** Types at an even pace whatever the server does: who waits for answers measures a slow server as a fast one. */
async function type(officers: Officer[], cells: string[], rate: number, seconds: number): Promise<Tally> {
  const tally = newTally()
  const start = performance.now()
  const wanted = Math.round(rate * seconds)
  for (let number = 0; number < wanted; ) {
    const due = Math.min(wanted, Math.floor(((performance.now() - start) / 1000) * rate))
    for (; number < due; number++) {
      const officer = officers[typed % officers.length]
      const cell = cells[Math.floor(typed / officers.length) % cells.length]
      typed += 1
      officer?.type(cell ?? '', String(typed), start + (number / rate) * 1000, tally)
    }
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  return tally
}

async function untilQuiet(officers: Officer[]): Promise<number> {
  const start = performance.now()
  while (!officers.every((officer) => officer.isDone())) {
    if (performance.now() - start > 300_000) throw new Error('The queues did not empty within five minutes')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return (performance.now() - start) / 1000
}

/** Reads everything back: acknowledged figures that aren't there, figures kept twice, cells that hold another than the last typed. */
async function check(client: pg.Client, officers: Officer[]) {
  const read = (table: 'data_value' | 'data_value_version') =>
    client.query<{ place: string; version: number; value: string }>(
      `SELECT v.org_unit_id || '|' || e.code || '|' || b.key AS place, v.version, trim_scale(v.value)::text AS value
       FROM ${table} v JOIN data_element e ON e.id = v.data_element_id JOIN breakdown b ON b.id = v.breakdown_id
       WHERE v.org_unit_id LIKE 'BENCH-%' AND v.period = $1 AND v.origin = 'reported'`,
      [period],
    )
  const history = (await read('data_value_version')).rows
  const now = new Map((await read('data_value')).rows.map((row) => [row.place, row.value]))
  const kept = new Map(history.map((row) => [`${row.place}|${row.version}`, row.value]))
  const acknowledged = officers.flatMap((officer) => officer.acknowledged)
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(
      ({ orgUnitId, cell, version, value }) => kept.get(`${orgUnitId}|${cell}|${version}`) !== value,
    ).length,
    doubled: history.length - new Set(acknowledged.map((a) => `${a.orgUnitId}|${a.cell}|${a.version}`)).size,
    other: officers
      .flatMap(({ orgUnitId, last }) =>
        [...last].map(([cell, value]) => now.get(`${orgUnitId}|${cell}`) === value),
      )
      .filter((same) => !same).length,
  }
}

function show(what: string, tally: Tally): void {
  const ms = (values: number[], share: number) =>
    quantile(
      values.toSorted((a, b) => a - b),
      share,
    )
      .toFixed(0)
      .padStart(6)
  const { waits, served, refused, errors } = tally
  console.log(
    `| ${what.padEnd(24)} | ${String(tally.typed).padStart(6)} | ${String(tally.acknowledged).padStart(6)} | ${String(tally.overtaken).padStart(6)} | ${[0.5, 0.95, 0.99, 1].map((share) => ms(waits, share)).join(' | ')} | ${ms(served, 0.95)} | ${String(refused.length).padStart(6)} | ${refused.length > 0 ? ms(refused, 0.95) : '     –'} | ${String(errors.length).padStart(6)} |`,
  )
  for (const error of new Set(errors)) console.log(`  error: ${error}`)
}

/** True when every budget was kept. */
export async function benchEntry(): Promise<boolean> {
  return withNationalServer({ values: 20_000, durable: true }, run)
}

async function run(server: NationalServer): Promise<boolean> {
  const { client } = server
  const officers = await signIn(server)
  const cells = await listCells(client)
  await type(officers, cells, perSecond / 2, 10)
  await untilQuiet(officers)

  console.log(
    `\nEntry: ${officerCount} officers, ${cells.length} cells each, PostgreSQL with fsync; ms from typing to the answer`,
  )
  console.log(
    '| phase                    |  typed |    ack | overt. |    p50 |    p95 |    p99 |    max | call95 | refused| ref.95 | errors |',
  )
  const steady = await type(officers, cells, perSecond, steadySeconds)
  await untilQuiet(officers)
  show(`${perSecond}/s for ${steadySeconds} s`, steady)
  const crowd = await type(officers, cells, perSecond * surge, surgeSeconds)
  const drained = await untilQuiet(officers)
  show(`${perSecond * surge}/s for ${surgeSeconds} s`, crowd)
  const found = await check(client, officers)
  console.log(
    `queues empty ${drained.toFixed(1)} s after the surge; ${found.acknowledged} acknowledged figures read back: ${found.lost} lost, ${found.doubled} kept without an answer or twice, ${found.other} cells hold another than the last typed`,
  )
  const sorted = steady.waits.toSorted((a, b) => a - b)
  const within = quantile(sorted, 0.95) < 150 && quantile(sorted, 0.99) < 1000
  if (!within) console.log('over the budget: p95 < 150 ms, p99 < 1 s')
  const clean = steady.errors.length + crowd.errors.length + found.lost + found.doubled + found.other === 0
  return within && clean
}
