import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import { importRegister } from './register-commands'

useTestDatabase({ seed: 'catalogue' })

const header = 'id,code,level,name,full_name,parent_id,valid_from,valid_to\n'
async function* stream(...lines: string[]) {
  yield header
  for (const line of lines) yield `${line}\n`
}
const run = async (lines: string[], dryRun = false) => {
  const result = await importRegister({ system: 'cli' }, stream(...lines), { dryRun, language: 'en' })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const count = async () => [
  await db.orgUnit.count(),
  await db.orgUnitParent.count(),
  await db.auditEvent.count(),
  (await db.dataVersion.findFirstOrThrow()).catalogueVersion,
]

const wards = [
  'D474,474,district,Thuận Hóa,Quận Thuận Hóa,P46-2024,,2025-06-30',
  'C19777-pre,19777,commune,Vỹ Dạ,Phường Vỹ Dạ,D474,,2025-06-30',
  'C26368-2025,26368,commune,Trảng Dài,Phường Trảng Dài,P75-2026,2025-07-01,',
]

test('a dry run counts and writes nothing', async () => {
  const before = await count()
  expect(await run(wards, true)).toMatchObject({ rows: 3, imported: 3, edges: 5, ignored: 0, conflicts: [] })
  expect(await count()).toEqual(before)
})

test('units come with their dated parents, one event and a new catalogue version', async () => {
  const [units, edges, events, version] = (await count()) as [number, number, number, bigint]
  expect(await run(wards)).toMatchObject({ imported: 3, edges: 5, conflicts: [] })
  expect(await count()).toEqual([units + 3, edges + 5, events + 1, version + 1n])
  const tree = await getOrgUnitTree()
  const parents = ['2024-12-31', '2025-01-01', '2025-07-01'].map((day) => tree.parentOn('D474', day)?.id)
  expect(parents).toEqual(['P46-2008', 'P46-2024', undefined])
  const before = tree.parentOn('C26368-2025', '2026-04-29')?.id
  const after = tree.parentOn('C26368-2025', '2026-04-30')?.id
  expect([before, after]).toEqual(['P75-2025', 'P75-2026'])
  expect(tree.get('D474')).toMatchObject({ searchName: 'quan thuan hoa', predecessorsComplete: false })
  expect(await db.auditEvent.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
    action: 'register.import',
    actor: 'system:cli',
    details: { rows: 3, imported: 3, edges: 5, conflicts: 0 },
  })
})

test('the second time nothing changes', async () => {
  await run(wards)
  const before = await count()
  expect(await run(wards)).toMatchObject({ imported: 0, updated: 0, ignored: 3, edges: 0, conflicts: [] })
  expect(await count()).toEqual(before)
})

test('what is held stays, and both sides of a difference are named', async () => {
  const result = await run(['P08-2008,08,province,Tuyên,tỉnh Tuyên,VN,2008-08-01,2025-06-30'])
  expect(result.conflicts).toMatchObject([
    { object: 'unit P08-2008', property: 'name', value: 'Tuyên', code: 'differs' },
    { object: 'unit P08-2008', property: 'full_name', value: 'tỉnh Tuyên', code: 'differs' },
  ])
  expect(result.conflicts[0]?.message).toContain('Tuyên Quang')
  expect((await db.orgUnit.findUniqueOrThrow({ where: { id: 'P08-2008' } })).name).toBe('Tuyên Quang')
})

test('a wrong cell names its line and column, in the language asked; the other lines are taken', async () => {
  const lines = ['X1,,provins,X,X,VN,2025-13-01,', 'X2,,province,X hai,tỉnh X hai,VN,2025-01-01,']
  const result = await run(lines)
  expect(result).toMatchObject({ rows: 2, imported: 1, ignored: 1 })
  expect(result.conflicts.map(({ property, value }) => [property, value])).toEqual([
    ['level', 'provins'],
    ['valid_from', '2025-13-01'],
  ])
  expect(result.conflicts[0]?.message).toBe('Line 2, column level: “provins” is not valid.')
})

test('of very many conflicts the first thousand are told, and all are counted', async () => {
  const lines = Array.from({ length: 1200 }, (_none, row) => `Q${row},,province,Q,Q,nowhere,,`)
  const result = await run(lines)
  expect(result).toMatchObject({ imported: 0, ignored: 1200, conflictCount: 1200 })
  expect(result.conflicts).toHaveLength(1000)
})

test('a file with other columns is no register', async () => {
  async function* other() {
    yield 'dataelement,period\nA,2023Q1\n'
  }
  const result = await importRegister({ system: 'cli' }, other(), { dryRun: false })
  expect(result).toEqual({
    ok: false,
    error: { code: 'not-a-register', columns: ['id', 'level', 'name', 'parent_id'] },
  })
})

/** As large as the country's: 40 provinces, 700 districts, 13,400 communes. */
function* wholeCountry() {
  for (let province = 0; province < 40; province++) {
    yield `SP${province},,province,Tỉnh ${province},tỉnh ${province},VN,2008-08-01,`
    for (let district = 0; district < 17; district++) {
      const id = `SD${province}-${district}`
      yield `${id},,district,Huyện ${id},huyện ${id},SP${province},,2025-06-30`
      for (let commune = 0; commune < 20; commune++)
        yield `SC${id}-${commune},,commune,Xã ${commune},xã ${commune},${id},,2025-06-30`
    }
  }
}

test('a register of 14,000 units goes in within seconds, with progress, and its tree is read at once', async () => {
  const lines = [...wholeCountry()]
  const seen: number[] = []
  const started = performance.now()
  const result = await importRegister({ system: 'cli' }, stream(...lines), {
    dryRun: false,
    onProgress: (rows) => seen.push(rows),
  })
  const tookMs = performance.now() - started
  expect(result).toMatchObject({ ok: true, value: { rows: 14_320, imported: 14_320, conflicts: [] } })
  expect(seen).toEqual(Array.from({ length: 14 }, (_none, thousand) => (thousand + 1) * 1000))
  expect(tookMs).toBeLessThan(60_000)
  const tree = await getOrgUnitTree()
  expect(tree.descendantsOn('SP7', '2024-01-01', 'commune')).toHaveLength(340)
})
