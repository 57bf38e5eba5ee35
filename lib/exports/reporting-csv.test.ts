import { expect, test } from 'vitest'
import type { ReportingDuty, ReportingModel } from '@/lib/dashboards/reporting-model'
import { toReportingCsv } from './reporting-csv'
import { toReportingSheet } from './reporting-sheet'

const model = { form: { code: 'D8-Q' } } as ReportingModel
const duty: ReportingDuty = {
  unitId: 'C02266-2025',
  unitName: 'Xã Lâm Bình, "cũ"',
  groupId: 'P08-2025',
  groupName: '=Tuyên Quang',
  period: '2026Q3',
  periodName: 'Quý III/2026',
  dueDate: '2026-10-15',
  state: 'late',
  status: 'submitted',
  received: true,
  late: true,
  daysLate: 5,
  submittedAt: '2026-10-20T02:00:00.000Z',
}

test('one row per duty after the lines that say what it is; text that begins like a formula is guarded', () => {
  const lines = toReportingCsv(model, [duty], [['title', 'Tiến độ báo cáo']]).split('\r\n')
  expect(lines).toEqual([
    '\ufeff# title: Tiến độ báo cáo',
    'form,orgUnit,orgUnit_name,province,period,period_name,due,state,status,received,submitted_at,days_late',
    'D8-Q,C02266-2025,"Xã Lâm Bình, ""cũ""",\'=Tuyên Quang,2026Q3,Quý III/2026,2026-10-15,late,submitted,1,2026-10-20T02:00:00.000Z,5',
    '',
  ])
})

test('the workbook has the same duties in words, days late as a number', () => {
  const name = (key: string) => ({ [key]: key })
  const words = {
    ...{ title: 'Tiến độ', subtitle: '', facts: [], names: { data: 'a', picture: 'b', facts: 'c' } },
    columns: Object.assign(
      {},
      ...['unit', 'group', 'period', 'due', 'state', 'submitted', 'daysLate'].map(name),
    ),
    states: { late: 'Nhận muộn' } as never,
    properties: { subject: '', author: '', keywords: [], madeAt: '' },
  }
  const { rows } = toReportingSheet({ ...model, language: 'vi' }, [duty], words)
  expect(rows[0]?.map((cell) => (cell.kind === 'number' ? Number(cell.exact) : cell.text))).toEqual([
    ...['Xã Lâm Bình, "cũ"', '=Tuyên Quang', 'Quý III/2026', '15/10/2026', 'Nhận muộn', '20/10/2026'],
    5,
  ])
})
