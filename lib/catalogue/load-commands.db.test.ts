import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { toUid } from '@/lib/uid'
import { loadCatalogue } from './load-commands'
import { getCatalogue } from './queries'
import { readCatalogueData, readDataFiles } from './read-data'

useTestDatabase({ seed: 'none' })

const actor = { system: 'cli' } as const

/** Loads the data files with some of their text replaced; without changes, as they are. */
async function load(...changes: [path: string, from: string | RegExp, to: string][]) {
  const files = readDataFiles()
  for (const [path, from, to] of changes) {
    const before = files.get(path) ?? ''
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${path} has no ${from}`)
    files.set(path, after)
  }
  return (await loadCatalogue(actor, readCatalogueData(files))).changed
}

async function targetsOf(code: string) {
  const rows = await db.target.findMany({ where: { indicator: { code } }, orderBy: { period: 'asc' } })
  return rows.map(({ period, comparator, low, high }) => [
    period,
    comparator,
    low?.toString(),
    high?.toString(),
  ])
}

beforeAll(async () => {
  await load()
})

test('loading again, even when nothing is remembered of the first time, changes no row', async () => {
  await db.setting.delete({ where: { key: 'catalogue' } })
  expect(await load()).toEqual({})
})

test('all of the files is there', async () => {
  const counts = await Promise.all([
    ...[db.indicator.count(), db.dataElement.count(), db.programme.count(), db.component.count()],
    ...[db.activityType.count(), db.category.count(), db.categoryOption.count(), db.breakdown.count()],
    ...[db.holiday.count(), db.target.count()],
  ])
  // Two targets hold for each of the six years of their term: 53 + 2 × 6.
  expect(counts).toEqual([99 + 8, 136, 15, 25, 39, 13, 101, 102, 69, 65])
})

describe('targets', () => {
  test('a target for each year of a term stands at each year, never at the term', async () => {
    expect(await targetsOf('HOI-4')).toEqual(
      ['2022', '2023', '2024', '2025', '2026', '2027'].map((year) => [year, '>=', '33500', undefined]),
    )
  })

  test('one taken out of the file is gone, and back when it is back', async () => {
    const before = await targetsOf('NQ28-2.2')
    expect(before).toEqual([
      ['2025', '<', '30', undefined],
      ['2030', '<', '25', undefined],
    ])
    expect(await load(['targets.csv', /^NQ28-2\.2,VN,statistical,2025.*\n/m, ''])).toEqual({ target: 1 })
    expect(await targetsOf('NQ28-2.2')).toEqual(before.slice(1))
    expect(await load()).toEqual({ target: 1 })
    expect(await targetsOf('NQ28-2.2')).toEqual(before)
  })

  test('a corrected comparator replaces the old one', async () => {
    expect(
      await load(['targets.csv', 'BL-1,VN,statistical,2025,,>=', 'BL-1,VN,statistical,2025,,>']),
    ).toEqual({
      target: 2,
    })
    expect(await targetsOf('BL-1')).toEqual([['2025', '>', '50', undefined]])
    await load()
  })
})

test('rows that others brought in stay as they are', async () => {
  const programme = await db.programme.findFirstOrThrow({ where: { code: 'D8' } })
  const names = { nameVi: 'Nhập', nameEn: 'Imported' }
  const indicator = await db.indicator.create({
    data: {
      ...{ ...names, uid: toUid('indicator', 'X'), code: 'X', programmeId: programme.id },
      ...{ unitVi: '%', unitEn: '%', kind: 'ratio', direction: 'none' },
      targets: { create: { orgUnitId: 'VN', period: '2025', comparator: '>=', low: 1 } },
      definitions: { create: { validTo: new Date('2020-12-31') } },
    },
  })
  const sex = await db.category.findUniqueOrThrow({ where: { code: 'sex' } })
  await db.categoryOption.create({
    data: { ...names, uid: toUid('category-option', 'X'), code: 'x', categoryId: sex.id },
  })
  await db.setting.delete({ where: { key: 'catalogue' } })
  expect(await load()).toEqual({})
  expect(await targetsOf('X')).toEqual([['2025', '>=', '1', undefined]])
  expect(await db.indicatorDefinition.count({ where: { indicatorId: indicator.id } })).toBe(1)
})

test('ethnic groups are read with their class', async () => {
  await load(['programmes.csv', 'Project 8:', 'Project Eight:'])
  const catalogue = await getCatalogue()
  const options = catalogue.categories.byCode('ethnic-group')?.options ?? []
  const classOf = (code: string) => options.find((option) => option.code === code)?.classKey
  expect([classOf('kinh'), classOf('hoa'), classOf('tay')]).toEqual([
    ...['ethnicity=kinh', 'ethnicity=minority', 'ethnicity=minority'],
  ])
  await load()
})

test('a label has neither unit nor formula', async () => {
  expect((await getCatalogue()).indicators.byCode('DA-938')).toMatchObject({
    ...{ kind: 'label', unitVi: '', numerator: null, denominator: null },
  })
})

test('a formula on one part of an element is kept with the part’s uid, crossed ones too', async () => {
  await load([
    'indicators.csv',
    '#{D8-3.1b.n},',
    '#{D8-3.1b.n:sex=female;ethnicity=minority} + #{D8-3.1b.n:sex=male},',
  ])
  const catalogue = await getCatalogue()
  const element = catalogue.elements.byCode('D8-3.1b.n')?.uid
  const crossed = catalogue.breakdowns.byKey('ethnicity=minority;sex=female')
  expect(crossed?.breakdown).toEqual({ ethnicity: 'minority', sex: 'female' })
  expect(catalogue.indicators.byCode('D8-3.1b')?.numerator).toBe(
    `#{${element}.${crossed?.uid}} + #{${element}.${catalogue.breakdowns.byKey('sex=male')?.uid}}`,
  )
  expect(await load()).toEqual({ indicator: 1 })
})

test('an earlier definition comes with its formulas by uid, and leaves with its row', async () => {
  const changed = await load(
    [
      'indicator-definitions.csv',
      /$/,
      'NQ28-1.1,2016-01-01,2020-12-31,#{REP-7.n},#{REP-7.d},100,Định nghĩa cũ,Old definition,ours\n',
    ],
    [
      'indicators.csv',
      /^(NQ28-1\.1,.*NQ 28\/NQ-CP ngày 03\/03\/2021),,,,/m,
      '$1,2021-01-01,Đổi định nghĩa,Definition changed,',
    ],
  )
  expect(changed).toEqual({ indicator: 1, indicator_definition: 1 })
  const catalogue = await getCatalogue()
  const uid = (code: string) => `#{${catalogue.elements.byCode(code)?.uid}}`
  expect(catalogue.indicators.byCode('NQ28-1.1')).toMatchObject({
    definedFrom: '2021-01-01',
    changeVi: 'Đổi định nghĩa',
    definitions: [
      {
        validFrom: '2016-01-01',
        validTo: '2020-12-31',
        numerator: uid('REP-7.n'),
        denominator: uid('REP-7.d'),
      },
    ],
  })
  expect(await load()).toEqual({ indicator: 1, indicator_definition: 1 })
  expect((await getCatalogue()).indicators.byCode('NQ28-1.1')?.definitions).toEqual([])
})

test('deadlines by level and working days come from the form’s file', async () => {
  const changed = await load(
    [
      'forms/VST-6T.json',
      '"reviewDays": 25,',
      '"reviewDays": 25,\n"workingDays": true,\n"deadlines": [{"level": "commune", "dueDays": 5, "reviewDays": 9}],',
    ],
    ['holidays.csv', /^2027-01-01.*\n/m, ''],
  )
  expect(changed).toEqual({ form: 1, form_deadline: 1, holiday: 1 })
  const catalogue = await getCatalogue()
  expect(catalogue.forms.byCode('VST-6T')).toMatchObject({
    workingDays: true,
    deadlines: [{ level: 'commune', dueDays: 5, reviewDays: 9, workingDays: false }],
  })
  expect([catalogue.holidays.has('2027-01-01'), catalogue.holidays.has('2026-01-01')]).toEqual([false, true])
  expect(await load()).toEqual({ form: 1, form_deadline: 1, holiday: 1 })
})
