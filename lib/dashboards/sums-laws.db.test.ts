import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { importMetadata } from '@/lib/imports/metadata-commands'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { resolveItem } from './items'
import { computeSeries, type SeriesQuestion, type World } from './series'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-11-22'
let viewer: Viewer

/** Two districts with two communes each, reporting by themselves too. */
const tree: [uid: string, parent: string | null][] = [
  ['LwOuRoot000', null],
  ['LwOuDistr01', 'LwOuRoot000'],
  ['LwOuDistr02', 'LwOuRoot000'],
  ['LwOuCommu01', 'LwOuDistr01'],
  ['LwOuCommu02', 'LwOuDistr01'],
  ['LwOuCommu03', 'LwOuDistr02'],
  ['LwOuCommu04', 'LwOuDistr02'],
]
const elements: [uid: string, aggregationType: string, combo: string][] = [
  ['LwDeSumPlai', 'SUM', 'bjDvmb4bfuf'],
  ['LwDeSumSex0', 'SUM', 'LwComboSex0'],
  ['LwDeLast000', 'LAST', 'bjDvmb4bfuf'],
  ['LwDeLastSex', 'LAST', 'LwComboSex0'],
  ['LwDeAverage', 'AVERAGE_SUM_ORG_UNIT', 'bjDvmb4bfuf'],
  ['LwDeNone000', 'NONE', 'bjDvmb4bfuf'],
  // Asked by no data set.
  ['LwDeFreeSum', 'SUM', 'bjDvmb4bfuf'],
  ['LwDeFreeAve', 'AVERAGE_SUM_ORG_UNIT', 'bjDvmb4bfuf'],
]
const formulas = [
  ['#{LwDeSumPlai}', '1'],
  ['#{LwDeSumPlai} - #{LwDeSumPlai}.periodOffset(-1)', '#{LwDeSumPlai}.periodOffset(-1)'],
  ['#{LwDeSumPlai}.yearToDate()', '1'],
  ['#{LwDeSumPlai}', '#{LwDeSumPlai}.yearToDate()'],
  ['#{LwDeSumSex0.LwCocFemale}', '#{LwDeSumSex0}'],
  ['#{LwDeSumSex0.LwCocFemale} + #{LwDeSumSex0.LwCocMale00}', '#{LwDeSumPlai}'],
  ['#{LwDeLast000}', '1'],
  ['#{LwDeLast000} - #{LwDeLast000}.periodOffset(-1)', '#{LwDeAverage}'],
  ['#{LwDeAverage}', '1'],
  ['#{LwDeLastSex.LwCocFemale}', '#{LwDeLastSex}'],
  ['#{LwDeSumPlai}.aggregationType(LAST)', '#{LwDeSumPlai}'],
  ['#{LwDeNone000}', '#{LwDeSumPlai}'],
  ['#{LwDeFreeSum}', '#{LwDeSumPlai}'],
  ['#{LwDeFreeSum}', '#{LwDeFreeAve}'],
  ['#{LwDeFreeAve}.periodOffset(-1)', '#{LwDeFreeSum}.aggregationType(AVERAGE_SUM_ORG_UNIT)'],
] as const
const cumulations = ['none', 'year', 'phase'] as const
const uidOf = (prefix: string, index: number) => `${prefix}${String(index).padStart(11 - prefix.length, '0')}`

const metadata = {
  organisationUnits: tree.map(([id, parent]) => ({
    id,
    name: id,
    shortName: id,
    openingDate: '1990-01-01T00:00:00.000',
    ...(parent ? { parent: { id: parent } } : {}),
  })),
  categoryOptions: [
    { id: 'LwOptFemale', name: 'Female', code: 'LW_F' },
    { id: 'LwOptMale00', name: 'Male', code: 'LW_M' },
  ],
  categories: [
    {
      id: 'LwCateSex00',
      name: 'Sex',
      code: 'LW_SEX',
      categoryOptions: [{ id: 'LwOptFemale' }, { id: 'LwOptMale00' }],
    },
  ],
  categoryCombos: [{ id: 'LwComboSex0', name: 'Sex', code: 'LW_SEX', categories: [{ id: 'LwCateSex00' }] }],
  categoryOptionCombos: [
    {
      id: 'LwCocFemale',
      name: 'Female',
      categoryCombo: { id: 'LwComboSex0' },
      categoryOptions: [{ id: 'LwOptFemale' }],
    },
    {
      id: 'LwCocMale00',
      name: 'Male',
      categoryCombo: { id: 'LwComboSex0' },
      categoryOptions: [{ id: 'LwOptMale00' }],
    },
  ],
  dataElements: elements.map(([id, aggregationType, combo]) => ({
    id,
    name: id,
    shortName: id,
    aggregationType,
    valueType: 'NUMBER',
    domainType: 'AGGREGATE',
    categoryCombo: { id: combo },
  })),
  dataSets: [
    {
      id: 'LwDsMonthly',
      name: 'Monthly',
      periodType: 'Monthly',
      dataSetElements: ['LwDeSumPlai', 'LwDeSumSex0', 'LwDeNone000'].map((id) => ({ dataElement: { id } })),
      organisationUnits: ['LwOuCommu01', 'LwOuCommu02', 'LwOuCommu03', 'LwOuDistr02'].map((id) => ({ id })),
    },
    {
      id: 'LwDsQuarter',
      name: 'Quarterly',
      periodType: 'Quarterly',
      workflow: { id: 'LwWorkflow0' },
      dataSetElements: ['LwDeLast000', 'LwDeLastSex', 'LwDeAverage'].map((id) => ({ dataElement: { id } })),
      organisationUnits: ['LwOuCommu01', 'LwOuCommu02', 'LwOuCommu03', 'LwOuCommu04'].map((id) => ({ id })),
    },
  ],
  indicatorTypes: [{ id: 'LwTypePerce', name: 'Per cent', factor: 100, number: false }],
  indicators: ['i', 'b'].flatMap((pairing) =>
    formulas.map(([numerator, denominator], index) => ({
      id: uidOf(pairing === 'i' ? 'LwIndep' : 'LwBoth', index),
      name: `${numerator} ${pairing}`,
      shortName: `${pairing}${index}`,
      indicatorType: { id: 'LwTypePerce' },
      numerator,
      denominator,
    })),
  ),
}

beforeAll(async () => {
  viewer = await createPerson('admin', 'VN')
  const imported = await importMetadata({ system: 'cli' }, metadata, { dryRun: false, today })
  expect(imported).toMatchObject({ ok: true, value: { conflicts: [] } })
  await db.indicator.updateMany({
    where: { uid: { startsWith: 'LwBoth' } },
    data: { pairing: 'both', missingStrategy: 'refuse' },
  })
  for (const [index] of formulas.entries())
    await db.indicator.updateMany({
      where: { uid: uidOf('LwBoth', index) },
      data: { cumulation: cumulations[index % 3] },
    })
  await db.$transaction((tx) => bumpDataVersion(tx, { catalogue: true }))
}, 120_000)

type Cell = {
  element: number
  unit: number
  period: string
  split: number
  stage: 'approved' | 'submitted'
  value: number | null
  origin: 'reported' | 'imported'
}

async function fill(cells: readonly Cell[]): Promise<void> {
  const catalogue = await getCatalogue()
  const units = await db.orgUnit.findMany({ where: { uid: { startsWith: 'LwOu' } } })
  const idOf = new Map(units.map(({ id, uid }) => [uid.trim(), id]))
  const splits = ['', 'LwCocFemale', 'LwCocMale00'].map((uid) =>
    uid === '' ? catalogue.breakdowns.byKey('')?.id : catalogue.breakdowns.byUid(uid)?.id,
  )
  await db.dataValue.deleteMany({})
  await db.dataValue.createMany({
    skipDuplicates: true,
    data: cells.map(({ element, unit, period, split, stage, value, origin }) => ({
      dataElementId: catalogue.elements.byUid(elements[element]?.[0] ?? '')?.id ?? 0,
      orgUnitId: idOf.get(tree[unit]?.[0] ?? '') ?? '',
      calendar: 'statistical' as const,
      period,
      breakdownId: splits[split] ?? 0,
      stage,
      value,
      missing: value === null ? 'not-available' : null,
      origin,
    })),
  })
}

async function compare(asked: {
  items: string[]
  units: string[]
  periods: string[]
  keys?: string[]
  cumulation?: 'year' | 'phase' | null
  stage?: 'approved' | 'provisional'
}) {
  const world: World = { catalogue: await getCatalogue(), tree: await getOrgUnitTree(), viewer }
  const question: SeriesQuestion = {
    items: asked.items.flatMap(
      (ref) =>
        resolveItem(world.catalogue, { kind: 'indicator', ref }) ??
        resolveItem(world.catalogue, { kind: 'dataElement', ref }) ??
        [],
    ),
    orgUnits: asked.units.flatMap((ref) => world.tree.resolve(ref) ?? []),
    periods: asked.periods,
    keys: asked.keys ?? [''],
    calendar: 'statistical',
    geography: 'reported',
    stage: asked.stage ?? 'approved',
    asOf: null,
    cumulation: asked.cumulation ?? null,
  }
  expect(question.items).toHaveLength(asked.items.length)
  expect(question.orgUnits).toHaveLength(asked.units.length)
  const show = async (rowsOnly: boolean) => {
    const { rows } = await computeSeries(world, question, { rowsOnly })
    return rows.map(({ item, orgUnit, period, key, computed }) => {
      const { value, coverage, stage, origins } = computed
      const figure = value.kind === 'observed' ? value.value.toSignificantDigits(12).toNumber() : value.reason
      const at = `${item.nameVi} [${item.uid}] ${orgUnit.uid} ${period} ${key}`
      return `${at}: ${figure} ${coverage.reported}/${coverage.assigned} ${stage} ${origins}`
    })
  }
  return { fast: await show(false), slow: await show(true) }
}

const sum = (period: string, value: number, unit = 3): Cell => ({
  element: 0,
  unit,
  period,
  split: 0,
  stage: 'approved',
  value,
  origin: 'reported',
})

describe('what is asked beside it changes no answer', () => {
  test('a period and the one before it in one formula', async () => {
    await fill([sum('202401', 10), sum('202402', 20), sum('202403', 50)])
    const { fast, slow } = await compare({
      items: [uidOf('LwIndep', 1)],
      units: ['LwOuCommu01'],
      periods: ['202402', '202403'],
    })
    expect(fast).toEqual(slow)
    expect(fast[0]).toContain(': 100 ')
  })

  test('a figure beside its own sum since the year began', async () => {
    await fill([sum('202401', 10), sum('202402', 20), sum('202403', 50)])
    const { fast, slow } = await compare({
      items: ['LwDeSumPlai', uidOf('LwIndep', 2), uidOf('LwBoth', 1)],
      units: ['LwOuCommu01'],
      periods: ['202402', '202403'],
    })
    expect(fast).toEqual(slow)
  })

  test('an average beside its own average since the phase began', async () => {
    await fill([
      { ...sum('2023Q1', 100), element: 4 },
      { ...sum('2024Q1', 10), element: 4 },
      { ...sum('2024Q2', 20), element: 4 },
    ])
    const items = ['LwDeAverage', uidOf('LwIndep', 8), uidOf('LwBoth', 8)]
    const { fast, slow } = await compare({ items, units: ['LwOuCommu01'], periods: ['2024'] })
    expect(fast).toEqual(slow)
  })

  test('asked by sex over several periods, a total isn’t the number of women', async () => {
    const reported = { ...sum('2024Q1', 40), element: 3 }
    await fill([reported, { ...reported, period: '2024Q2', value: 30, split: 1 }])
    const { fast, slow } = await compare({
      items: ['LwDeLastSex'],
      units: ['LwOuCommu01'],
      periods: ['2024'],
      keys: ['LW_SEX=LW_F', 'LW_SEX=LW_M'],
    })
    expect(fast).toEqual(slow)
    expect(fast[0]).toContain(': 30 ')
    expect(fast[1]).toContain(': not-disaggregated ')
  })
})

describe('the store adds up as the engine does', () => {
  const periods = [
    '202311',
    '202312',
    '202401',
    '202402',
    '202403',
    '202404',
    '2023Q4',
    '2024Q1',
    '2024Q2',
    '2024',
  ]
  const cell: fc.Arbitrary<Cell> = fc
    .record({
      element: fc.nat(elements.length - 1),
      unit: fc.nat(tree.length - 1),
      period: fc.constantFrom(...periods),
      split: fc.nat(2),
      stage: fc.constantFrom('approved', 'approved', 'submitted'),
      value: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 6, nil: null }),
      origin: fc.constantFrom('reported', 'imported'),
    })
    .map((one) => one as Cell)
  const items = [
    ...elements.map(([uid]) => uid),
    ...formulas.flatMap((_, index) => [uidOf('LwIndep', index), uidOf('LwBoth', index)]),
  ]
  const question = fc.record({
    items: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 4 }),
    units: fc.uniqueArray(fc.constantFrom(...tree.map(([uid]) => uid)), { minLength: 1, maxLength: 4 }),
    periods: fc.uniqueArray(fc.constantFrom(...periods, '2023', '2024H1', '2024N9'), {
      minLength: 1,
      maxLength: 3,
    }),
    keys: fc.constantFrom([''], ['', 'LW_SEX=LW_F', 'LW_SEX=LW_M']),
    cumulation: fc.constantFrom(null, null, 'year' as const, 'phase' as const),
    stage: fc.constantFrom('approved' as const, 'provisional' as const),
  })

  test('whatever is in it and whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { maxLength: 400, size: 'max' }),
        fc.array(question, { minLength: 1, maxLength: 4 }),
        async (cells, questions) => {
          await fill(cells)
          for (const asked of questions) {
            const { fast, slow } = await compare({ ...asked, keys: [...asked.keys] })
            expect(fast).toEqual(slow)
          }
        },
      ),
      { numRuns: Number(process.env.LAW_RUNS ?? 60), endOnFailure: true },
    )
  }, 240_000)
})
