import { describe, expect, test } from 'vitest'
import { demoAccounts } from '@/lib/access/demo-accounts'
import { readCatalogueData } from '@/lib/catalogue/read-data'
import { dueDate } from '@/lib/periods/deadline'
import { comparePeriods } from '@/lib/periods/period'
import { buildReports, type DemoReport } from './reports'
import { getScenario } from './scenarios'

const data = readCatalogueData()
const reports = buildReports(data, getScenario('default'))

function figureOf({ cells }: DemoReport, element: string, breakdown = ''): number | null {
  const value = cells.find((cell) => cell.element === element && cell.breakdown === breakdown)?.value
  return value == null ? null : Number(value)
}

function find(
  all: readonly DemoReport[],
  formCode: string,
  orgUnitId: string,
  period: string,
): DemoReport | undefined {
  return all.find(
    (each) => each.formCode === formCode && each.orgUnitId === orgUnitId && each.period === period,
  )
}

describe('figures of the demonstration make sense together', () => {
  test('the sexes add up to the total, and minorities are at most the total', () => {
    for (const report of reports) {
      for (const { element, breakdown, value } of report.cells) {
        const place = `${report.orgUnitId} ${report.period} ${element}`
        if (breakdown === '' && value !== null) {
          const sexes = ['female', 'male', 'not-stated'].map((sex) => figureOf(report, element, `sex=${sex}`))
          if (sexes.every((sex) => sex !== null)) {
            expect(
              sexes.reduce<number>((sum, sex) => sum + (sex ?? 0), 0),
              place,
            ).toBe(Number(value))
          } else {
            expect(sexes, place).toEqual([null, null, null])
          }
          expect(figureOf(report, element, 'ethnicity=minority') ?? 0, place).toBeLessThanOrEqual(
            Number(value),
          )
        }
        expect(Number(value), place).toBeGreaterThanOrEqual(0)
      }
    }
  })

  test('disbursed is at most allotted, answered at most received', () => {
    for (const report of reports.filter(({ formCode, cells }) => formCode === 'D8-Q' && cells.length > 2)) {
      const place = `${report.orgUnitId} ${report.period}`
      expect(figureOf(report, 'D8-F.2'), place).toBeLessThanOrEqual(figureOf(report, 'D8-F.1') ?? 0)
      expect(figureOf(report, 'D8-3.1b.n'), place).toBeLessThanOrEqual(figureOf(report, 'D8-3.1b.d') ?? 0)
    }
  })

  test('teams, addresses and clubs of a unit never become fewer', () => {
    for (const element of ['D8-1.1', 'D8-2.3', 'D8-3.3']) {
      const last = new Map<string, number>()
      for (const report of reports) {
        const now = figureOf(report, element)
        if (now === null) continue
        expect(now, `${report.orgUnitId} ${report.period} ${element}`).toBeGreaterThanOrEqual(
          last.get(report.orgUnitId) ?? 0,
        )
        last.set(report.orgUnitId, now)
      }
    }
  })

  test('counts are whole, money has at most one decimal', () => {
    for (const { cells } of reports) {
      for (const { element, value } of cells) {
        expect(value ?? '0').toMatch(element.startsWith('D8-F') ? /^\d+(\.\d)?$/ : /^\d+$/)
      }
    }
  })

  test('every cell is a column of its form', () => {
    const columns = new Set(
      data.forms.flatMap(({ form }) =>
        form.sections.flatMap(({ items }) =>
          items.flatMap((item) => item.columns.map((column) => `${form.code} ${item.element} ${column}`)),
        ),
      ),
    )
    const cells = reports.flatMap(({ formCode, cells: own }) =>
      own.map((cell) => `${formCode} ${cell.element} ${cell.breakdown}`),
    )
    expect(cells.filter((cell) => !columns.has(cell))).toEqual([])
  })

  test('trusted addresses have counts of 1 to 4, so that suppression shows', () => {
    const small = reports.map((report) => figureOf(report, 'D8-2.3')).filter((count) => count && count < 5)
    expect(small.length).toBeGreaterThan(100)
  })
})

describe('reports', () => {
  test('no unit reports twice for one form and period', () => {
    const keys = reports.map(({ formCode, orgUnitId, period }) => `${formCode} ${orgUnitId} ${period}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('they run from Quý I/2023 to Quý III/2026, districts before the reform and communes after it', () => {
    const quarterly = reports.filter(({ formCode }) => formCode === 'D8-Q')
    const periods = [...new Set(quarterly.map(({ period }) => period))].sort(comparePeriods)
    expect([periods[0], periods.at(-1), periods.length]).toEqual(['2023Q1', '2026Q3', 15])
    for (const { orgUnitId, period } of quarterly) {
      expect(orgUnitId.startsWith('D'), `${orgUnitId} ${period}`).toBe(comparePeriods(period, '2025Q3') < 0)
    }
  })

  test('some are missing, late, waiting and returned; most are approved', () => {
    const share = (part: DemoReport[]) => part.length / reports.length
    expect(share(reports.filter(({ status }) => status === 'approved'))).toBeGreaterThan(0.9)
    expect(reports.filter(({ status }) => status === 'submitted')).toHaveLength(5)
    expect(
      reports.filter(({ status, reason }) => status === 'returned' && reason && reason.length > 20),
    ).toHaveLength(3)
    expect(reports.filter(({ status }) => status === 'returned')).toHaveLength(3)
    const late = reports.filter(
      ({ calendar, period, submittedAt }) =>
        submittedAt.toISOString().slice(0, 10) > dueDate(calendar, period, 15),
    )
    expect(share(late)).toBeGreaterThan(0.04)
    expect(share(late)).toBeLessThan(0.15)
  })

  test('nobody approves what they sent, and both have an account', () => {
    const emails = new Set(demoAccounts.map(({ email }) => email))
    for (const { submitter, reviewer } of reports) {
      expect(submitter).not.toBe(reviewer)
      expect([emails.has(submitter), emails.has(reviewer)], `${submitter} ${reviewer}`).toEqual([true, true])
    }
  })

  test('nothing was sent or decided before its period ended or after the demonstration was drawn up', () => {
    for (const { calendar, period, submittedAt, decidedAt } of reports) {
      expect(submittedAt.toISOString().slice(0, 10) > dueDate(calendar, period, 0)).toBe(true)
      expect((decidedAt ?? submittedAt) >= submittedAt).toBe(true)
      expect((decidedAt ?? submittedAt) < new Date('2026-11-20')).toBe(true)
    }
  })

  test('the same files give the same reports', () => {
    expect(buildReports(data, getScenario('default'))).toEqual(reports)
  })
})

describe('Lâm Bình, Quý IV/2023', () => {
  test('by default holds the announcement’s two figures and nothing else', () => {
    const report = find(reports, 'D8-Q', 'D071', '2023Q4')
    const said = report?.cells.map(({ element, breakdown, value, origin, announcementId }) => [
      ...[element, breakdown, value, origin, announcementId],
    ])
    expect(report?.status).toBe('approved')
    expect(said?.sort()).toEqual([
      ['D8-3.1c', '', '1', 'announcement', '001'],
      ['D8-3.1d', '', '222', 'announcement', '001'],
    ])
  })

  test('is open in before-entry, where all else is the same', () => {
    const open = buildReports(data, getScenario('before-entry'))
    expect(find(open, 'D8-Q', 'D071', '2023Q4')).toBeUndefined()
    expect(open).toEqual(reports.filter((report) => report !== find(reports, 'D8-Q', 'D071', '2023Q4')))
  })

  test('all other figures are marked as demonstration', () => {
    const marked = reports.flatMap(({ cells }) => cells).filter(({ origin }) => origin !== 'demonstration')
    expect(marked).toHaveLength(2)
  })

  test('an unknown scenario is refused with the names there are', () => {
    expect(() => getScenario('other')).toThrow('default, before-entry')
  })
})
