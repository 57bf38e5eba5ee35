import { expect, test } from 'vitest'
import { demoPassword } from '@/lib/access/demo-accounts'
import { verifyPassword } from '@/lib/access/passwords'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { loadCatalogue } from '@/lib/catalogue/load-commands'
import { getCatalogue } from '@/lib/catalogue/queries'
import { readCatalogueData, readDataFiles } from '@/lib/catalogue/read-data'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { listStockFigures } from '@/lib/submissions/derived/register-figures-queries'
import { findForm } from '@/lib/submissions/form-queries'
import { useTestDatabase } from '@/lib/testing/database'
import { loadDemonstration } from './demonstration'
import { getScenario } from './scenarios'

useTestDatabase({ seed: 'none' })

const actor = { system: 'cli' } as const
const countEvents = () => db.auditEvent.groupBy({ by: ['action'], _count: true, orderBy: { action: 'asc' } })

test('an empty database gets the whole catalogue, one event and a new catalogue version', async () => {
  const before = await getDataVersion()
  const { changed } = await loadCatalogue(actor)
  expect(changed).toMatchObject({
    org_unit: 216,
    indicator: 99 + 8,
    data_element: 136,
    published_figure: 136,
  })
  const after = await getDataVersion()
  expect(after.version).toBe(before.version + 1n)
  expect(after.catalogueVersion).toBe(before.catalogueVersion + 1n)
  expect(await countEvents()).toEqual([{ action: 'catalogue.load', _count: 1 }])
})

test('loading the same files again changes nothing at all', async () => {
  const before = await getDataVersion()
  expect((await loadCatalogue(actor)).changed).toEqual({})
  await db.setting.delete({ where: { key: 'catalogue' } })
  expect((await loadCatalogue(actor)).changed).toEqual({})
  expect(await getDataVersion()).toEqual(before)
  expect(await countEvents()).toEqual([{ action: 'catalogue.load', _count: 1 }])
})

test('a changed cell changes that row, moves the version and is read at once', async () => {
  await getCatalogue()
  const before = await getDataVersion()
  const files = readDataFiles()
  files.set('programmes.csv', (files.get('programmes.csv') ?? '').replace(',Project 8:', ',Project Eight:'))
  expect((await loadCatalogue(actor, readCatalogueData(files))).changed).toEqual({ programme: 1 })
  expect((await getDataVersion()).catalogueVersion).toBe(before.catalogueVersion + 1n)
  expect((await getCatalogue()).programmes.byCode('D8')?.nameEn).toMatch(/^Project Eight:/)
  await loadCatalogue(actor)
  expect((await getCatalogue()).programmes.byCode('D8')?.nameEn).toMatch(/^Project 8:/)
})

test('a published figure that left the files leaves the database', async () => {
  const files = readDataFiles()
  const path = 'published/programme-results.csv'
  files.set(path, (files.get(path) ?? '').replace(/^R002,.*\n/m, ''))
  expect((await loadCatalogue(actor, readCatalogueData(files))).changed).toEqual({ published_figure: 1 })
  expect((await loadCatalogue(actor)).changed).toEqual({ published_figure: 1 })
  expect(await db.publishedFigure.count()).toBe(136)
})

test('the catalogue as read has its formulas by uid, its breakdowns and its forms', async () => {
  const catalogue = await getCatalogue()
  const uid = (code: string) => `#{${catalogue.elements.byCode(code)?.uid}}`
  expect(catalogue.indicators.byCode('D8-F.3')).toMatchObject({
    numerator: uid('D8-F.2'),
    denominator: uid('D8-F.1'),
    factor: '100',
    cumulation: 'year',
  })
  expect(catalogue.breakdowns.byKey('sex=female')?.breakdown).toEqual({ sex: 'female' })
  expect(catalogue.breakdowns.byKey('')?.breakdown).toEqual({})
  const form = catalogue.forms.byCode('D8-Q')
  expect(form?.sections.map(({ code, items }) => [code, items.length])).toEqual([
    ['ND1', 4],
    ['ND2', 3],
    ['ND3', 9],
    ['ND4', 3],
    ['KP', 2],
  ])
  const element = catalogue.elements.byCode('D8-3.1d')
  expect(catalogue.formsWith(element?.id ?? 0).map(({ code }) => code)).toEqual(['D8-Q'])
  expect(catalogue.targetsOf(catalogue.indicators.byCode('REP-1')?.id ?? 0)).toHaveLength(3)
})

test('the areas as read know the day', async () => {
  const tree = await getOrgUnitTree()
  expect(tree.descendantsOn('VN', '2025-06-30', 'province')).toHaveLength(63)
  expect(tree.descendantsOn('VN', '2026-11-22', 'province')).toHaveLength(34)
  expect(tree.isWithin('P06-2008', 'P19-2025')).toBe(true)
})

test('the demonstration fills an empty database once, with one event', async () => {
  const data = readCatalogueData()
  const before = await getDataVersion()
  const loaded = await loadDemonstration(actor, data, getScenario('before-entry'))
  expect(loaded?.submissions).toBe(await db.submission.count())
  expect(loaded?.values).toBe(await db.dataValue.count())
  expect((await getDataVersion()).version).toBe(before.version + 1n)
  expect(await loadDemonstration(actor, data, getScenario('default'))).toBeNull()
  expect(await db.setting.findUnique({ where: { key: 'demonstration' } })).toMatchObject({
    value: 'before-entry',
  })
  expect(await db.auditEvent.count({ where: { action: 'demonstration.load' } })).toBe(1)
}, 120_000)

test('what its registers hold is what its reports say, and everything of it is marked', async () => {
  const [form, ground] = [await findForm('D8-Q'), await getGround()]
  if (!form) throw new Error('The quarterly form is missing')
  const at = { orgUnitId: 'C02083-2025', period: '2026Q3' }
  const figures = await listStockFigures(db, ground, form, at)
  const told = await db.dataValue.findMany({
    where: { ...at, calendar: 'statistical' },
    include: { dataElement: true, breakdown: true },
  })
  const compared = [...figures.values()].flatMap((one) => {
    const row = told.find(
      (value) => value.dataElement.code === one.dataElement && value.breakdown.key === one.breakdown,
    )
    return row && one.value !== null
      ? [[one.dataElement, one.breakdown, one.value, row.value?.toFixed()]]
      : []
  })
  expect(compared.length).toBeGreaterThan(6)
  for (const [, , held, said] of compared) expect(held).toBe(said)
  const [entries, bodies] = [await db.registerEntry.findMany(), await db.bodyComposition.findMany()]
  expect([entries.length > 100, bodies.length > 30]).toEqual([true, true])
  expect([...entries, ...bodies].every(({ origin }) => origin === 'demonstration')).toBe(true)
})

test('stages follow the state of each report, and every figure has its history', async () => {
  const stages = await db.$queryRaw<{ status: string; stage: string }[]>`
    SELECT DISTINCT s.status::text, v.stage::text FROM data_value v JOIN submission s ON s.id = v.submission_id ORDER BY 1`
  expect(stages).toEqual([
    { status: 'approved', stage: 'approved' },
    { status: 'returned', stage: 'draft' },
    { status: 'submitted', stage: 'submitted' },
  ])
  const bare = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM data_value v WHERE NOT EXISTS (
      SELECT 1 FROM data_value_version h WHERE h.submission_id = v.submission_id
        AND h.data_element_id = v.data_element_id AND h.breakdown_id = v.breakdown_id AND h.stage = v.stage)`
  expect(Number(bare[0]?.count)).toBe(0)
})

test('demonstration accounts are marked and their passwords hashed with argon2id', async () => {
  const user = await db.user.findUniqueOrThrow({
    where: { email: 'canbo.lambinh@demo.songhanh.vn' },
    include: { grants: true },
  })
  expect(user.demo).toBe(true)
  expect(user.passwordHash).toMatch(/^\$argon2id\$/)
  expect(await verifyPassword(user.passwordHash, demoPassword)).toBe(true)
  expect(user.grants.map(({ role, orgUnitId }) => [role, orgUnitId])).toEqual([
    ['officer', 'D071'],
    ['officer', 'C02266-2025'],
  ])
})
