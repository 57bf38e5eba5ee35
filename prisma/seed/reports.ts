import { assignUnits } from '@/lib/catalogue/assign-units'
import type { CatalogueData } from '@/lib/catalogue/read-data'
import { addDays } from '@/lib/periods/deadline'
import { type Calendar, comparePeriods, expandPeriods, periodRange } from '@/lib/periods/period'
import { committeeFigures, type DemoRow, type DemoUnit, projectFigures } from './figures'
import { randomFrom } from './random'
import type { Scenario } from './scenarios'

export type DemoCell = {
  element: string
  /** Breakdown key. */
  breakdown: string
  value: string | null
  missing: string | null
  comment: string | null
  origin: 'demonstration' | 'announcement'
  announcementId: string | null
}

export type DemoReport = {
  formCode: string
  orgUnitId: string
  calendar: Calendar
  period: string
  status: 'approved' | 'submitted' | 'returned'
  submittedAt: Date
  decidedAt: Date | null
  reason: string | null
  submitter: string
  reviewer: string
  cells: DemoCell[]
}

/** Which periods a form shows, and where its figures come from. */
const shown: Readonly<
  Record<string, { periods: string; figures: (unit: DemoUnit, period: string) => DemoRow[] }>
> = {
  'D8-Q': { periods: '2023Q1..2026Q3', figures: projectFigures },
  'VST-6T': { periods: '2023H1..2026H1', figures: committeeFigures },
}

/** The people of each area: who enters, who reviews, and the share of minorities drawn around. */
const areas: Readonly<Record<string, { key: string; minority: number }>> = {
  'P06-2008': { key: 'thainguyen', minority: 0.88 },
  'P08-2008': { key: 'tuyenquang', minority: 0.6 },
  'P24-2008': { key: 'bacninh', minority: 0.18 },
  'P30-2008': { key: 'haiphong', minority: 0.02 },
  'P49-2008': { key: 'danang', minority: 0.24 },
  'P54-2008': { key: 'daklak', minority: 0.12 },
  'P08-2025': { key: 'tuyenquang', minority: 0.85 },
  'P19-2025': { key: 'thainguyen', minority: 0.9 },
}

const ownOfficer: Readonly<Record<string, string>> = {
  D071: 'lambinh',
  'C02266-2025': 'lambinh',
  D061: 'babe',
  'C01906-2025': 'babe',
}

type Fate = DemoReport['status'] | 'missing'

/** What the tour of the demonstration meets: something late, something returned, something waiting. */
const fixedFates: Readonly<Record<string, Fate>> = {
  'D8-Q D071 2024Q2': 'missing',
  'D8-Q C02266-2025 2026Q2': 'approved',
  'D8-Q C02266-2025 2026Q3': 'returned',
  'D8-Q C02269-2025 2026Q3': 'submitted',
  'D8-Q C02302-2025 2026Q3': 'submitted',
  'D8-Q C02296-2025 2026Q3': 'missing',
  'D8-Q C01906-2025 2026Q3': 'submitted',
  'D8-Q C01894-2025 2026Q3': 'returned',
  'D8-Q C02020-2025 2026Q3': 'submitted',
  'D8-Q C01933-2025 2026Q3': 'approved',
  'VST-6T C02083-2025 2026H1': 'returned',
  'VST-6T C02302-2025 2026H1': 'submitted',
}

const reasons: Readonly<Record<string, string>> = {
  'D8-Q C02266-2025 2026Q3':
    'Số người dự tập huấn đối thoại chính sách chưa khớp với danh sách điểm danh gửi kèm; đề nghị rà soát và bổ sung số liệu theo giới.',
  'D8-Q C01894-2025 2026Q3':
    'Kinh phí đã giải ngân cần đối chiếu với Kho bạc đến hết ngày 30/09/2026; đề nghị kiểm tra lại dòng kinh phí được giao.',
  'VST-6T C02083-2025 2026H1': 'Chưa tách số người dự tập huấn theo dân tộc thiểu số; đề nghị bổ sung.',
}

/** Lâm Bình's report of Quý IV/2023 is the announcement's or nobody's: never drawn. */
const lamBinh = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }

/** All reports of a demonstration, in the order of form, period and unit. Pure: the same files give the same reports. */
export function buildReports(data: CatalogueData, scenario: Scenario): DemoReport[] {
  return data.forms.flatMap(({ form }) => {
    const plan = shown[form.code]
    if (!plan) return []
    const assignments = assignUnits(form.assignedTo, data.units).sort((a, b) =>
      a.orgUnitId < b.orgUnitId ? -1 : 1,
    )
    return expandPeriods(plan.periods).flatMap((period) => {
      const { end } = periodRange(form.calendar, period)
      return assignments
        .filter(
          ({ validFrom, validTo }) =>
            (validFrom === null || validFrom <= end) && (validTo === null || end <= validTo),
        )
        .flatMap(({ orgUnitId }): DemoReport[] => {
          const key = {
            formCode: form.code,
            orgUnitId,
            calendar: form.calendar,
            period,
          }
          const fate = fateOf(form.code, orgUnitId, period)
          const area = areaOf(data, orgUnitId)
          if (isLamBinh(key)) return scenario.lamBinhEntered ? [lamBinhReport(key, area.key, data)] : []
          if (fate === 'missing') return []
          const cells = plan.figures(demoUnit(orgUnitId, area.minority), period).flatMap(toCells)
          return [
            {
              ...key,
              ...sent(key, fate, end, form.dueDays),
              ...people(orgUnitId, area.key),
              status: fate,
              cells,
            },
          ]
        })
    })
  })
}

function isLamBinh(key: typeof lamBinh): boolean {
  return (
    key.formCode === lamBinh.formCode && key.orgUnitId === lamBinh.orgUnitId && key.period === lamBinh.period
  )
}

function fateOf(formCode: string, orgUnitId: string, period: string): Fate {
  const key = `${formCode} ${orgUnitId} ${period}`
  const fixed = fixedFates[key]
  if (fixed) return fixed
  const draw = randomFrom(`fate ${key}`)
  const latest = formCode === 'D8-Q' ? ['2026Q2', '2026Q3'] : ['2025H2', '2026H1']
  const missing = period === latest[1] ? 0.22 : period === latest[0] ? 0.12 : 0.045
  return draw.chance(missing) ? 'missing' : 'approved'
}

function demoUnit(id: string, minority: number): DemoUnit {
  const line = id.replace(/-2024$/, '')
  const draw = randomFrom(`unit ${line}`)
  const scale = id.startsWith('C') ? draw.between(0.18, 0.32) : draw.between(0.7, 1.3)
  return {
    id,
    line,
    scale,
    minority: Math.min(0.97, Math.max(0.01, minority * draw.between(0.7, 1.15))),
  }
}

/** The province a unit reports under: where its officer and its reviewer are. */
function areaOf(data: CatalogueData, orgUnitId: string): { key: string; minority: number } {
  const province = data.units.parents.rows.find(({ child }) => child === orgUnitId)?.parent ?? ''
  const area = areas[province]
  if (!area) throw new Error(`No demonstration account for ${orgUnitId} of ${province}`)
  return area
}

function people(orgUnitId: string, key: string): { submitter: string; reviewer: string } {
  const officer = ownOfficer[orgUnitId] ?? key
  return {
    submitter: `canbo.${officer}@demo.songhanh.vn`,
    reviewer: `duyet.${key}@demo.songhanh.vn`,
  }
}

/** Most send within the days they have, about one in twelve later; a decision takes up to a week. */
function sent(
  key: { formCode: string; orgUnitId: string; period: string },
  fate: Fate,
  end: string,
  dueDays: number,
) {
  const draw = randomFrom(`sent ${key.formCode} ${key.orgUnitId} ${key.period}`)
  const recent = comparePeriods(key.period, '2026Q1') > 0
  const late = draw.chance(0.08)
  const days = late ? dueDays + draw.whole(1, recent ? 8 : 28) : draw.whole(3, dueDays)
  const submittedAt = workingHour(addDays(end, days), draw.whole(0, 539))
  const decidedAt = workingHour(addDays(end, days + draw.whole(1, 7)), draw.whole(0, 539))
  const reason = reasons[`${key.formCode} ${key.orgUnitId} ${key.period}`] ?? null
  return {
    submittedAt,
    decidedAt: fate === 'submitted' ? null : decidedAt,
    reason: fate === 'returned' ? reason : null,
  }
}

/** Between 08:00 and 17:00 in Viet Nam, which is 01:00 to 10:00 UTC. */
function workingHour(day: string, minutes: number): Date {
  return new Date(new Date(`${day}T01:00:00Z`).getTime() + minutes * 60_000)
}

function toCells(row: DemoRow): DemoCell[] {
  const cell = (breakdown: string, value: string | null): DemoCell => ({
    element: row.element,
    breakdown,
    value,
    missing: breakdown === '' ? row.missing : null,
    comment: null,
    origin: 'demonstration',
    announcementId: null,
  })
  return [
    cell('', row.total),
    ...(row.split
      ? [
          cell('sex=female', String(row.split.women)),
          cell('sex=male', String(row.split.men)),
          cell('sex=not-stated', String(row.split.notStated)),
        ]
      : []),
    ...(row.minority === null ? [] : [cell('ethnicity=minority', String(row.minority))]),
  ]
}

/** The two figures the announcement says, and nothing it doesn't: no split, no other line of the form. */
function lamBinhReport(
  key: {
    formCode: string
    orgUnitId: string
    calendar: Calendar
    period: string
  },
  area: string,
  data: CatalogueData,
): DemoReport {
  const facts = data.facts.rows.filter(
    (fact) => fact.chartable && fact.org_unit === key.orgUnitId && fact.period === key.period,
  )
  return {
    ...key,
    ...people(key.orgUnitId, area),
    status: 'approved',
    submittedAt: new Date('2024-01-08T02:35:00Z'),
    decidedAt: new Date('2024-01-10T07:20:00Z'),
    reason: null,
    cells: facts.map((fact) => ({
      element: fact.indicator ?? '',
      breakdown: '',
      value: fact.value,
      missing: null,
      comment: `Theo bài “${data.announcements.rows.find(({ id }) => id === fact.announcement)?.title}”, Lâm Bình, 27/12/2023`,
      origin: 'announcement',
      announcementId: fact.announcement,
    })),
  }
}
