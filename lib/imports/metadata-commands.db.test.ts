import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalogue } from '@/lib/catalogue/load-commands'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import fixture from './fixtures/dhis2-metadata.json'
import { importMetadata, type MetadataOptions } from './metadata-commands'
import { exportMetadata } from './metadata-export-queries'

useTestDatabase({ seed: 'catalogue' })

type Doc = Record<string, unknown>
const take = async (document: Doc, options: Partial<MetadataOptions> = {}) => {
  const result = await importMetadata({ system: 'cli' }, document, {
    dryRun: false,
    language: 'en',
    ...options,
  })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const told = ({ conflicts }: Awaited<ReturnType<typeof take>>) =>
  conflicts.map(({ object, property, code }) => [object, property, code])
const state = async () => [
  await db.orgUnit.count(),
  await db.dataElement.count(),
  await db.indicator.count(),
  await db.auditEvent.count(),
  (await db.dataVersion.findFirstOrThrow()).catalogueVersion,
]
/** As JSON gives it: no properties without value. */
const exported = async (language: 'vi' | 'en' = 'en') =>
  JSON.parse(JSON.stringify(await exportMetadata(language))) as Record<string, (Doc & { id: string })[]>

describe('our own catalogue', () => {
  test.each(['vi', 'en'] as const)('exported in %s and imported again changes nothing', async (language) => {
    const document = await exported(language)
    const before = await state()
    expect(document.organisationUnits?.length).toBeGreaterThan(200)
    expect(document.indicators?.length).toBeGreaterThan(5)
    expect(await take(document)).toMatchObject({ imported: 0, updated: 0, conflicts: [] })
    expect(await state()).toEqual(before)
  })

  test('is never changed by a file', async () => {
    const document = await exported()
    const [element, ...rest] = document.dataElements ?? []
    const changed = { dataElements: [{ ...element, aggregationType: 'MAX' }, ...rest] }
    const result = await take(changed)
    expect(told(result)).toEqual([[`dataElement ${element?.id}`, 'aggregation', 'ours']])
    expect(result).toMatchObject({ imported: 0, updated: 0 })
  })

  test('is written in DHIS2’s shape: short names of 50 letters, one option of each category in a combination', async () => {
    const document = await exported()
    const ids = new Map(Object.values(document).flatMap((list) => list.map((one) => [one.id, one] as const)))
    for (const list of ['organisationUnits', 'dataElements', 'dataSets', 'indicators'])
      for (const { shortName } of document[list] ?? [])
        expect(String(shortName).length).toBeLessThanOrEqual(50)
    for (const combination of document.categoryOptionCombos ?? []) {
      const combo = ids.get((combination.categoryCombo as { id: string }).id)
      expect(combination.categoryOptions).toHaveLength((combo?.categories as [] | undefined)?.length ?? 0)
    }
    const referred = JSON.stringify(document).matchAll(/"id":"(\w{11})"/g)
    for (const [, id] of referred) expect(ids.has(id ?? '')).toBe(true)
  })
})

describe('an ordinary export', () => {
  let first: Awaited<ReturnType<typeof take>>
  let before: Awaited<ReturnType<typeof state>>
  beforeAll(async () => {
    before = await state()
    first = await take(fixture, { dryRun: true })
  })

  test('a dry run says what would be done and writes nothing', async () => {
    expect(first).toMatchObject({ imported: 45, updated: 0, ignored: 4, deleted: 0 })
    expect(await state()).toEqual(before)
  })

  test('is taken with one event; what we lack is reported, kinds we don’t take once each', async () => {
    // Of some kinds an export has an empty list.
    const result = await take({ ...fixture, userRoles: [] })
    expect(result).toEqual(first)
    expect(told(result)).toEqual([
      ['dataElement FxDeHighest', 'aggregationType', 'aggregation-type-unsupported'],
      ['dataElement FxDeRemarks', 'valueType', 'value-type-not-numeric'],
      ['metadata', 'organisationUnitLevels', 'kind-not-taken'],
      ['metadata', 'users', 'kind-not-taken'],
    ])
    const [units, elements, indicators, events, version] = before as [number, number, number, number, bigint]
    expect(await state()).toEqual([units + 8, elements + 6, indicators + 6, events + 1, version + 1n])
    expect(await db.auditEvent.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'metadata.import',
      details: { imported: 45, taken: { organisationUnits: 8, categoryOptionCombos: 6 } },
    })
  })

  test('a second time changes nothing, and its own export neither', async () => {
    const held = await state()
    expect(await take(fixture)).toMatchObject({ imported: 0, updated: 0, ignored: 49 })
    for (const language of ['vi', 'en'] as const)
      expect(await take(await exported(language))).toMatchObject({ imported: 0, updated: 0, conflicts: [] })
    expect(await state()).toEqual(held)
  })

  test('comes back out with every property that we store', async () => {
    const document = await exported()
    /** What DHIS2 adds for itself, and the order of what has none. */
    const plain = (kind: string, value: unknown): unknown => {
      if (Array.isArray(value)) {
        const list = value.map((one) => plain(kind, one))
        return ['categories', 'categoryOptions'].includes(kind) ? list : list.sort(byText)
      }
      if (typeof value !== 'object' || value === null) return value
      const entries = Object.entries(value)
        .filter(([, part]) => part !== null && !(Array.isArray(part) && part.length === 0))
        .map(([key, part]) => [
          key,
          typeof part === 'string' ? part.replace(/T00:00:00.000$/, '') : plain(kind, part),
        ])
      return Object.fromEntries(entries.sort(byText))
    }
    for (const [kind, dropped] of Object.entries(compared)) {
      const returned = new Map(document[kind]?.map((one) => [one.id, one]))
      for (const object of (fixture as unknown as Record<string, (Doc & { id: string })[]>)[kind] ?? []) {
        const back = returned.get(object.id)
        const kept = Object.keys(object).filter((key) => !added.includes(key) && !dropped.includes(key))
        const only = (one: Doc | undefined) =>
          plain(kind, Object.fromEntries(kept.map((key) => [key, one?.[key]])))
        expect(only(back), `${kind} ${object.id}`).toEqual(only(object))
      }
    }
  })

  test('units stand in five levels, dated, each in its parent', async () => {
    const tree = await getOrgUnitTree()
    const line = tree.ancestorsOn('FxOuVillag1', '2023-01-01').map(({ id, level }) => [id, level])
    expect(line).toEqual([
      ['FxOuCommu01', 'commune'],
      ['FxOuDistr02', 'district'],
      ['FxOuProvi01', 'province'],
      ['FxOuCountry', 'country'],
    ])
    expect(tree.get('FxOuVillag1')).toMatchObject({ level: 'village', uid: 'FxOuVillag1' })
    // The closing day is the last day open.
    const isOpen = ['2023-06-30', '2023-07-01'].map((day) => tree.isInForce('FxOuDistr01', day))
    expect(isOpen).toEqual([true, false])
    const names = ['FxOuDistr02', 'FxOuCommu02'].map((id) => [tree.get(id)?.name, tree.get(id)?.fullName])
    expect(names).toEqual([
      ['South', 'South district'],
      ['Lower commune', 'Lower commune'],
    ])
  })

  test.each([
    ['FxDeClubs00', 'sum', 'sum', 'sum', 0],
    ['FxDeMembers', 'last', 'sum', 'sum', 0],
    ['FxDePopul00', 'average', 'sum', 'sum', 2],
    ['FxDeHighest', 'none', 'none', 'none', 2],
    ['FxDeRemarks', 'none', 'none', 'none', 0],
  ])('element %s rolls up by %s, %s, %s', async (uid, time, breakdown, place, decimals) => {
    const element = (await getCatalogue()).elements.byUid(uid)
    expect(element).toMatchObject({
      timeRollUp: time,
      breakdownRollUp: breakdown,
      placeRollUp: place,
      decimals,
      programmeCode: 'DHIS2',
    })
  })

  test('combinations are breakdowns with their uids, and say what is typed in', async () => {
    const { breakdowns, elements, categories } = await getCatalogue()
    // `sex` is ours and `FX;5=+` can't stand in a key: the uid stands for them.
    expect(breakdowns.byUid('FxCocSexAg2')?.key).toBe('FX_AGE=FxOptOver5y;FxCatSex000=FX_F')
    expect(breakdowns.byUid('FxCocMale00')?.breakdown).toEqual({ FxCatSex000: 'FX_M' })
    expect(elements.byUid('FxDeClubs00')?.entered).toEqual([
      'FX_AGE=FX <5;FxCatSex000=FX_F',
      'FX_AGE=FxOptOver5y;FxCatSex000=FX_F',
      'FX_AGE=FX <5;FxCatSex000=FX_M',
      'FX_AGE=FxOptOver5y;FxCatSex000=FX_M',
    ])
    expect(elements.byUid('FxDeMeeting')).toMatchObject({ entered: [''], categoryComboId: null })
    // One option in two categories: the second row has a uid of its own.
    const [women, sex] = ['FxCatWomen0', 'FxCatSex000'].map((uid) =>
      categories.byUid(uid)?.options.find(({ code }) => code === 'FX_F'),
    )
    expect([women?.nameVi, sex?.nameVi, sex?.nameEn]).toEqual(['Nữ', 'Nữ', 'Female'])
    expect([women?.uid, sex?.uid].filter((uid) => uid === 'FxOptFemale')).toHaveLength(1)
  })

  test('data sets are forms with sections, columns, deadlines and units', async () => {
    const { forms, elements } = await getCatalogue()
    const monthly = forms.byUid('FxDsMonthly')
    expect(monthly).toMatchObject({
      frequency: 'month',
      calendar: 'statistical',
      dueDays: 10,
      approvalLevels: 0,
    })
    const rows = monthly?.sections.map(({ nameEn, items }) => [
      nameEn,
      items.map(({ dataElementId, columns }) => [elements.byId(dataElementId)?.uid, columns.length]),
    ])
    expect(rows).toEqual([
      ['Clubs', [['FxDeClubs00', 4]]],
      ['Meetings', [['FxDeMeeting', 2]]],
    ])
    const quarterly = forms.byUid('FxDsQuarter')
    expect(quarterly).toMatchObject({ frequency: 'quarter', approvalLevels: 1, code: 'FxDsQuarter' })
    expect(quarterly?.assignments).toContainEqual({
      orgUnitId: 'FxOuDistr01',
      validFrom: '1990-01-01',
      validTo: '2023-06-30',
    })
  })

  test('indicators keep DHIS2’s rules', async () => {
    const { indicators, breakdowns } = await getCatalogue()
    const rules = { pairing: 'independent', missingStrategy: 'skip_if_all_missing', direction: 'none' }
    expect(indicators.byUid('FxInWomenSh')).toMatchObject({
      ...rules,
      code: 'FX_WOMEN',
      numerator: '#{FxDeMembers.FxCocFemale}',
      factor: '100',
      unitVi: '%',
      kind: 'ratio',
      decimals: 2,
    })
    const total = breakdowns.byKey('')?.uid
    expect(indicators.byUid('FxInClubRat')).toMatchObject({
      denominator: `#{FxDePopul00.${total}}`,
      annualized: true,
      factor: '1000',
    })
    expect(indicators.byUid('FxInTwice00')).toMatchObject({ denominator: null, kind: 'flow' })
    expect(await db.validationRule.findUnique({ where: { uid: 'FxRuleMembe' } })).toMatchObject({
      leftMissing: 'skip_if_any_missing',
      rightMissing: 'skip_if_all_missing',
      operator: 'less_than_or_equal_to',
      importance: 'high',
      frequency: 'quarter',
    })
  })

  test('loading our own catalogue again leaves it alone', async () => {
    await db.setting.delete({ where: { key: 'catalogue' } })
    expect(await loadCatalogue({ system: 'start' })).toMatchObject({ changed: {} })
    expect(await take(fixture)).toMatchObject({ imported: 0, updated: 0, ignored: 49 })
  })

  test('a changed object is updated, and counted once', async () => {
    const dataElements = fixture.dataElements.map((one) =>
      one.id === 'FxDeMeeting' ? { ...one, name: 'Sittings' } : one,
    )
    expect(await take({ dataElements })).toMatchObject({ imported: 0, updated: 1, ignored: 5 })
    const indicatorTypes = fixture.indicatorTypes.map((one) =>
      one.id === 'FxTypeThous' ? { ...one, factor: 10_000 } : one,
    )
    // The type changes, and the indicator that uses it.
    await take({ indicatorTypes })
    expect((await getCatalogue()).indicators.byUid('FxInClubRat')?.factor).toBe('10000')
    await take(fixture)
    expect((await getCatalogue()).indicators.byUid('FxInClubRat')?.factor).toBe('1000')
  })

  test('a unit that moves keeps its former parent until the day before', async () => {
    const [, , , , , lower] = fixture.organisationUnits
    const organisationUnits = [{ ...lower, parent: { id: 'FxOuDistr01' } }]
    await take({ organisationUnits }, { today: '2023-03-01' })
    const tree = await getOrgUnitTree()
    const parents = ['2023-02-28', '2023-03-01'].map((day) => tree.parentOn('FxOuCommu02', day)?.id)
    expect(parents).toEqual(['FxOuDistr02', 'FxOuDistr01'])
    const days = { validFrom: new Date('1995-05-01'), validTo: new Date('2023-02-28') }
    expect(
      await db.orgUnitParent.findMany({ where: { childId: 'FxOuCommu02' }, orderBy: { validFrom: 'asc' } }),
    ).toMatchObject([
      { parentId: 'FxOuDistr02', ...days },
      { parentId: 'FxOuDistr01', validFrom: new Date('2023-03-01'), validTo: null },
    ])
    expect(await take({ organisationUnits })).toMatchObject({ updated: 0 })
  })
})

const added = [
  'created',
  'lastUpdated',
  'access',
  'sharing',
  'attributeValues',
  'favorites',
  'level',
  'path',
  'geometry',
]
/** Kinds, and what of them we have no place for. */
const compared: Record<string, string[]> = {
  organisationUnits: ['shortName'],
  organisationUnitGroups: ['shortName'],
  categoryOptions: ['code', 'translations'],
  categories: ['code', 'shortName', 'translations'],
  categoryCombos: ['code'],
  categoryOptionCombos: ['name'],
  dataElements: ['translations'],
  dataSets: ['sections', 'expiryDays', 'openFuturePeriods', 'dataSetElements'],
  sections: [],
  indicatorTypes: [],
  indicators: [],
  constants: [],
  validationRules: ['leftSide', 'rightSide', 'organisationUnitLevels'],
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

describe('conflicts', () => {
  const element = fixture.dataElements[3]
  const indicator = fixture.indicators[0]
  const set = fixture.dataSets[1]
  const good = { ...element, id: 'FxDeGood000', code: undefined, name: 'Good', shortName: 'Good' }

  test.each<[string, Doc, [string, string, string][]]>([
    [
      'a reference to nothing',
      { dataElements: [{ ...good, id: 'FxDeBad0001', categoryCombo: { id: 'FxNowhere00' } }] },
      [['dataElement FxDeBad0001', 'categoryCombo', 'unknown-reference']],
    ],
    [
      'a unit whose parent isn’t there, and the one below it',
      {
        organisationUnits: [
          { id: 'FxOuBad0002', name: 'B', openingDate: '2000-01-01', parent: { id: 'FxOuBad0001' } },
          { id: 'FxOuBad0001', name: 'A', openingDate: '2000-01-01', parent: { id: 'FxNowhere00' } },
        ],
      },
      [
        ['organisationUnit FxOuBad0001', 'parent', 'unknown-reference'],
        ['organisationUnit FxOuBad0002', 'parent', 'reference-not-taken'],
      ],
    ],
    [
      'units in a circle',
      {
        organisationUnits: [
          { id: 'FxOuBad0003', name: 'A', openingDate: '2000-01-01', parent: { id: 'FxOuBad0004' } },
          { id: 'FxOuBad0004', name: 'B', openingDate: '2000-01-01', parent: { id: 'FxOuBad0003' } },
        ],
      },
      [
        ['organisationUnit FxOuBad0003', 'parent', 'parent-circle'],
        ['organisationUnit FxOuBad0004', 'parent', 'reference-not-taken'],
      ],
    ],
    [
      'a formula that can’t be read',
      { indicators: [{ ...indicator, id: 'FxInBad0001', code: undefined, numerator: '(1+' }] },
      [['indicator FxInBad0001', 'numerator', 'unreadable-formula']],
    ],
    [
      'a formula that names nothing, and one that names that',
      {
        indicators: [
          { ...indicator, id: 'FxInBad0003', code: undefined, numerator: 'N{FxInBad0002}' },
          {
            ...indicator,
            id: 'FxInBad0002',
            code: undefined,
            denominator: '#{FxNowhere00}+R{FxNowhere00.EXPECTED_REPORTS}',
          },
        ],
      },
      [
        ['indicator FxInBad0002', 'denominator', 'unknown-reference'],
        ['indicator FxInBad0002', 'denominator', 'unknown-reference'],
        ['indicator FxInBad0003', 'numerator', 'reference-not-taken'],
      ],
    ],
    [
      'a period type we lack',
      { dataSets: [{ ...set, id: 'FxDsBad0001', periodType: 'Weekly' }] },
      [['dataSet FxDsBad0001', 'periodType', 'period-type-unsupported']],
    ],
    [
      'a code of another',
      { dataElements: [{ ...good, id: 'FxDeBad0002', code: 'FX_CLUBS' }] },
      [['dataElement FxDeBad0002', 'code', 'code-taken']],
    ],
    ['an object twice', { dataElements: [good, good] }, [['dataElement FxDeGood000', 'id', 'twice-in-file']]],
    [
      'an object without name, and one that nothing identifies',
      {
        constants: [
          { id: 'FxConstBad1', value: 1 },
          { name: 'Nameless', value: 1 },
        ],
      },
      [
        ['constant', 'id', 'no-identifier'],
        ['constant FxConstBad1', 'name', 'bad-property'],
      ],
    ],
    [
      'a combination with too many options',
      {
        categoryOptionCombos: [
          {
            id: 'FxCocBad001',
            categoryCombo: { id: 'FxComSex000' },
            categoryOptions: [{ id: 'FxOptMale00' }, { id: 'FxOptFemale' }],
          },
        ],
      },
      [['categoryOptionCombo FxCocBad001', 'categoryOptions', 'not-one-option-each']],
    ],
    [
      'an operator nobody knows',
      { validationRules: [{ ...fixture.validationRules[0], id: 'FxRuleBad01', operator: 'about' }] },
      [['validationRule FxRuleBad01', 'operator', 'operator-unsupported']],
    ],
  ])('%s is named, and not taken', async (_what, document, expected) => {
    expect(told(await take(document, { dryRun: true })).sort()).toEqual(expected.sort())
  })

  test('the rest of the file is taken, or nothing where all or nothing is asked', async () => {
    const dataElements = [good, { ...good, id: 'FxDeBad0003', categoryCombo: { id: 'FxNowhere00' } }]
    const before = await state()
    const refused = await take({ dataElements }, { atomic: 'all' })
    expect(refused).toMatchObject({
      refused: true,
      imported: 0,
      ignored: 2,
      conflicts: [{ value: 'FxNowhere00' }],
    })
    expect(await state()).toEqual(before)
    expect(await take({ dataElements })).toMatchObject({ imported: 1, ignored: 1 })
  })

  test('messages are in the language asked and name object, property and value', async () => {
    const dataElements = [{ ...good, id: 'FxDeBad0004', categoryCombo: { id: 'FxNowhere00' } }]
    const message = async (language: 'vi' | 'en') =>
      (await take({ dataElements }, { language })).conflicts[0]?.message
    expect(await message('en')).toBe(
      'dataElement FxDeBad0004: categoryCombo names the categoryCombo “FxNowhere00”, which is neither in the file nor here.',
    )
    expect(await message('vi')).toContain('không có trong tệp')
  })

  test.each([null, 7, 'text', [], {}, { dataValues: [] }])('%j is no metadata', async (document) => {
    const result = await importMetadata({ system: 'cli' }, document, { dryRun: false })
    expect(result).toEqual({ ok: false, error: { code: 'not-metadata' } })
  })
})

test('objects may be named by their codes, in references and without a uid', async () => {
  const document = {
    dataSets: [
      {
        code: 'BY_CODE',
        name: 'By code',
        periodType: 'Monthly',
        dataSetElements: [{ dataElement: { code: 'BY_CODE_1' } }, { dataElement: { code: 'FX_CLUBS' } }],
      },
    ],
    dataElements: [{ code: 'BY_CODE_1', name: 'One', aggregationType: 'SUM', valueType: 'INTEGER' }],
  }
  expect(await take(document)).toMatchObject({ imported: 2, conflicts: [] })
  expect(await take(document)).toMatchObject({ imported: 0, updated: 0, ignored: 2 })
})

/** About as much as DHIS2's demonstration database. */
function largeExport() {
  const id = (kind: string, number: number) => `${kind}${String(number).padStart(11 - kind.length, '0')}`
  const many = <One>(count: number, make: (number: number) => One) =>
    Array.from({ length: count }, (_none, n) => make(n))
  const ref = (kind: string, number: number) => ({ id: id(kind, number) })
  return {
    organisationUnits: many(1300, (n) => ({
      id: id('Lu', n),
      name: `Unit ${n}`,
      openingDate: '2000-01-01',
      ...(n === 0 ? {} : { parent: ref('Lu', Math.floor((n - 1) / 10)) }),
    })),
    categoryOptions: many(400, (n) => ({ id: id('Lo', n), name: `Option ${n}` })),
    categories: many(40, (n) => ({
      id: id('Lc', n),
      name: `Category ${n}`,
      categoryOptions: many(10, (option) => ref('Lo', n * 10 + option)),
    })),
    categoryCombos: many(39, (n) => ({
      id: id('Lb', n),
      name: `Combo ${n}`,
      categories: [ref('Lc', n), ref('Lc', n + 1)],
    })),
    categoryOptionCombos: many(3900, (n) => {
      const combo = Math.floor(n / 100)
      const first = combo * 10 + (Math.floor(n / 10) % 10)
      return {
        id: id('Lx', n),
        categoryCombo: ref('Lb', combo),
        categoryOptions: [ref('Lo', first), ref('Lo', (combo + 1) * 10 + (n % 10))],
      }
    }),
    dataElements: many(1000, (n) => ({
      id: id('Le', n),
      name: `Element ${n}`,
      aggregationType: 'SUM',
      valueType: 'NUMBER',
      categoryCombo: ref('Lb', n % 39),
    })),
    dataSets: many(20, (n) => ({
      id: id('Ls', n),
      name: `Set ${n}`,
      periodType: 'Monthly',
      dataSetElements: many(50, (element) => ({ dataElement: ref('Le', n * 50 + element) })),
      organisationUnits: many(1000, (unit) => ref('Lu', 300 + unit)),
    })),
    indicatorTypes: [{ id: 'LtPerCent00', name: 'Per cent', factor: 100 }],
    indicators: many(500, (n) => ({
      id: id('Li', n),
      name: `Indicator ${n}`,
      indicatorType: { id: 'LtPerCent00' },
      numerator: `#{${id('Le', n)}.${id('Lx', (n % 39) * 100)}}`,
      denominator: `#{${id('Le', n)}}`,
    })),
  }
}

test('a national system’s metadata goes in within seconds', async () => {
  const document = largeExport()
  const started = performance.now()
  expect(await take(document)).toMatchObject({ imported: 7200, conflicts: [] })
  expect(performance.now() - started).toBeLessThan(60_000)
  expect(await take(document)).toMatchObject({ imported: 0, updated: 0, ignored: 7200 })
}, 120_000)
