import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { resolveItem } from './items'
import { computeSeries, type SeriesQuestion, type World } from './series'

useTestDatabase({ seed: 'demo' })

let viewer: Viewer
beforeAll(async () => {
  viewer = await createPerson('reviewer', 'VN')
})

async function world(): Promise<World> {
  return { catalogue: await getCatalogue(), tree: await getOrgUnitTree(), viewer }
}

const codes = ['D8-1.1', 'D8-1.1a', 'D8-2.3', 'D8-3.1', 'D8-3.1b', 'D8-3.1d', 'D8-F.3', 'D8-F.2', 'VST-4']
const areas = ['VN', 'P08-2025', 'P08-2008', 'P06-2008', 'P19-2025', 'D071', 'C02266-2025', 'P01-2008']

type Asked = Partial<Omit<SeriesQuestion, 'items' | 'orgUnits'>> & { areas?: string[] }

const plain = { calendar: 'statistical', geography: '2026-11-22', stage: 'approved', asOf: null } as const

test.each<[string, Asked]>([
  ['quarters', { periods: ['2023Q4', '2024Q1', '2025Q2', '2025Q3', '2026Q3', '2026Q4'] }],
  ['years', { periods: ['2023', '2024', '2025', '2026'] }],
  ['halves and nine months', { periods: ['2025H1', '2025H2', '2025N9'] }],
  ['since the year began', { periods: ['2024Q2', '2025Q3'], cumulation: 'year' }],
  ['since the phase began', { periods: ['2024Q4', '2025Q4'], cumulation: 'phase' }],
  ['by sex', { periods: ['2024Q1', '2025Q4'], keys: ['', 'sex=female', 'sex=male', 'sex=not-stated'] }],
  ['by ethnicity', { periods: ['2024Q1'], keys: ['ethnicity=minority', 'ethnicity=kinh'] }],
  ['crossed', { periods: ['2024Q1'], keys: ['ethnicity=minority;sex=female'] }],
  ['as reported', { periods: ['2024Q1', '2025', '2025Q4'], geography: 'reported' }],
  ['on the map of 2024', { periods: ['2024Q1', '2025Q4'], geography: '2024-12-31' }],
  ['provisionally', { periods: ['2025Q4', '2026Q2', '2026Q3', '2026'], stage: 'provisional' }],
  ['as of a day', { periods: ['2024Q1', '2025'], asOf: '2025-06-30' }],
  ['by administrative halves', { periods: ['2024H1', '2024'], calendar: 'administrative' }],
])('the store adds up as the engine does: %s', async (_what, { areas: own = areas, ...asked }) => {
  const known = await world()
  const question: SeriesQuestion = {
    ...plain,
    periods: [],
    keys: [''],
    cumulation: null,
    ...asked,
    items: codes.flatMap((ref) => resolveItem(known.catalogue, { kind: 'indicator', ref }) ?? []),
    orgUnits: own.flatMap((id) => known.tree.get(id) ?? []),
  }
  expect(question.items).toHaveLength(codes.length)
  const [fast, slow] = [
    await computeSeries(known, question),
    await computeSeries(known, question, { rowsOnly: true }),
  ]
  const show = ({ rows }: typeof fast) =>
    rows.map(({ item, orgUnit, period, key, computed }) => {
      const { value, coverage, stage, origins } = computed
      const figure = value.kind === 'observed' ? value.value.toSignificantDigits(15).toNumber() : value.reason
      return [
        item.code,
        orgUnit.id,
        period,
        key,
        figure,
        `${coverage.reported}/${coverage.assigned}`,
        stage,
        `${origins}`,
      ].join(' ')
    })
  expect(show(fast)).toEqual(show(slow))
  expect(show(slow).some((line) => /approved|provisional|not-disaggregated/.test(line))).toBe(true)
})

test('names only the announcements under the figures shown', async () => {
  const known = await world()
  const element = await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-3.1d' } })
  const elsewhere = {
    dataElementId: element.id,
    orgUnitId: 'D072',
    period: '2024Q1',
    stage: 'approved',
  } as const
  const changed = await db.dataValue.updateMany({
    where: elsewhere,
    data: { origin: 'announcement', announcementId: '000' },
  })
  expect(changed.count).toBeGreaterThan(0)
  const ask = async (orgUnitId: string) =>
    (
      await computeSeries(known, {
        ...{ ...plain, keys: [''], cumulation: null, periods: ['2023Q4', '2024Q1'] },
        items: [resolveItem(known.catalogue, { kind: 'indicator', ref: 'D8-3.1d' })].flatMap(
          (one) => one ?? [],
        ),
        orgUnits: [known.tree.get(orgUnitId)].flatMap((one) => one ?? []),
      })
    ).announcementIds
  expect(await ask('D071')).toEqual(['001'])
  expect(await ask('P08-2008')).toEqual(['000', '001'])
})
