import type { Provenance, ProvenanceRow } from '@/lib/dashboards/provenance'
import { toVietnamTime } from '@/lib/format'
import { type Cell, number, text, writeRemark, writeRow } from './csv'

const columns: { key: string; read: (row: ProvenanceRow, of: Provenance) => Cell }[] = [
  { key: 'dataElement', read: ({ dataElement }) => text(dataElement) },
  { key: 'dataElement_name', read: ({ dataElementName }) => text(dataElementName) },
  { key: 'orgUnit', read: ({ orgUnit }) => text(orgUnit) },
  { key: 'orgUnit_name', read: ({ orgUnitName }) => text(orgUnitName) },
  { key: 'calendar', read: (_, { calendar }) => text(calendar) },
  { key: 'period', read: ({ period }) => text(period) },
  { key: 'breakdown', read: ({ breakdown }) => text(breakdown) },
  { key: 'value', read: ({ value }) => number(value) },
  { key: 'missing', read: ({ missing }) => text(missing) },
  { key: 'stage', read: ({ stage }) => text(stage) },
  { key: 'origin', read: ({ origin }) => text(origin) },
  { key: 'version', read: ({ version }) => number(version ?? '') },
  { key: 'entered_by', read: ({ enteredBy }) => text(enteredBy) },
  { key: 'entered_at', read: ({ enteredAt }) => text(moment(enteredAt)) },
  { key: 'approved_by', read: ({ approvedBy }) => text(approvedBy) },
  { key: 'approved_at', read: ({ approvedAt }) => text(moment(approvedAt)) },
]

/** The figures that a chart was made of, one row each, in the shape of every file of ours; says what it leaves out. */
export function toValuesCsv(provenance: Provenance, head: readonly (readonly [string, string])[]): string {
  const { rows, left, periods, leftPeriods } = provenance
  const lines = [
    ...head.map(([key, value]) => writeRemark(key, value)),
    writeRemark('values', String(rows.length)),
    writeRemark('values not listed', String(left)),
    writeRemark('periods', periods.join('; ')),
    ...(leftPeriods.length > 0 ? [writeRemark('periods not listed', leftPeriods.join('; '))] : []),
    writeRow(columns.map(({ key }) => text(key))),
    ...rows.map((row) => writeRow(columns.map(({ read }) => read(row, provenance)))),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** `2024-01-10 08:05`, in Viet Nam: sorts as text and opens as a date. */
function moment(at: Date | null): string {
  if (!at) return ''
  const { date, time } = toVietnamTime(at)
  return `${date} ${time}`
}
