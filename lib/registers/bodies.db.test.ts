import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import type { CompositionInput } from './bodies'
import { changeComposition, recordComposition, removeComposition } from './bodies-commands'
import type { RepresentationFilters } from './representation'
import { findComposition, getRepresentation } from './representation-queries'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-03-31'
let officer: Viewer
let quangNam: Viewer
let committee: Viewer
let stranger: Viewer

beforeAll(async () => {
  officer = await createPerson('officer', 'P19-2025')
  quangNam = await createPerson('officer', 'P49-2008')
  committee = await createPerson('viewer', 'VN')
  stranger = await createPerson('officer', 'P08-2025', ['D8'])
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
  source: 'Nghị quyết của Ủy ban bầu cử',
  note: '',
}
const codeOf = (result: { ok: boolean; error?: { code: string; field?: string } }) =>
  result.ok ? 'ok' : [result.error?.code, result.error?.field].filter(Boolean).join(' ')

async function record(input: Partial<CompositionInput>, viewer = officer): Promise<string> {
  const result = await recordComposition(viewer, { ...council, ...input }, today)
  if (!result.ok) throw new Error(codeOf(result))
  return result.value.id
}
const get = async (filters: Partial<RepresentationFilters> = {}, viewer = committee) =>
  getRepresentation(
    viewer,
    { orgUnitId: 'P06-2008', body: 'peoples-council', kind: 'elected', term: '', ...filters },
    today,
  )
const shown = (
  lines: readonly {
    orgUnitId: string
    level: string
    term: string
    source: string
    share: string | null
  }[] = [],
) =>
  lines.map(({ orgUnitId, level, term, source, share }) =>
    [orgUnitId, level, term, source, share === null ? '-' : Number(share).toFixed(2)].join(' '),
  )

describe('a council', () => {
  test('published figures stand until something is recorded, and never beside it', async () => {
    expect(shown((await get())?.lines)).toEqual(['P06-2008 province T2021-2026 published 50.00'])
    const id = await record({ women: 24 })
    expect(shown((await get())?.lines)).toEqual(['P06-2008 province T2021-2026 reported 48.00'])
    expect((await get())?.published.map(({ numerator }) => numerator)).toEqual(['25'])

    expect(codeOf(await recordComposition(officer, council, today))).toBe('there-already asOf')
    const change = { ...council, id, version: 1, women: 26 }
    expect(codeOf(await changeComposition(officer, { ...change, women: 51 }, today))).toBe('more-than women')
    expect(codeOf(await changeComposition(officer, { ...change, version: 2 }, today))).toBe(
      'changed-meanwhile',
    )
    expect(codeOf(await changeComposition(committee, change, today))).toBe('forbidden')
    expect(codeOf(await changeComposition(stranger, change, today))).toBe('not-found')
    expect(codeOf(await changeComposition(officer, change, today))).toBe('ok')
    expect(codeOf(await removeComposition(officer, { id, version: 2, reason: '' }, today))).toBe(
      'reason-required reason',
    )
    expect(codeOf(await removeComposition(officer, { id, version: 2, reason: 'Ghi nhầm' }, today))).toBe('ok')
    expect(shown((await get())?.lines)).toEqual(['P06-2008 province T2021-2026 published 50.00'])
    expect(await findComposition(officer, id)).toBeNull()
    expect(await record({})).toBe(id)
    const log = await db.auditEvent.findMany({ where: { subject: id }, orderBy: { seq: 'asc' } })
    expect(log.map(({ action }) => action)).toEqual([
      'composition.record',
      'composition.change',
      'composition.remove',
      'composition.record',
    ])
  })

  test.each<[string, Partial<CompositionInput>, string]>([
    ['a province before it was', { orgUnitId: 'P19-2025' }, 'unit-not-in-force asOf'],
    ['a day outside the term', { asOf: '2016-05-22' }, 'outside-term asOf'],
    ['a day that hasn’t come', { asOf: '2026-05-01' }, 'day-ahead asOf'],
    ['no term', { term: '2021' }, 'unknown-term term'],
    ['an agency without a name', { body: 'agency' }, 'name-required name'],
    ['somebody else’s province', { orgUnitId: 'P08-2008' }, 'unknown-unit orgUnitId'],
    ['a body we don’t know', { body: 'senate' }, 'unknown-body body'],
  ])('is refused: %s', async (_what, input, code) => {
    expect(
      codeOf(await recordComposition(officer, { ...council, asOf: '2021-06-01', ...input }, today)),
    ).toBe(code)
  })
})

test('councils of a level add up by sum ÷ sum over those that told both, the others named; levels never add', async () => {
  await record({ orgUnitId: 'D061', seats: 30, women: 12, minorityWomen: 11 })
  await record({ orgUnitId: 'D064', seats: 35, women: 7, minorityWomen: null })
  await record({ orgUnitId: 'D063', seats: 32, women: null })
  const found = await get()
  // 19 / 65, not the mean of 40 % and 20 %.
  expect(shown(found?.lines)).toEqual([
    'P06-2008 province T2021-2026 reported 50.00',
    'P06-2008 district T2021-2026 reported 29.23',
  ])
  expect(found?.lines[1]?.summary?.leftOut.map(({ orgUnitId, reason }) => `${orgUnitId} ${reason}`)).toEqual([
    'D063 no-part',
  ])
  expect(shown(found?.areas)).toEqual([
    'D061 district T2021-2026 reported 40.00',
    'D064 district T2021-2026 reported 20.00',
    'D063 district T2021-2026 reported -',
  ])
  const minority = found?.parts.find(({ name }) => name === 'minorityWomen')?.share
  expect([minority?.part, minority?.whole]).toEqual([11, 12])
  // Seen from the province of today, and by somebody of another one, who reads its totals alone.
  expect(shown((await get({ orgUnitId: 'P19-2025' }))?.lines)).toContain(
    'P19-2025 district T2021-2026 reported 29.23',
  )
  expect(await get({}, stranger)).toBeNull()
})

test('a change during the term counts from its day; who was elected stays elected; a dissolved council has nobody in office', async () => {
  const inOffice = { orgUnitId: 'P06-2008', kind: 'in-office' as const }
  await record({ ...inOffice, asOf: '2021-06-30', women: 25 })
  await record({ ...inOffice, asOf: '2024-12-31', seats: 48, women: 22 })
  const found = await get({ kind: 'in-office' })
  expect(found?.lines).toEqual([])
  const told = ['2024-12-31 22', '2021-06-30 25']
  expect(found?.recorded.map(({ asOf, women }) => `${asOf} ${women}`)).toEqual(told)
  const at2025 = await getRepresentation(
    committee,
    { orgUnitId: 'P06-2008', body: 'peoples-council', kind: 'in-office', term: '' },
    '2025-06-30',
  )
  expect(shown(at2025?.lines)).toEqual(['P06-2008 province T2021-2026 reported 45.83'])
  expect(at2025?.recorded.map(({ asOf, women }) => `${asOf} ${women}`)).toEqual(told)
})

test('goals are held against their own unit and term alone: Quảng Nam’s 20–25 % and over 35 %', async () => {
  const party = { body: 'party-committee', orgUnitId: 'P49-2008', term: 'T2020-2025', asOf: '2020-10-15' }
  await record({ ...party, seats: 52, women: 8 }, quangNam)
  await record({ orgUnitId: 'P49-2008', asOf: '2021-05-23', seats: 60, women: 21 }, quangNam)
  const committees = await get({ orgUnitId: 'P49-2008', body: 'party-committee' })
  const goals = (found: typeof committees) =>
    found?.lines[0]?.targets.map(
      ({ target, gap, met }) => `${target.comparator} ${Number(gap).toFixed(2)} ${met}`,
    )
  // 8 / 52 is 15,38 %: 4,62 points short of 20.
  expect(goals(committees)).toEqual(['range -4.62 false'])
  // 21 / 60 is 35 %: not over 35.
  expect(goals(await get({ orgUnitId: 'P49-2008' }))).toEqual(['> 0.00 false'])
  expect(goals(await get({ orgUnitId: 'P06-2008' }))).toEqual([])
})

test('Vĩnh Long’s candidates: published, and flagged where the share contradicts the counts', async () => {
  const found = await get({ orgUnitId: 'P86-2008', kind: 'candidates' })
  expect(shown(found?.lines)).toEqual([
    'P86-2008 province T2021-2026 published 38.82',
    'P86-2008 district T2021-2026 published 40.36',
    'P86-2008 commune T2021-2026 published 37.45',
  ])
  expect(found?.lines.map(({ published }) => published?.contradicts)).toEqual([false, true, true])
  // The whole file is there for the country.
  expect((await get({ orgUnitId: 'VN' }))?.published).toHaveLength(70)
})
