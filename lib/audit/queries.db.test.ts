import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { parseAuditFilters } from './filters'
import { eventsPerPage, findAuditEvent, listAuditActions, listAuditEvents } from './queries'
import { recordAudit } from './record'

useTestDatabase({ seed: 'catalogue' })

let national: Viewer
let local: Viewer

beforeAll(async () => {
  national = await createPerson('auditor', 'VN')
  local = await createPerson('auditor', 'P08-2025')
  const record = (action: string, subject: string, orgUnitId: string | null) =>
    db.$transaction((tx) => recordAudit(tx, national, { action, subjectType: 'test', subject, orgUnitId }))
  await record('test.inside', 'SH-2023Q4-000001', 'D071')
  await record('test.outside', 'elsewhere', 'D061')
  await record('test.nowhere', 'no area', null)
  for (let index = 1; index <= 2 * eventsPerPage; index++) await record('test.many', `number ${index}`, null)
})

async function list(viewer: Viewer, words: Record<string, string> = {}) {
  const found = await listAuditEvents(viewer, await getOrgUnitTree(), parseAuditFilters(words))
  if (!found) throw new Error('not allowed')
  return found
}

test('who is neither auditor nor administrator reads nothing of the log', async () => {
  const tree = await getOrgUnitTree()
  for (const role of ['viewer', 'officer', 'reviewer'] as const) {
    const viewer = await createPerson(role, 'VN')
    expect(await listAuditEvents(viewer, tree, parseAuditFilters({}))).toBeNull()
    expect(await findAuditEvent(viewer, tree, '1')).toBeNull()
    expect(await listAuditActions(viewer)).toEqual([])
  }
})

test('an auditor of one province reads the events of its units, also of those it took over, and no others', async () => {
  const { events, total } = await list(local)
  expect(events.map((event) => event.action)).toEqual(['test.inside'])
  expect(total).toBe(1)
  const [outside] = (await list(national, { action: 'test.outside' })).events
  const tree = await getOrgUnitTree()
  expect(await findAuditEvent(local, tree, outside?.seq ?? '')).toBeNull()
  expect(await findAuditEvent(national, tree, outside?.seq ?? '')).toMatchObject({ subject: 'elsewhere' })
})

test.each([
  [{ action: 'test.nowhere' }, 1],
  [{ subject: 'sh-2023q4' }, 1],
  [{ subject: 'D071' }, 1],
  [{ actor: 'AUDITOR-1@', action: 'test.inside' }, 1],
  [{ actor: 'nobody@' }, 0],
  [{ from: '2000-01-01', to: '2000-12-31' }, 0],
])('the filter %j finds %i', async (words, count) => {
  expect((await list(national, words)).total).toBe(count)
})

test('pages follow each other without gap or overlap, both ways', async () => {
  const first = await list(national, { action: 'test.many' })
  expect([first.newer, first.older, first.events.length]).toEqual([false, true, eventsPerPage])
  const second = await list(national, { action: 'test.many', before: first.events.at(-1)?.seq ?? '' })
  expect([second.newer, second.older, second.events.length]).toEqual([true, false, eventsPerPage])
  expect(second.events[0]?.subject).toBe(`number ${eventsPerPage}`)
  const back = await list(national, { action: 'test.many', after: second.events[0]?.seq ?? '' })
  expect(back.events).toEqual(first.events)
  expect([back.newer, back.older]).toEqual([false, true])
})
