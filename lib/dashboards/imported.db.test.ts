import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { importDataValues } from '@/lib/imports/data-values-commands'
import { importMetadata } from '@/lib/imports/metadata-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import { parseAnalyticsQuery } from './filters'

useTestDatabase({ seed: 'catalogue' })

const today = '2026-11-22'
const system = { system: 'cli' } as const
let viewer: Viewer
beforeAll(async () => {
  viewer = await createPerson('admin', 'VN')
})

type Row = [element: string, period: string, unit: string, combo: string | null, value: string]

const ofNoForm = [
  ['FxDeYearly0', 'AVERAGE_SUM_ORG_UNIT'],
  ['FxDeAnyPace', 'SUM'],
].map(([id, aggregationType]) => ({
  ...{ id, name: id, shortName: id, aggregationType },
  ...{ valueType: 'NUMBER', domainType: 'AGGREGATE' },
}))

/** Two villages report clubs by sex and age month by month; a district and two communes the rest, quarter by quarter. */
const rows: Row[] = [
  ['FxDeClubs00', '202401', 'FxOuVillag1', 'FxCocSexAg1', '1'],
  ['FxDeClubs00', '202401', 'FxOuVillag1', 'FxCocSexAg3', '2'],
  ['FxDeClubs00', '202402', 'FxOuVillag1', 'FxCocSexAg2', '4'],
  ['FxDeClubs00', '202402', 'FxOuVillag2', 'FxCocSexAg4', '8'],
  // Nobody gave this commune the data set: what needs no approval is taken and counted all the same.
  ['FxDeClubs00', '202403', 'FxOuCommu02', 'FxCocSexAg1', '16'],
  ['FxDeMeeting', '202401', 'FxOuVillag1', 'FxCocFemale', '0'],
  ['FxDeMembers', '2024Q1', 'FxOuCommu01', 'FxCocFemale', '10'],
  ['FxDeMembers', '2024Q1', 'FxOuCommu01', 'FxCocMale00', '30'],
  ['FxDeMembers', '2024Q2', 'FxOuCommu01', 'FxCocFemale', '15'],
  ['FxDeMembers', '2024Q2', 'FxOuCommu01', 'FxCocMale00', '25'],
  ['FxDeMembers', '2024Q1', 'FxOuCommu02', 'FxCocFemale', '5'],
  ['FxDeMembers', '2024Q1', 'FxOuCommu02', 'FxCocMale00', '5'],
  // A year's population only: it holds for every part of the year.
  ['FxDeYearly0', '2023', 'FxOuCommu02', null, '40'],
  // A year and a month of one sum: everything that lies in the year counts.
  ['FxDeAnyPace', '2023', 'FxOuCommu02', null, '500'],
  ['FxDeAnyPace', '202303', 'FxOuCommu02', null, '8'],
  ['FxDePopul00', '2024Q1', 'FxOuCommu01', null, '100'],
  ['FxDePopul00', '2024Q2', 'FxOuCommu01', null, '200'],
  ['FxDePopul00', '2024Q1', 'FxOuCommu02', null, '50'],
  ['FxDeHighest', '2024Q1', 'FxOuCommu01', null, '7'],
  ['FxDeHighest', '2024Q1', 'FxOuCommu02', null, '9'],
]

beforeAll(async () => {
  const file = new URL('../imports/fixtures/dhis2-metadata.json', import.meta.url)
  const metadata = await importMetadata(system, JSON.parse(readFileSync(file, 'utf8')), {
    dryRun: false,
    today,
  })
  if (!metadata.ok) throw new Error(metadata.error.code)
  const more = await importMetadata(
    system,
    {
      dataElements: ofNoForm,
      indicators: [
        grew('FxInGrewSub', 'subExpression(if(#{FxDeClubs00}>2*#{FxDeClubs00}.periodOffset(-1),1,0))'),
        grew('FxInSubPast', 'subExpression(if(#{FxDeClubs00}>1,#{FxDeClubs00},0)).periodOffset(-1)'),
        grew('FxInGrowth0', '#{FxDeClubs00}-#{FxDeClubs00}.periodOffset(-1)'),
        grew('FxInNoType0', '(5<2)+3'),
      ],
    },
    { dryRun: false, today },
  )
  expect(more).toMatchObject({
    ok: true,
    value: {
      imported: ofNoForm.length + 3,
      conflicts: [{ object: 'indicator FxInNoType0', code: 'unreadable-formula' }],
    },
  })
  const dataValues = rows.map(([dataElement, period, orgUnit, categoryOptionCombo, value]) => ({
    dataElement,
    period,
    orgUnit,
    value,
    ...(categoryOptionCombo ? { categoryOptionCombo } : {}),
  }))
  async function* source() {
    yield JSON.stringify({ dataValues })
  }
  const values = await importDataValues(system, source(), { today, approve: true })
  expect(values).toMatchObject({ ok: true, value: { imported: rows.length, conflicts: [] } })
}, 120_000)

const grew = (id: string, numerator: string) => ({
  ...{ id, name: id, shortName: id, numerator, denominator: '1', annualized: false },
  indicatorType: { id: 'FxTypeNumbe' },
})

async function ask(words: string) {
  const query = parseAnalyticsQuery(new URLSearchParams(words), today)
  if (!query.ok) throw new Error(query.error.code)
  const answer = await analyse(viewer, query.value, today)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.rows
}

test.each<[string, string, number | string]>([
  ['a sum over splits, months and villages', 'dataElement=FxDeClubs00&orgUnit=FxOuCountry&period=2024Q1', 31],
  ['of one month', 'dataElement=FX_CLUBS&orgUnit=FxOuCommu01&period=202401', 3],
  ['of one village over the year', 'dataElement=FxDeClubs00&orgUnit=FxOuVillag1&period=2024', 7],
  ['a unit that nobody asked', 'dataElement=FxDeClubs00&orgUnit=FxOuCommu02&period=2024Q1', 16],
  ['where nobody reports', 'dataElement=FxDeClubs00&orgUnit=FxOuDistr01&period=2024Q1', 'not-applicable'],
  ['zero is a number', 'dataElement=FxDeMeeting&orgUnit=FxOuVillag1&period=202401', 0],
  ['LAST takes each commune’s latest', 'dataElement=FxDeMembers&orgUnit=FxOuDistr02&period=2024', 50],
  [
    'AVERAGE_SUM_ORG_UNIT averages time, then adds',
    'dataElement=FxDePopul00&orgUnit=FxOuDistr02&period=2024',
    200,
  ],
  [
    'MAX, which we lack, can’t be combined',
    'dataElement=FxDeHighest&orgUnit=FxOuDistr02&period=2024Q1',
    'cannot-combine',
  ],
  ['but is there for its own unit', 'dataElement=FxDeHighest&orgUnit=FxOuCommu02&period=2024Q1', 9],
  ['a share of one option', 'indicator=FX_WOMEN&orgUnit=FxOuDistr02&period=2024Q1', 30],
  ['of the year: 20 of 50', 'indicator=FX_WOMEN&orgUnit=FxOuDistr02&period=2024', 40],
  [
    'parts of different pace, annualised',
    'indicator=FxInClubRat&orgUnit=FxOuCommu01&period=2024Q1',
    (150 * 365) / 91,
  ],
  ['a missing part that the formula handles', 'indicator=FxInMeeting&orgUnit=FxOuVillag1&period=202401', 0],
  ['another indicator inside', 'indicator=FxInTwice00&orgUnit=FxOuDistr02&period=2024Q1', 60],
  ['reports received: 3 of 6', 'indicator=FxInReports&orgUnit=FxOuCommu01&period=2024Q1', 50],
  ['growth of a month', 'indicator=FxInGrowth0&orgUnit=FxOuCommu01&period=202402', 9],
  ['villages that doubled, each by itself', 'indicator=FxInGrewSub&orgUnit=FxOuCommu01&period=202402', 1],
  ['the month before, worked out per village', 'indicator=FxInSubPast&orgUnit=FxOuCommu01&period=202402', 3],
  [
    'worked out per village before adding: 1 of 2',
    'indicator=FxInActive0&orgUnit=FxOuCommu01&period=202401',
    50,
  ],
])('%s', async (_rule, words, expected) => {
  const [row, ...others] = await ask(words)
  expect(others).toEqual([])
  const answer = row?.value ?? row?.missing
  if (typeof expected === 'number') expect(answer).toBeCloseTo(expected, 9)
  else expect(answer).toBe(expected)
})

test('asked by sex, splits by sex and age add up to each sex', async () => {
  const found = await ask('dataElement=FxDeClubs00&orgUnit=FxOuCountry&period=2024Q1&breakdown=FxCatSex000')
  const sums = Object.fromEntries(
    found.map(({ breakdown, value }) => [Object.values(breakdown)[0] ?? 'all', value]),
  )
  expect(Object.values(sums).filter((value) => value !== null)).toEqual([31, 21, 10])
})

test('the units under a root that an import brought are found by level', async () => {
  const found = await ask('dataElement=FxDeClubs00&orgUnit=FxOuCountry;LEVEL-village&period=2024Q1')
  expect(found.map(({ value }) => value)).toEqual([7, 8])
})
