import { addDays } from '@/lib/periods/deadline'
import { comparePeriods, type IsoDate, periodRange } from '@/lib/periods/period'
import { type MembersByKey, splitMembers } from './members'
import { randomFrom } from './random'
import type { DemoReport } from './reports'

export type DemoEntry = {
  key: string
  kind: string
  orgUnitId: string
  name: string
  opened: IsoDate
  /** Still there and still counted. */
  suspended: IsoDate | null
  /** As last told, from a day on; null where the kind has no members. */
  members: { on: IsoDate; counts: MembersByKey } | null
  recordedBy: string
}

/** Kinds shown, with the stock of the quarterly form that each makes. Numbers, not names: no place is invented. */
const shown = [
  { kind: 'D8-TTCD', stock: 'D8-1.1', members: 'D8-1.1a', name: 'Tổ truyền thông cộng đồng' },
  { kind: 'D8-DCTC', stock: 'D8-2.3', members: null, name: 'Địa chỉ tin cậy' },
  {
    kind: 'D8-THULINH',
    stock: 'D8-3.3',
    members: 'D8-3.3a',
    name: 'Câu lạc bộ “Thủ lĩnh của sự thay đổi”',
  },
] as const

/** The commune of the tour keeps an empty register: its first entries are made on the tour. */
const tourOfficer = 'canbo.lambinh@demo.songhanh.vn'

/**
 * The teams, addresses and clubs behind the demonstration's stocks in today's communes: at the end of each period as
 * many stand as its report says, so that a form that takes its stock from here says the same. Pure.
 */
export function buildEntries(reports: readonly DemoReport[]): DemoEntry[] {
  const own = reports.filter(
    ({ formCode, orgUnitId, submitter }) =>
      formCode === 'D8-Q' && orgUnitId.startsWith('C') && submitter !== tourOfficer,
  )
  return [...new Set(own.map(({ orgUnitId }) => orgUnitId))].flatMap((unit) => {
    const told = own
      .filter(({ orgUnitId }) => orgUnitId === unit)
      .sort((a, b) => comparePeriods(a.period, b.period))
    return shown.flatMap((what) => entriesOf(told, what))
  })
}

function entriesOf(told: readonly DemoReport[], what: (typeof shown)[number]): DemoEntry[] {
  const figure = (report: DemoReport, element: string, breakdown = '') => {
    const cell = report.cells.find((one) => one.element === element && one.breakdown === breakdown)
    return cell?.value == null ? null : Number(cell.value)
  }
  const last = told.at(-1)
  if (!last) return []
  const standing = figure(last, what.stock) ?? 0
  const day = periodRange(last.calendar, last.period).start
  const parts =
    what.members === null
      ? []
      : splitMembers(figure(last, what.members) ?? 0, standing, (key) => figure(last, what.members, key))
  return Array.from({ length: standing }, (_, index): DemoEntry[] => {
    const first = told.find((report) => (figure(report, what.stock) ?? 0) > index)
    if (!first) return []
    const { calendar, period, orgUnitId, submitter } = first
    const key = `register ${what.kind} ${orgUnitId} ${index + 1}`
    const draw = randomFrom(key)
    const opened = addDays(periodRange(calendar, period).start, draw.whole(1, 80))
    const counts = parts[index]
    return [
      {
        ...{ key, kind: what.kind, orgUnitId, name: `${what.name} số ${index + 1}`, opened },
        suspended: first !== last && draw.chance(0.06) ? addDays(day, draw.whole(5, 60)) : null,
        members: counts ? { on: first === last ? opened : day, counts } : null,
        recordedBy: submitter,
      },
    ]
  }).flat()
}
