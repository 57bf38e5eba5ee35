import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCatalogueData } from '@/lib/catalogue/read-data'
import { periodOf } from '@/lib/periods/period'
import { buildActivities } from './activities'
import { share, spread } from './members'
import { buildReports } from './reports'
import { getScenario } from './scenarios'

const reports = buildReports(readCatalogueData(), getScenario('default'))
const activities = buildActivities(reports)

describe('activities of the demonstration', () => {
  test('there are some, the same every time, each in its period', () => {
    expect(activities.length).toBeGreaterThan(40)
    expect(activities.length).toBeLessThan(900)
    expect(buildActivities(reports)).toEqual(activities)
    for (const { key, on, type } of activities) {
      const [length, calendar] = type.startsWith('VST')
        ? (['half', 'administrative'] as const)
        : (['quarter', 'statistical'] as const)
      expect(key).toContain(` ${periodOf(on, length, calendar)} `)
    }
  })

  test.each([
    ['D8-THDOITHOAI', 'D8-3.1c', 'D8-3.1d', 'sessions'],
    ['D8-LGG', 'D8-4.2', 'D8-4.2a', 'sessions'],
    ['D8-SINHKE', 'D8-2.2a', 'D8-2.2b', 'sessions'],
    ['D8-DOITHOAI', 'D8-3.1', 'D8-3.1a', 'events'],
    ['D8-CBNU', null, 'D8-3.2', 'events'],
    ['D8-GIALANG', null, 'D8-4.2b', 'events'],
    ['VST-TAPHUAN', 'VST-3', 'VST-4', 'events'],
  ] as const)(
    'those of %s add up to exactly what each report says, part by part',
    (type, events, people, how) => {
      const own = activities.filter((one) => one.type === type)
      const places = new Set(own.map(({ key }) => key.split(' ').slice(2, 4).join(' ')))
      expect(places.size).toBeGreaterThan(8)
      expect(new Set(own.map(({ unit }) => unit)).size).toBe(1)
      for (const place of places) {
        const [orgUnitId, period] = place.split(' ')
        const report = reports.find(
          (one) =>
            one.formCode === (type.startsWith('VST') ? 'VST-6T' : 'D8-Q') &&
            one.orgUnitId === orgUnitId &&
            one.period === period,
        )
        const here = own.filter(({ key }) => key.includes(` ${place} `))
        const said = (element: string, breakdown: string) =>
          report?.cells.find((cell) => cell.element === element && cell.breakdown === breakdown)?.value
        const held = how === 'events' ? here.length : here.reduce((sum, one) => sum + one.sessions, 0)
        if (events) expect(String(held)).toBe(said(events, ''))
        for (const breakdown of Object.keys(here[0]?.counts ?? {})) {
          const sum = here.reduce((all, one) => all + (one.counts[breakdown] ?? 0), 0)
          expect(String(sum), `${place} ${breakdown}`).toBe(said(people, breakdown))
        }
      }
    },
  )

  test('no part is negative or more than its class', () => {
    for (const { counts } of activities)
      for (const value of Object.values(counts)) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(counts[''] ?? 0)
      }
  })

  test('parts sum to the whole, whatever is parted', () => {
    const sum = (list: number[]) => list.reduce((all, one) => all + one, 0)
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 1 }),
        (value, parts, q) => {
          const room = share(value, parts)
          expect(sum(room)).toBe(value)
          const some = Math.floor(value * (Number.isNaN(q) ? 0 : q))
          const over = spread(some, room)
          expect(sum(over)).toBe(some)
          expect(over.every((one, index) => one >= 0 && one <= (room[index] ?? 0))).toBe(true)
        },
      ),
    )
  })
})
