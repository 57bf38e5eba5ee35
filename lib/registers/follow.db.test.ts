import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { adoptFigures } from '@/lib/activities/adopt-commands'
import { db } from '@/lib/db'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import type { CompositionInput } from './bodies'
import { changeComposition, recordComposition, removeComposition } from './bodies-commands'
import { openEntry, setMembers } from './entry-commands'
import { findEntry } from './entry-queries'
import { addRegisterEvent, removeRegisterEvent } from './event-commands'
import { getRepresentation } from './representation-queries'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-04-30'
let commune: Viewer
let country: Viewer
let committee: Viewer

beforeAll(async () => {
  commune = await createPerson('officer', 'C02266-2025')
  country = await createPerson('officer', 'VN')
  committee = await createPerson('viewer', 'VN')
})

const reason = 'Ghi lại theo quyết định thành lập'
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

async function valuesOf(dataElement: string, orgUnitId?: string) {
  const rows = await db.dataValue.findMany({
    where: { dataElement: { code: dataElement }, ...(orgUnitId ? { orgUnitId } : {}) },
    include: { breakdown: { select: { key: true } } },
    orderBy: [{ orgUnitId: 'asc' }, { period: 'asc' }, { breakdown: { key: 'asc' } }],
  })
  return rows.map(
    ({ orgUnitId: unit, period, breakdown, stage, value, origin }) =>
      `${unit} ${period} ${breakdown.key || 'total'} ${stage} ${value} ${origin}`,
  )
}

describe('a stock that a form has taken', () => {
  const key: SubmissionKey = { formCode: 'D8-Q', orgUnitId: 'C02266-2025', period: '2026Q1' }
  const draft = (value: number) => [`C02266-2025 2026Q1 total draft ${value} activity`]
  let id: string

  async function open(name: string, openedOn: string, kind = 'D8-TTCD') {
    const input = { kind, orgUnitId: 'C02266-2025', name, place: '', note: '', openedOn, members: {} }
    const result = await openEntry(commune, { ...input, sameNameMeant: false }, today)
    return result.ok ? result.value.id : (result.error.code as string)
  }
  const turn = async (event: 'closed' | 'suspended', on: string, why = reason) => {
    const { version } = (await findEntry(commune, id, today)) ?? { version: 0 }
    return codeOf(await addRegisterEvent(commune, { entryId: id, version, event, on, reason: why }, today))
  }

  test('follows later turns of the register in the draft, as activities do', async () => {
    id = await open('Tổ 1', '2025-08-01')
    expect(await adoptFigures(commune, key, ['D8-1.1|'], today)).toEqual({ ok: true, value: { taken: 1 } })
    expect(await valuesOf('D8-1.1')).toEqual(draft(1))
    await open('Tổ 2', '2026-03-31')
    // After the period's end: it doesn't count there.
    await open('Tổ 3', '2026-04-01')
    expect(await valuesOf('D8-1.1')).toEqual(draft(2))
    expect(await turn('closed', '2026-02-01')).toBe('ok')
    expect(await valuesOf('D8-1.1')).toEqual(draft(1))
    const entry = await findEntry(commune, id, today)
    const closing = String(entry?.events.find(({ event }) => event === 'closed')?.id)
    const undo = { entryId: id, version: entry?.version ?? 0, eventId: closing, reason }
    expect(codeOf(await removeRegisterEvent(commune, undo, today))).toBe('ok')
    expect(await valuesOf('D8-1.1')).toEqual(draft(2))
  })

  test('sent, it keeps the register; approved, the register changes for a reason, in a correction', async () => {
    const form = await db.form.findUniqueOrThrow({ where: { code: 'D8-Q' } })
    const where = { formId: form.id, orgUnitId: key.orgUnitId, period: key.period }
    await db.submission.updateMany({ where, data: { status: 'submitted' } })
    await db.dataValue.updateMany({ where: { orgUnitId: key.orgUnitId }, data: { stage: 'submitted' } })
    expect(await turn('closed', '2026-02-01')).toBe('form-submitted')
    // A turn after the period leaves the form as it is, and is free.
    expect(await turn('suspended', '2026-04-02')).toBe('ok')
    expect(
      (await findEntry(commune, id, today))?.events.filter(({ event }) => event === 'closed'),
    ).toHaveLength(1)
    await db.submission.updateMany({ where, data: { status: 'approved' } })
    await db.dataValue.updateMany({ where: { orgUnitId: key.orgUnitId }, data: { stage: 'approved' } })
    // Members that no form took ask for nothing.
    const { version } = (await findEntry(commune, id, today)) ?? { version: 0 }
    const members = { entryId: id, version, on: '2026-01-01', members: { '': 7 } }
    expect(codeOf(await setMembers(commune, members, today))).toBe('ok')
    const later = (await findEntry(commune, id, today))?.version ?? 0
    const bare = { entryId: id, version: later, event: 'moved' as const, on: '2026-02-01' }
    const moved = await addRegisterEvent(country, { ...bare, orgUnitId: 'C02269-2025' }, today)
    expect(moved).toMatchObject({ ok: false, error: { code: 'form-reason-required', field: 'reason', key } })
    const answered = await addRegisterEvent(country, { ...bare, orgUnitId: 'C02269-2025', reason }, today)
    expect(codeOf(answered)).toBe('ok')
    expect((await valuesOf('D8-1.1')).sort()).toEqual([
      'C02266-2025 2026Q1 total approved 2 activity',
      'C02266-2025 2026Q1 total draft 1 activity',
    ])
  })

  test('of an element that no form asks never becomes a figure', async () => {
    expect(await open('Tổ tiết kiệm', '2025-08-01', 'D8-TKTD')).toMatch(/-/)
    expect([await valuesOf('D8-2.1'), await valuesOf('D8-2.1a')]).toEqual([[], []])
  })
})

const council: CompositionInput = {
  body: 'peoples-council',
  orgUnitId: 'P06-2008',
  name: '',
  term: 'T2021-2026',
  kind: 'elected',
  asOf: '2021-05-23',
  seats: 50,
  women: 25,
  men: null,
  minorityWomen: null,
  womenUnder40: null,
  womenFirstTime: null,
  staff: null,
  womenStaff: null,
  source: '',
  note: '',
}

async function record(input: Partial<CompositionInput>): Promise<string> {
  const result = await recordComposition(country, { ...council, ...input }, today)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.id
}

describe('who sits in a body', () => {
  test('stands in the store, approved, on its total and its level, and goes when it is taken back', async () => {
    const id = await record({ minorityWomen: 20 })
    const at = (element: string) => valuesOf(element, 'P06-2008')
    expect(await at('REP-4.n')).toEqual([
      'P06-2008 T2021-2026 total approved 25 reported',
      'P06-2008 T2021-2026 ethnicity=minority approved 20 reported',
      'P06-2008 T2021-2026 level=province approved 25 reported',
    ])
    expect(await at('REP-4.d')).toHaveLength(2)
    expect(await at('REP-6.n')).toHaveLength(2)
    const change = { ...council, id, version: 1, women: null }
    expect(codeOf(await changeComposition(country, change, today))).toBe('ok')
    expect([await at('REP-4.n'), (await at('REP-4.d')).length]).toEqual([[], 2])
    const removed = await removeComposition(country, { id, version: 2, reason: 'Ghi nhầm' }, today)
    expect(codeOf(removed)).toBe('ok')
    expect([await at('REP-4.d'), await at('REP-6.n')]).toEqual([[], []])
    expect(await db.dataValueVersion.count({ where: { orgUnitId: 'P06-2008', event: 'deleted' } })).toBe(7)
  })

  test('a delegation is no second Assembly; agencies count from 30 % women on; an incomplete one isn’t one', async () => {
    const assembly = { body: 'national-assembly', seats: 499, women: 151 }
    const ids = [
      await record({ ...assembly, orgUnitId: 'VN' }),
      await record({ ...assembly, orgUnitId: 'P10-2008', seats: 6, women: 2 }),
    ]
    expect(await valuesOf('REP-3.n')).toEqual([
      'P10-2008 T2021-2026 level=province approved 2 reported',
      'VN T2021-2026 total approved 151 reported',
      'VN T2021-2026 level=central approved 151 reported',
    ])
    const agency = { body: 'agency', kind: 'in-office', orgUnitId: 'P10-2008', seats: 4, asOf: '2023-12-31' }
    await record({ ...agency, name: 'Sở A', staff: 10, womenStaff: 3, women: 1 })
    await record({ ...agency, name: 'Sở B', staff: 10, womenStaff: 4, women: 0 })
    await record({ ...agency, name: 'Sở C', staff: 10, womenStaff: 2, women: 2 })
    await record({ ...agency, name: 'Sở D', staff: 10, womenStaff: null, women: 2 })
    await record({ ...agency, name: 'Sở E', staff: 10, womenStaff: 9, women: 2, asOf: '2024-06-30' })
    const totals = async (element: string) =>
      (await valuesOf(element))
        .filter((one) => one.includes('total'))
        .map((one) => one.split(' ').slice(1, 5))
    expect(await totals('REP-9.n')).toEqual([
      ['2023', 'total', 'approved', '1'],
      ['2024', 'total', 'approved', '2'],
    ])
    expect((await totals('REP-9.d')).map((row) => row[3])).toEqual(['2', '3'])
    for (const id of ids) await removeComposition(country, { id, version: 1, reason: 'Hết' }, today)
  })

  test('is offered to the form that asks it, and the form follows', async () => {
    const officer = await createPerson('officer', 'P19-2025')
    const key = { formCode: 'APH-NK', orgUnitId: 'P19-2025', period: 'T2026-2031' }
    const input = { orgUnitId: 'P19-2025', term: 'T2026-2031', asOf: '2026-03-15', seats: 80, women: 30 }
    const id = await record(input)
    // A form asks it: the figure is the form's, and not its own.
    expect(await valuesOf('APH-2a.d')).toEqual([])
    expect(codeOf(await adoptFigures(officer, key, ['APH-2a.d|'], today))).toBe('ok')
    const change = { ...council, ...input, id, version: 1, women: 31 }
    expect(codeOf(await changeComposition(country, change, today))).toBe('ok')
    expect(await valuesOf('APH-2a.d')).toEqual(['P19-2025 T2026-2031 total draft 31 activity'])
  })

  const units = ['P06-2008', 'P02-2008', 'P08-2008', 'D071', 'D061']
  const act = fc.record({
    unit: fc.constantFrom(...units),
    what: fc.constantFrom<'record' | 'change' | 'remove'>('record', 'record', 'change', 'remove'),
    on: fc.constantFrom('2021-05-23', '2022-06-01', '2023-12-31'),
    seats: fc.option(fc.integer({ min: 1, max: 60 })),
    women: fc.option(fc.integer({ min: 0, max: 60 })),
    pick: fc.nat(9),
  })

  test('after any sequence of acts the store adds up to what the page says, level by level', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        await db.bodyComposition.updateMany({ where: { removedAt: null }, data: { removedAt: new Date() } })
        await db.dataValue.deleteMany({ where: { dataElement: { code: { startsWith: 'REP-' } } } })
        for (const { unit, what, on, seats, women, pick } of acts) {
          const rows = await db.bodyComposition.findMany({
            where: { removedAt: null },
            orderBy: { id: 'asc' },
          })
          const row = rows[pick % Math.max(1, rows.length)]
          const counts = { seats, women }
          if (what === 'record' || !row)
            await recordComposition(country, { ...council, ...counts, orgUnitId: unit, asOf: on }, today)
          else if (what === 'change')
            await changeComposition(
              country,
              { ...council, ...counts, id: row.id, version: row.version },
              today,
            )
          else await removeComposition(country, { id: row.id, version: row.version, reason: 'x' }, today)
        }
        const filters = {
          orgUnitId: 'VN',
          body: 'peoples-council',
          kind: 'elected',
          term: 'T2021-2026',
        } as const
        const lines = (await getRepresentation(committee, filters, today))?.lines ?? []
        const stored = await db.dataValue.findMany({
          where: { dataElement: { code: { in: ['REP-4.n', 'REP-4.d'] } } },
          include: { dataElement: true, breakdown: true },
        })
        for (const level of ['province', 'district']) {
          const of = (code: string) =>
            new Map(
              stored
                .filter(
                  ({ dataElement, breakdown }) =>
                    dataElement.code === code && breakdown.key === `level=${level}`,
                )
                .map(({ orgUnitId, value }) => [orgUnitId, Number(value)]),
            )
          const [women, seats] = [of('REP-4.n'), of('REP-4.d')]
          const both = [...women.keys()].filter((unit) => seats.has(unit))
          const line = lines.find((one) => one.source === 'reported' && one.level === level)
          const sum = (of: Map<string, number>) => both.reduce((all, unit) => all + (of.get(unit) ?? 0), 0)
          expect([line?.summary?.part ?? 0, line?.summary?.whole ?? 0]).toEqual([sum(women), sum(seats)])
        }
      }),
      { numRuns: 6, seed: 11 },
    )
  })
})
