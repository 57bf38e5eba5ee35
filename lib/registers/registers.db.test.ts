import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { listStockFigures } from '@/lib/submissions/derived/register-figures-queries'
import { holderOn } from '@/lib/submissions/derived/register-places'
import { findForm } from '@/lib/submissions/form-queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { countEntries } from './count-queries'
import { editEntry } from './edit-commands'
import { type NewEntry, openEntry, setMembers } from './entry-commands'
import { findEntry, listEntries } from './entry-queries'
import { addRegisterEvent, removeRegisterEvent } from './event-commands'
import { addEntryFile, downloadEntryFile, removeEntryFile } from './evidence-commands'
import { parseEntryFilters } from './filters'
import { isStanding, type LifeEvent, refuseLife, standingOn } from './life'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-03-31'
let district: Viewer
let commune: Viewer
let reviewer: Viewer
let province: Viewer
let committee: Viewer
let stranger: Viewer

beforeAll(async () => {
  district = await createPerson('officer', 'D071')
  commune = await createPerson('officer', 'C02266-2025')
  reviewer = await createPerson('reviewer', 'P08-2025')
  province = await createPerson('officer', 'P08-2025')
  committee = await createPerson('viewer', 'VN')
  stranger = await createPerson('officer', 'P19-2025')
})

const team: NewEntry = {
  kind: 'D8-TTCD',
  orgUnitId: 'D071',
  name: 'Tổ Nà Đông',
  place: 'thôn Nà Đông',
  note: '',
  openedOn: '2023-04-01',
  members: {},
  sameNameMeant: false,
}
const codeOf = (result: { ok: boolean; error?: { code: string; field?: string } }) =>
  result.ok ? 'ok' : [result.error?.code, result.error?.field].filter(Boolean).join(' ')

async function open(input: Partial<NewEntry> = {}, viewer = district): Promise<string> {
  const result = await openEntry(viewer, { ...team, ...input }, today)
  if (!result.ok) throw new Error(codeOf(result))
  return result.value.id
}

async function detail(id: string, viewer: Viewer = reviewer) {
  const found = await findEntry(viewer, id, today)
  if (!found) throw new Error('Not to be seen')
  return found
}

type Turn = Omit<Parameters<typeof addRegisterEvent>[1], 'entryId' | 'version'>
async function turn(id: string, input: Turn, viewer: Viewer = district) {
  const { version } = await detail(id)
  return addRegisterEvent(viewer, { entryId: id, version, ...input }, today)
}

async function standing(orgUnitId: string, day: string, kindCode = 'D8-TTCD', viewer: Viewer = reviewer) {
  const [count] = (await countEntries(viewer, { orgUnitId, day, kindCode })) ?? []
  return count?.standing
}

const list = (viewer: Viewer, words: Record<string, string>) =>
  listEntries(viewer, parseEntryFilters(words, { orgUnitId: 'VN', today }), today)

describe('one team', () => {
  test('is opened with its members, counted from that day, and leaves one line in the log', async () => {
    const before = (await verifyAudit()).events
    const id = await open({ members: { '': 9, 'sex=female': 7, 'sex=male': 2 } })
    const log = await db.auditEvent.findMany({ where: { seq: { gt: BigInt(before) } } })
    expect(log.map(({ action, subject, orgUnitId }) => [action, subject, orgUnitId])).toEqual([
      ['registry.open', id, 'D071'],
    ])
    expect([await standing('D071', '2023-03-31'), await standing('D071', '2023-04-01')]).toEqual([0, 1])
    expect((await detail(id)).members).toEqual([
      { on: '2023-04-01', counts: { '': 9, 'sex=female': 7, 'sex=male': 2 } },
    ])
    expect(codeOf(await openEntry(district, { ...team, name: 'TỔ  nà đông' }, today))).toBe('same-name name')
    expect(
      codeOf(await openEntry(district, { ...team, sameNameMeant: true, name: 'Tổ Nà Đông' }, today)),
    ).toBe('ok')
  })

  test.each<[string, Partial<NewEntry>, string]>([
    ['no name', { name: ' ' }, 'name-required name'],
    ['a name too long', { name: 'a'.repeat(201) }, 'too-long name'],
    ['30 February', { openedOn: '2023-02-30' }, 'not-a-day openedOn'],
    ['tomorrow', { openedOn: '2026-04-01' }, 'day-ahead openedOn'],
    ['a district that has ended', { openedOn: '2025-07-01' }, 'unit-not-in-force openedOn'],
    ['no such kind', { kind: 'X' }, 'unknown-kind kind'],
    ['somebody else’s unit', { orgUnitId: 'D061' }, 'unknown-unit orgUnitId'],
    [
      'more women than members',
      { members: { '': 3, 'sex=female': 4 } },
      'more-than-total members-sex-female',
    ],
  ])('is refused: %s', async (_what, input, code) => {
    expect(codeOf(await openEntry(district, { ...team, name: 'Tổ khác', ...input }, today))).toBe(code)
  })

  test('goes through its life in an order that can be, and a mistaken turn is taken back, never erased', async () => {
    const id = await open({ name: 'Tổ Nà Mè' })
    expect(codeOf(await turn(id, { event: 'resumed', on: '2023-06-01' }))).toBe('not-suspended on')
    expect(codeOf(await turn(id, { event: 'closed', on: '2024-01-01' }))).toBe('reason-required reason')
    expect(codeOf(await turn(id, { event: 'closed', on: '2024-01-01', reason: 'Sáp nhập thôn' }))).toBe('ok')
    expect(codeOf(await turn(id, { event: 'suspended', on: '2024-02-01' }))).toBe('after-closing on')
    // Told later, happened earlier.
    expect(codeOf(await turn(id, { event: 'suspended', on: '2023-09-01' }))).toBe('ok')
    const { events, version } = await detail(id)
    expect(events.map(({ event }) => event)).toEqual(['opened', 'suspended', 'closed'])
    const eventId = String(events[0]?.id)
    const input = { entryId: id, version, reason: 'Ghi nhầm' }
    expect(codeOf(await removeRegisterEvent(district, { ...input, eventId }, today))).toBe('opened-first')
    const closing = String(events[2]?.id)
    const stale = { ...input, version: version - 1, eventId: closing }
    expect(codeOf(await removeRegisterEvent(district, stale, today))).toBe('changed-meanwhile')
    expect(codeOf(await removeRegisterEvent(district, { ...input, eventId: closing }, today))).toBe('ok')
    const after = await detail(id)
    expect([after.state, after.events.length]).toEqual(['suspended', 3])
  })

  test('is not found outside, not written by those who only read, and nothing is half done', async () => {
    const id = await open({ name: 'Tổ Bản Kè' })
    const { version } = await detail(id)
    const closing = { entryId: id, version, event: 'closed' as const, on: '2024-01-01', reason: 'x' }
    for (const [viewer, code] of [
      [stranger, 'not-found'],
      [reviewer, 'forbidden'],
      [committee, 'forbidden'],
    ] as const) {
      expect(codeOf(await addRegisterEvent(viewer, closing, today))).toBe(code)
      expect(
        codeOf(await setMembers(viewer, { entryId: id, version, on: '2024-01-01', members: {} }, today)),
      ).toBe(code)
    }
    expect(await findEntry(stranger, id, today)).toBeNull()
    expect((await list(stranger, { orgUnit: 'D071' }))?.total).toBe(0)
    expect((await list(committee, { orgUnit: 'D071', q: 'bản kè' }))?.total).toBe(1)
    // With marks, without, composed or not, in any case; the beginning of each word, of the place too.
    for (const q of ['ban ke', 'BẢN KÈ', 'bản kè'.normalize('NFD'), 'na dong ban', 'đông'])
      expect((await list(committee, { orgUnit: 'D071', q }))?.entries.map(({ name }) => name)).toContain(
        'Tổ Bản Kè',
      )
    for (const q of ['an ke', 'ban ke khac'])
      expect((await list(committee, { orgUnit: 'D071', q }))?.total).toBe(0)
    expect((await detail(id)).version).toBe(version)
  })
})

describe('the reform of 01/07/2025', () => {
  test('a commune’s team goes with its commune; a district’s waits until somebody says where it went', async () => {
    const ofCommune = await open({ name: 'Tổ Xuân Lập', orgUnitId: 'C02242-pre', kind: 'D8-TKTD' })
    const ofDistrict = await open({ name: 'Tổ của huyện', kind: 'D8-TKTD' })
    const at = (unit: string, day: string) => standing(unit, day, 'D8-TKTD')
    expect([await at('D071', '2025-06-30'), await at('C02266-2025', '2025-07-01')]).toEqual([2, 1])
    expect([await at('P08-2008', '2025-06-30'), await at('P08-2025', '2025-07-01')]).toEqual([2, 2])
    expect([(await detail(ofCommune)).orgUnitId, (await detail(ofDistrict)).needsMove]).toEqual([
      'C02266-2025',
      true,
    ])
    const waiting = await list(province, { orgUnit: 'P08-2025', state: 'needs-move', kind: 'D8-TKTD' })
    expect(waiting?.entries.map(({ name }) => name)).toEqual(['Tổ của huyện'])

    const move = (to: string, on = '2025-07-01') => turn(ofDistrict, { event: 'moved', on, orgUnitId: to })
    expect(codeOf(await move('C02266-pre'))).toBe('unit-not-in-force orgUnitId')
    expect(codeOf(await move('C01906-2025'))).toBe('target-out-of-reach orgUnitId')
    expect(codeOf(await move('C02266-2025'))).toBe('ok')
    expect([await at('C02266-2025', '2025-07-01'), await at('D071', '2025-06-30')]).toEqual([2, 2])
    expect((await detail(ofDistrict, commune)).rights.enter).toBe(true)
    expect(await findEntry(district, ofDistrict, today)).toBeNull()
  })
})

describe('trusted addresses', () => {
  test('show name, place and number to their own unit and its reviewer only', async () => {
    const address = { kind: 'D8-DCTC', orgUnitId: 'C02266-2025', openedOn: '2025-08-01', name: 'Nhà bà A' }
    const id = await open(address, commune)
    expect(codeOf(await openEntry(province, { ...team, ...address, name: 'Nhà bà B' }, today))).toBe(
      'forbidden orgUnitId',
    )
    for (const viewer of [commune, reviewer]) {
      expect((await findEntry(viewer, id, today))?.name).toBe('Nhà bà A')
      expect(await standing('C02266-2025', today, 'D8-DCTC', viewer)).toBe(1)
    }
    for (const viewer of [committee, province, stranger])
      expect(await findEntry(viewer, id, today)).toBeNull()
    const seen = await list(committee, { orgUnit: 'P08-2025', kind: 'D8-DCTC' })
    expect([seen?.total, seen?.withheld.map(({ code }) => code)]).toEqual([0, ['D8-DCTC']])
    expect(await standing('C02266-2025', today, 'D8-DCTC', committee)).toBeNull()
    expect(await standing('P08-2025', today, 'D8-DCTC', committee)).toBe(1)
    const log = await db.auditEvent.findMany({ where: { subject: id } })
    expect(JSON.stringify(log.map(({ details }) => details))).not.toContain('bà A')
  })
})

describe('a trusted address, by every way out', () => {
  const secrets = ['Hoa Ban', 'xóm Khuất', 'gọi bà Mận', 'ông Đào', 'Bông Trắng', 'quyet-dinh-Hoa-Ban']
  let id: string
  let file: string

  beforeAll(async () => {
    const opened = { kind: 'D8-DCTC', orgUnitId: 'C02266-2025', openedOn: '2025-08-01' }
    const words = { name: 'Nhà Hoa Ban', place: 'xóm Khuất', note: 'gọi bà Mận' }
    id = await open({ ...opened, ...words, members: { '': 3 } }, commune)
    const step = async () => ({ entryId: id, version: (await detail(id)).version })
    await addRegisterEvent(
      commune,
      {
        ...(await step()),
        event: 'renamed',
        on: '2025-09-01',
        name: 'Nhà Bông Trắng',
        reason: 'theo ông Đào',
      },
      today,
    )
    await addRegisterEvent(
      commune,
      { ...(await step()), event: 'suspended', on: '2025-10-01', reason: 'ông Đào ốm' },
      today,
    )
    const [, , suspended] = (await detail(id)).events
    const undo = { ...(await step()), eventId: String(suspended?.id), reason: 'ông Đào đã khỏe' }
    expect(codeOf(await removeRegisterEvent(commune, undo, today))).toBe('ok')
    await setMembers(commune, { ...(await step()), on: '2025-11-01', members: { '': 4 } }, today)
    const edit = { ...words, note: 'gọi bà Mận, ông Đào', reason: 'bà Mận đổi số', sameNameMeant: false }
    expect(codeOf(await editEntry(commune, { ...(await step()), ...edit }, today))).toBe('ok')
    const bytes = new TextEncoder().encode('Quyết định')
    const added = await addEntryFile(commune, { entryId: id, name: 'quyet-dinh-Hoa-Ban.txt', bytes }, today)
    if (!added.ok) throw new Error(added.error.code)
    file = added.value.id
  })

  test('its own people see what was put right and the file', async () => {
    const seen = await detail(id, commune)
    expect(seen.edits.map(({ before, after }) => [before.note, after.note])).toEqual([
      ['gọi bà Mận', 'gọi bà Mận, ông Đào'],
    ])
    expect(seen.files.map(({ name }) => name)).toEqual(['quyet-dinh-Hoa-Ban.txt'])
    const got = await downloadEntryFile(reviewer, { entryId: id, id: file }, today)
    expect(got.ok && got.value.mediaType).toBe('text/plain')
  })

  test('nobody else finds it, searches it, opens it, corrects it or fetches its file', async () => {
    const auditor = await createPerson('auditor', 'VN')
    for (const viewer of [committee, province, stranger, auditor]) {
      const lists = await Promise.all(
        ['', 'Bông Trắng', 'Hoa Ban'].map((q) => list(viewer, { orgUnit: 'P08-2025', state: 'all', q })),
      )
      expect(JSON.stringify(lists, (_, value) => (typeof value === 'bigint' ? 0 : value))).not.toMatch(
        new RegExp(secrets.join('|')),
      )
      expect(await findEntry(viewer, id, today)).toBeNull()
      expect((await downloadEntryFile(viewer, { entryId: id, id: file }, today)).ok).toBe(false)
      const edit = {
        entryId: id,
        version: 1,
        name: 'x',
        place: '',
        note: '',
        reason: '',
        sameNameMeant: true,
      }
      expect(codeOf(await editEntry(viewer, edit, today))).not.toBe('ok')
      expect((await removeEntryFile(viewer, { entryId: id, id: file }, today)).ok).toBe(false)
    }
  })

  test('the log names neither it, its place, its persons nor how many they are', async () => {
    const log = await db.auditEvent.findMany({ orderBy: { seq: 'desc' }, take: 60 })
    const own = log.filter(({ subject }) => subject === id || subject === file)
    expect(own.map(({ action }) => action).sort()).toEqual([
      'evidence.add',
      'evidence.download',
      'registry.edit',
      'registry.event',
      'registry.event',
      'registry.members',
      'registry.open',
      'registry.undo',
    ])
    const told = own.map(({ details }) => JSON.stringify(details)).join('\n')
    expect(told).not.toMatch(new RegExp(secrets.join('|')))
    expect(told).not.toContain('members":{')
  })
})

test('a form is offered the stock at its period’s end and members only as far as stated', async () => {
  const id = await open(
    { kind: 'D8-THULINH', name: 'CLB 1', orgUnitId: 'C02266-2025', openedOn: '2025-08-01' },
    commune,
  )
  await open(
    {
      kind: 'D8-THULINH',
      name: 'CLB 2',
      orgUnitId: 'C02266-2025',
      openedOn: '2025-10-01',
      members: { '': 30, 'sex=female': 16 },
    },
    commune,
  )
  const [ground, form] = await Promise.all([getGround(), findForm('D8-Q')])
  if (!form) throw new Error('No form')
  const at = async (period: string, orgUnitId = 'C02266-2025') =>
    [...(await listStockFigures(db, ground, form, { orgUnitId, period })).values()]
      .filter(({ dataElement, breakdown }) => /^D8-3.3/.test(dataElement) && /^$|female/.test(breakdown))
      .map(
        ({ dataElement, breakdown, value, stated, records }) =>
          `${dataElement} ${breakdown} ${value ?? ''} ${stated}/${records}`,
      )
  expect(await at('2025Q3')).toEqual(['D8-3.3  1 1/1', 'D8-3.3a   0/1', 'D8-3.3a sex=female  0/1'])
  expect(await at('2025Q4')).toEqual(['D8-3.3  2 2/2', 'D8-3.3a   1/2', 'D8-3.3a sex=female  1/2'])
  const { version } = await detail(id)
  const members = { '': 20, 'sex=female': 12 }
  await setMembers(commune, { entryId: id, version, on: '2025-11-01', members }, today)
  expect(await at('2025Q4')).toEqual(['D8-3.3  2 2/2', 'D8-3.3a  50 2/2', 'D8-3.3a sex=female 28 2/2'])
  expect(await at('2025Q2')).toEqual([])
})

describe('after any sequence of turns', () => {
  const days = [
    '2023-02-01',
    '2023-08-15',
    '2024-05-31',
    '2025-06-30',
    '2025-07-01',
    '2025-12-31',
    '2026-03-01',
  ]
  const units = ['D071', 'C02233-pre', 'C02242-pre', 'C02266-2025', 'C02269-2025', 'P08-2025']
  const step = fc.record({
    who: fc.nat(3),
    what: fc.constantFrom(
      'open',
      'suspended',
      'resumed',
      'moved',
      'closed',
      'renamed',
      'undo',
    ) as fc.Arbitrary<'open' | 'undo' | Exclude<LifeEvent['event'], 'opened'>>,
    on: fc.constantFrom(...days),
    unit: fc.constantFrom(...units),
    pick: fc.nat(5),
  })

  test('stock = opened − closed at every date, each in exactly one unit, as the rules say', async () => {
    const all = await createPerson('officer', 'VN')
    const tree = await getOrgUnitTree()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        await db.registerEvent.deleteMany({ where: { entry: { kind: { code: 'HOI-MOHINH' } } } })
        await db.registerEntry.deleteMany({ where: { kind: { code: 'HOI-MOHINH' } } })
        const ids: string[] = []
        for (const { who, what, on, unit, pick } of steps) {
          const id = ids[who % Math.max(1, ids.length)]
          if (what === 'open' || id === undefined) {
            const input = {
              ...team,
              kind: 'HOI-MOHINH',
              orgUnitId: unit,
              openedOn: on,
              name: `M${ids.length}`,
            }
            const opened = await openEntry(all, input, today)
            if (opened.ok) ids.push(opened.value.id)
            continue
          }
          const { version, events } = await detail(id, all)
          if (what === 'undo') {
            const eventId = String(events[pick % events.length]?.id)
            await removeRegisterEvent(all, { entryId: id, version, eventId, reason: 'x' }, today)
          } else {
            const input = { entryId: id, version, event: what, on, orgUnitId: unit, name: 'N', reason: 'x' }
            await addRegisterEvent(all, input, today)
          }
        }
        const lives = await Promise.all(ids.map((id) => detail(id, all)))
        const stored = await db.registerEntry.findMany({
          where: { id: { in: ids } },
          select: { id: true, orgUnitId: true, name: true },
        })
        for (const day of days) {
          let expected = 0
          const byHolder = new Map<string, number>()
          for (const { id, events } of lives) {
            const life = events.filter(({ removedAt }) => removedAt === null)
            expect(refuseLife(life)).toBeNull()
            const count = (what: string) => life.filter(({ event, on }) => event === what && on <= day).length
            expected += count('opened') - count('closed')
            const entry = stored.find((one) => one.id === id)
            if (!entry) continue
            const { state, base } = standingOn(entry, life, day)
            if (!isStanding(state)) continue
            const { orgUnitId } = holderOn(tree, base, day)
            byHolder.set(orgUnitId, (byHolder.get(orgUnitId) ?? 0) + 1)
          }
          expect(await standing('VN', day, 'HOI-MOHINH', all)).toBe(expected)
          expect([...byHolder.values()].reduce((sum, value) => sum + value, 0)).toBe(expected)
          for (const unit of ['C02266-2025', 'C02233-pre'].filter((id) => tree.isInForce(id, day)))
            expect(await standing(unit, day, 'HOI-MOHINH', all)).toBe(byHolder.get(unit) ?? 0)
          expect(await standing('P08-2025', day, 'HOI-MOHINH', all)).toBe(expected)
        }
      }),
      { numRuns: 8, seed: 5 },
    )
  })
})
