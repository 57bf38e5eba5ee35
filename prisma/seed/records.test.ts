import { describe, expect, test } from 'vitest'
import { readCatalogueData } from '@/lib/catalogue/read-data'
import { comparePeriods, periodRange } from '@/lib/periods/period'
import { refuseCounts } from '@/lib/registers/bodies'
import { buildCompositions } from './bodies'
import { buildEntries } from './registers'
import { buildReports } from './reports'
import { getScenario } from './scenarios'

const reports = buildReports(readCatalogueData(), getScenario('default'))
const entries = buildEntries(reports)
const compositions = buildCompositions(reports)

describe('registers of the demonstration', () => {
  test('the same every time, and none in the commune of the tour', () => {
    expect(entries.length).toBeGreaterThan(100)
    expect(entries.length).toBeLessThan(300)
    expect(buildEntries(reports)).toEqual(entries)
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
    expect(entries.filter(({ orgUnitId }) => orgUnitId === 'C02266-2025')).toEqual([])
  })

  test.each([
    ['D8-TTCD', 'D8-1.1', 'D8-1.1a'],
    ['D8-DCTC', 'D8-2.3', null],
    ['D8-THULINH', 'D8-3.3', 'D8-3.3a'],
  ] as const)('as many of %s stand at the end of each period as its report says', (kind, stock, members) => {
    const own = reports.filter(
      ({ formCode, orgUnitId }) =>
        formCode === 'D8-Q' && orgUnitId.startsWith('C') && orgUnitId !== 'C02266-2025',
    )
    for (const { orgUnitId, calendar, period, cells } of own) {
      const said = (element: string, breakdown: string) =>
        cells.find((cell) => cell.element === element && cell.breakdown === breakdown)?.value
      const { end } = periodRange(calendar, period)
      const here = entries.filter((one) => one.kind === kind && one.orgUnitId === orgUnitId)
      const standing = here.filter(({ opened }) => opened <= end)
      expect(String(standing.length), `${orgUnitId} ${period}`).toBe(said(stock, ''))
      const isLast = own.every(
        (one) => one.orgUnitId !== orgUnitId || comparePeriods(one.period, period) <= 0,
      )
      if (!members || !isLast) continue
      for (const breakdown of Object.keys(here[0]?.members?.counts ?? {})) {
        const sum = here.reduce((all, one) => all + (one.members?.counts[breakdown] ?? 0), 0)
        expect(String(sum), `${orgUnitId} ${breakdown}`).toBe(said(members, breakdown))
      }
    }
  })

  test('nothing is suspended before it was opened, nobody counted before', () => {
    expect(entries.some(({ suspended }) => suspended !== null)).toBe(true)
    for (const { opened, suspended, members } of entries) {
      if (suspended) expect(suspended > opened).toBe(true)
      if (members) expect(members.on >= opened).toBe(true)
    }
  })
})

test('bodies of the demonstration can be recorded as they are, and feed no figure of the catalogue', () => {
  expect(compositions.length).toBeGreaterThan(30)
  expect(buildCompositions(reports)).toEqual(compositions)
  const { bodyFeeds } = readCatalogueData()
  for (const { key, body, kind, seats, women, men, ...rest } of compositions) {
    const { minorityWomen, womenUnder40, womenFirstTime } = rest
    const counts = { seats, women, men, minorityWomen, womenUnder40, womenFirstTime }
    expect(refuseCounts({ ...counts, staff: null, womenStaff: null }), key).toBeNull()
    expect(bodyFeeds.rows.some((feed) => feed.body === body && feed.kind === kind)).toBe(false)
  }
})
