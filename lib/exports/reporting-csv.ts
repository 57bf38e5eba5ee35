import type { ReportingDuty, ReportingModel } from '@/lib/dashboards/reporting-model'
import { type Cell, number, text, writeRemark, writeRow } from './csv'

const columns: { key: string; read: (duty: ReportingDuty, model: ReportingModel) => Cell }[] = [
  { key: 'form', read: (_, { form }) => text(form.code) },
  { key: 'orgUnit', read: ({ unitId }) => text(unitId) },
  { key: 'orgUnit_name', read: ({ unitName }) => text(unitName) },
  { key: 'province', read: ({ groupName }) => text(groupName) },
  { key: 'period', read: ({ period }) => text(period) },
  { key: 'period_name', read: ({ periodName }) => text(periodName) },
  { key: 'due', read: ({ dueDate }) => text(dueDate) },
  { key: 'state', read: ({ state }) => text(state) },
  { key: 'status', read: ({ status }) => text(status) },
  { key: 'received', read: ({ received }) => number(received ? 1 : 0) },
  { key: 'submitted_at', read: ({ submittedAt }) => text(submittedAt ?? '') },
  { key: 'days_late', read: ({ daysLate }) => number(daysLate) },
]

/**
 * Duties as CSV, one row each, in the shape of every file of ours: byte-order mark, `# key: value` lines, one header,
 * comma, CRLF. Dates as machines write them.
 */
export function toReportingCsv(
  model: ReportingModel,
  duties: readonly ReportingDuty[],
  head: readonly (readonly [string, string])[],
): string {
  const rows = duties.map((duty) => writeRow(columns.map(({ read }) => read(duty, model))))
  const lines = [
    ...head.map(([key, value]) => writeRemark(key, value)),
    writeRow(columns.map(({ key }) => text(key))),
    ...rows,
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}
