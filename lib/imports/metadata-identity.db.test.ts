import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { importMetadata } from './metadata-commands'
import { exportMetadata } from './metadata-export-queries'

useTestDatabase({ seed: 'catalogue' })

let run = 0
const id = (kind: string, number: number) =>
  `Z${kind}${String(run).padStart(4, '0')}${String(number).padStart(5, '0')}`
const ref = (kind: string, number: number) => ({ id: id(kind, number) })
const take = async (document: object) => {
  const result = await importMetadata({ system: 'cli' }, document, { dryRun: false, language: 'en' })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Words as people type them: marks, signs of the breakdown keys, blanks at the ends. */
const word = fc
  .string({
    unit: fc.constantFrom('a', 'Ế', 'e\u0323\u0302', '=', ';', ',', ' ', '<', '5', '"', '\\', '}'),
    minLength: 1,
    maxLength: 8,
  })
  .filter((text) => text.trim() !== '')
const code = fc.option(word, { nil: undefined })
const names = fc.record({ name: word, vi: fc.option(word, { nil: undefined }), code })
const made = (
  kind: string,
  number: number,
  { name, vi, code: own }: { name: string; vi?: string; code?: string },
) => ({
  id: id(kind, number),
  name,
  // Codes are unique in a system.
  ...(own === undefined ? {} : { code: `${own.trim()}${run}-${number}` }),
  translations: vi === undefined ? [] : [{ property: 'NAME', locale: 'vi', value: vi }],
})

const description = fc.record({
  units: fc.array(fc.record({ names, above: fc.nat(), closed: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  }),
  options: fc.array(names, { minLength: 2, maxLength: 5 }),
  categories: fc.array(fc.record({ names, options: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  elements: fc.array(
    fc.record({
      names,
      combo: fc.boolean(),
      type: fc.constantFrom('SUM', 'LAST', 'AVERAGE_SUM_ORG_UNIT', 'MIN', 'NONE'),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  asked: fc.array(
    fc.record({ element: fc.nat(), inSection: fc.boolean(), split: fc.constantFrom(undefined, true, false) }),
    { maxLength: 6 },
  ),
  factor: fc.constantFrom(1, 100, 1000),
  decimals: fc.constantFrom(null, 0, 3),
})

/** Nothing refers to nothing, and every combination has one option of each category. */
function toFile(given: typeof description extends fc.Arbitrary<infer Given> ? Given : never) {
  const optionsOf = given.categories.map(({ options }) => [
    ...new Set(options.map((one) => one % given.options.length)),
  ])
  const product = optionsOf.reduce<number[][]>(
    (all, options) => all.flatMap((one) => options.map((option) => [...one, option])),
    [[]],
  )
  // DHIS2 knows no option twice in one combination.
  const combinations = product.filter((one) => new Set(one).size === one.length)
  const asked = new Map(given.asked.map((one) => [one.element % given.elements.length, one]))
  const comboOf = (isSplit: boolean) => (isSplit ? ref('b', 0) : { id: 'bjDvmb4bfuf' })
  return {
    organisationUnits: given.units.map(({ names: unit, above, closed }, number) => ({
      ...made('u', number, unit),
      openingDate: '2001-02-03T00:00:00.000',
      ...(closed ? { closedDate: '2020-12-31T00:00:00.000' } : {}),
      ...(number === 0 ? {} : { parent: ref('u', above % number) }),
    })),
    categoryOptions: given.options.map((option, number) => made('o', number, option)),
    categories: given.categories.map((category, number) => ({
      ...made('c', number, category.names),
      categoryOptions: optionsOf[number]?.map((option) => ref('o', option)),
    })),
    categoryCombos: [
      { id: id('b', 0), name: 'all', categories: given.categories.map((_one, number) => ref('c', number)) },
    ],
    categoryOptionCombos: combinations.map((options, number) => ({
      id: id('x', number),
      categoryCombo: ref('b', 0),
      categoryOptions: options.map((option) => ref('o', option)),
    })),
    dataElements: given.elements.map(({ names: element, combo, type }, number) => ({
      ...made('e', number, element),
      aggregationType: type,
      valueType: 'NUMBER',
      domainType: 'AGGREGATE',
      categoryCombo: comboOf(combo),
    })),
    dataSets: [
      {
        id: id('s', 0),
        name: 'set',
        periodType: 'Quarterly',
        dataSetElements: [...asked].map(([element, { split }]) => ({
          dataElement: ref('e', element),
          ...(split === undefined ? {} : { categoryCombo: comboOf(split) }),
        })),
        organisationUnits: given.units.map((_one, number) => ref('u', number)),
      },
    ],
    sections: [
      {
        id: id('t', 0),
        name: 'section',
        sortOrder: 1,
        dataSet: ref('s', 0),
        dataElements: [...asked]
          .filter(([, { inSection }]) => inSection)
          .map(([element]) => ref('e', element)),
      },
    ],
    indicatorTypes: [{ id: id('y', 0), name: 'type', factor: given.factor, number: false }],
    indicators: [
      {
        id: id('i', 0),
        name: 'indicator',
        indicatorType: ref('y', 0),
        numerator: `#{${id('e', 0)}}`,
        denominator: given.decimals === null ? '1' : `#{${id('e', 0)}.HllvX50cXC0}`,
        decimals: given.decimals,
        annualized: given.factor === 1,
      },
    ],
  }
}

test('whatever was taken: again it changes nothing, its export neither, and that is the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(description, async (given) => {
      run += 1
      const file = toFile(given)
      await take(file)
      expect(await take(file)).toMatchObject({ imported: 0, updated: 0 })
      const first = await exportMetadata('vi')
      expect(await take(JSON.parse(JSON.stringify(first)))).toMatchObject({
        imported: 0,
        updated: 0,
        conflicts: [],
      })
      const english = await exportMetadata('en')
      expect(await take(JSON.parse(JSON.stringify(english)))).toMatchObject({
        imported: 0,
        updated: 0,
        conflicts: [],
      })
      expect(await exportMetadata('vi')).toEqual(first)
    }),
    { numRuns: 10, endOnFailure: true },
  )
}, 300_000)
