import { addDays } from '@/lib/periods/deadline'
import { periodRange } from '@/lib/periods/period'
import { randomFrom } from './random'
import type { DemoReport } from './reports'

export type DemoActivity = {
  key: string
  type: string
  orgUnitId: string
  title: string
  /** One day: demonstration classes last a day. */
  on: string
  venue: string
  organisers: string[]
  sessions: number
  /** Million đồng. */
  cost: string | null
  counts: Record<string, number>
  recordedBy: string
}

/** Types shown, each with the elements of the quarterly form that its classes and participants make. */
const shown = [
  {
    type: 'D8-THDOITHOAI',
    classes: 'D8-3.1c',
    persons: 'D8-3.1d',
    title: 'Tập huấn hướng dẫn đối thoại chính sách',
  },
  { type: 'D8-LGG', classes: 'D8-4.2', persons: 'D8-4.2a', title: 'Tập huấn lồng ghép giới' },
] as const

const areas = ['tuyenquang', 'lambinh', 'thainguyen', 'babe']
const periods = ['2024Q2', '2024Q3', '2024Q4', '2025Q1', '2025Q2', '2025Q3', '2026Q1', '2026Q2']
const venues = ['Hội trường Uỷ ban nhân dân', 'Nhà văn hoá trung tâm', 'Trung tâm học tập cộng đồng']

/**
 * Classes behind some of the demonstration's approved figures: those of one report add up to exactly what it says, so
 * that no figure anywhere is another than without them. Pure: the same reports give the same activities.
 */
export function buildActivities(reports: readonly DemoReport[]): DemoActivity[] {
  return reports
    .filter(({ formCode, status, period, submitter, cells }) => {
      const isShown = formCode === 'D8-Q' && status === 'approved' && periods.includes(period)
      const isNear = areas.some((area) => submitter === `canbo.${area}@demo.songhanh.vn`)
      return isShown && isNear && cells.every(({ origin }) => origin === 'demonstration')
    })
    .flatMap((report) => shown.flatMap((what) => classesOf(report, what)))
}

function classesOf(report: DemoReport, what: (typeof shown)[number]): DemoActivity[] {
  const figure = (element: string, breakdown = '') => {
    const cell = report.cells.find((one) => one.element === element && one.breakdown === breakdown)
    return cell?.value == null ? null : Number(cell.value)
  }
  const classes = figure(what.classes)
  const total = figure(what.persons)
  if (!classes || !total) return []
  const draw = randomFrom(`activities ${what.type} ${report.orgUnitId} ${report.period}`)
  const { start } = periodRange(report.calendar, report.period)
  const counts = countsOf(share(total, Math.min(classes, 3)), (key) => figure(what.persons, key))
  return share(classes, Math.min(classes, 3)).map((sessions, index): DemoActivity => {
    const cost = draw.chance(0.7) ? (sessions * draw.between(12, 28)).toFixed(1) : null
    return {
      key: `activity ${what.type} ${report.orgUnitId} ${report.period} ${index}`,
      ...{ type: what.type, orgUnitId: report.orgUnitId, title: what.title, sessions, cost },
      on: addDays(start, draw.whole(2, 85)),
      venue: venues[draw.whole(0, venues.length - 1)] ?? '',
      organisers: ['Hội Liên hiệp Phụ nữ'],
      counts: counts[index] ?? {},
      recordedBy: report.submitter,
    }
  })
}

/** Participants of each class: every part sums to the report's, and none is more than its class. */
function countsOf(
  totals: readonly number[],
  figure: (breakdown: string) => number | null,
): Record<string, number>[] {
  const [female, notStated] = [figure('sex=female'), figure('sex=not-stated') ?? 0]
  const women = female === null ? null : spread(female, totals)
  const unknown = women && spread(notStated, minus(totals, women))
  const minority = figure('ethnicity=minority')
  const ofMinorities = minority === null ? null : spread(minority, totals)
  return totals.map((total, index) => {
    const [w, u] = [women?.[index] ?? 0, unknown?.[index] ?? 0]
    return {
      '': total,
      ...(women ? { 'sex=female': w, 'sex=male': total - w - u, 'sex=not-stated': u } : {}),
      ...(ofMinorities ? { 'ethnicity=minority': ofMinorities[index] ?? 0 } : {}),
    }
  })
}

const minus = (a: readonly number[], b: readonly number[]) => a.map((one, index) => one - (b[index] ?? 0))

/** A whole number over places with so much room each, about in proportion and never more than there is room. */
export function spread(value: number, room: readonly number[]): number[] {
  const all = room.reduce((sum, one) => sum + one, 0)
  const parts = room.map((one) => Math.floor((value * one) / Math.max(1, all)))
  let rest = value - parts.reduce((sum, one) => sum + one, 0)
  return parts.map((part, index) => {
    const more = Math.min(rest, (room[index] ?? 0) - part)
    rest -= more
    return part + more
  })
}

/** A whole number in so many parts, as even as whole parts can be; the larger ones first. */
export function share(value: number, parts: number): number[] {
  const least = Math.floor(value / parts)
  return Array.from({ length: parts }, (_, index) => least + (index < value % parts ? 1 : 0))
}
