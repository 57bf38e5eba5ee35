import { addDays } from '@/lib/periods/deadline'
import { comparePeriods, periodRange } from '@/lib/periods/period'
import { share, splitMembers } from './members'
import { randomFrom } from './random'
import type { DemoReport } from './reports'

export type DemoActivity = {
  key: string
  type: string
  orgUnitId: string
  title: string
  /** What its participants are counted in. */
  unit: 'persons' | 'attendances'
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

type Shown = {
  form: string
  type: string
  /** The element its classes or meetings make; null: the form asks for people alone. */
  events: string | null
  /** True: every meeting is an activity of its own; else classes lie together in up to three. */
  each: boolean
  people: string
  unit: 'persons' | 'attendances'
  title: string
}

const quarterly = { form: 'D8-Q', each: false, unit: 'persons' } as const

/** Types shown, each with the elements of its form that its events and participants make. */
const shown: readonly Shown[] = [
  {
    ...quarterly,
    ...{ type: 'D8-THDOITHOAI', events: 'D8-3.1c', people: 'D8-3.1d' },
    title: 'Tập huấn hướng dẫn đối thoại chính sách',
  },
  {
    ...quarterly,
    ...{ type: 'D8-LGG', events: 'D8-4.2', people: 'D8-4.2a' },
    title: 'Tập huấn lồng ghép giới',
  },
  {
    ...quarterly,
    ...{ type: 'D8-DOITHOAI', events: 'D8-3.1', each: true, people: 'D8-3.1a', unit: 'attendances' },
    title: 'Đối thoại chính sách với phụ nữ',
  },
  {
    ...quarterly,
    ...{ type: 'D8-SINHKE', events: 'D8-2.2a', people: 'D8-2.2b' },
    title: 'Hướng dẫn bán hàng trực tuyến cho tổ, nhóm sinh kế',
  },
  {
    ...quarterly,
    ...{ type: 'D8-CBNU', events: null, people: 'D8-3.2' },
    title: 'Nâng cao năng lực lãnh đạo, quản lý cho cán bộ nữ',
  },
  {
    ...quarterly,
    ...{ type: 'D8-GIALANG', events: null, people: 'D8-4.2b' },
    title: 'Tập huấn cho già làng, trưởng bản, người có uy tín',
  },
  {
    ...{ form: 'VST-6T', type: 'VST-TAPHUAN', events: 'VST-3', each: true, people: 'VST-4', unit: 'persons' },
    title: 'Tập huấn về bình đẳng giới và vì sự tiến bộ của phụ nữ',
  },
]

const areas = ['tuyenquang', 'lambinh', 'thainguyen', 'babe']
const firstPeriods: Readonly<Record<string, string>> = { 'D8-Q': '2024Q2', 'VST-6T': '2024H1' }
const venues = ['Hội trường Uỷ ban nhân dân', 'Nhà văn hoá trung tâm', 'Trung tâm học tập cộng đồng']

/**
 * Classes behind some of the demonstration's approved figures: those of one report add up to exactly what it says, so
 * that no figure anywhere is another than without them. Pure: the same reports give the same activities.
 */
export function buildActivities(reports: readonly DemoReport[]): DemoActivity[] {
  return reports
    .filter(({ formCode, status, period, submitter, cells }) => {
      const first = firstPeriods[formCode]
      const isShown = first !== undefined && status === 'approved' && comparePeriods(period, first) >= 0
      const isNear = areas.some((area) => submitter === `canbo.${area}@demo.songhanh.vn`)
      return isShown && isNear && cells.every(({ origin }) => origin === 'demonstration')
    })
    .flatMap((report) =>
      shown.filter(({ form }) => form === report.formCode).flatMap((what) => activitiesOf(report, what)),
    )
}

function activitiesOf(report: DemoReport, what: Shown): DemoActivity[] {
  const figure = (element: string, breakdown = '') => {
    const cell = report.cells.find((one) => one.element === element && one.breakdown === breakdown)
    return cell?.value == null ? null : Number(cell.value)
  }
  const events = what.events === null ? 1 : figure(what.events)
  const total = figure(what.people)
  if (!events || !total) return []
  const draw = randomFrom(`activities ${what.type} ${report.orgUnitId} ${report.period}`)
  const { start, end } = periodRange(report.calendar, report.period)
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000
  const parts = what.each ? events : Math.min(events, 3)
  const counts = splitMembers(total, parts, (key) => figure(what.people, key))
  return share(events, parts).map((sessions, index): DemoActivity => {
    // Not every record has a cost, as in life: then there is none for each participant either.
    const cost = draw.chance(0.7) ? (sessions * draw.between(12, 28)).toFixed(1) : null
    return {
      key: `activity ${what.type} ${report.orgUnitId} ${report.period} ${index}`,
      ...{ type: what.type, orgUnitId: report.orgUnitId, title: what.title, unit: what.unit, sessions, cost },
      on: addDays(start, draw.whole(2, days - 5)),
      venue: venues[draw.whole(0, venues.length - 1)] ?? '',
      organisers: ['Hội Liên hiệp Phụ nữ'],
      counts: counts[index] ?? {},
      recordedBy: report.submitter,
    }
  })
}
