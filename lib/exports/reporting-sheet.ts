import type { ReportingDuty, ReportingModel } from '@/lib/dashboards/reporting-model'
import { formatDate, formatNumber, type Language, toVietnamTime } from '@/lib/format'
import { type FactRow, type SheetCell, type SheetFile, widthOf } from './sheet'

const keys = ['unit', 'group', 'period', 'due', 'state', 'submitted', 'daysLate'] as const
type Key = (typeof keys)[number]

/** What the workbook says in the reader's language. */
export type ReportingSheetWords = {
  title: string
  subtitle: string
  /** Heads of the columns. */
  columns: Record<Key, string>
  states: Record<ReportingDuty['state'], string>
  names: SheetFile['names']
  facts: FactRow[]
  properties: SheetFile['properties']
}

/** Duties as a workbook, one row each in words, with days late as a number. */
export function toReportingSheet(
  { language }: ReportingModel,
  duties: readonly ReportingDuty[],
  words: ReportingSheetWords,
): SheetFile {
  const rows = duties.map((duty) => keys.map((key) => toCell(duty, key, words, language)))
  const { title, subtitle, names, facts, properties } = words
  return {
    ...{ language, title, subtitle, names, facts, properties, rows },
    notice: '',
    columns: keys.map((key, at) => ({
      key,
      label: words.columns[key],
      numeric: key === 'daysLate',
      width: widthOf([words.columns[key], ...rows.map((cells) => textOf(cells[at]))]),
    })),
    picture: null,
  }
}

function toCell(
  duty: ReportingDuty,
  key: Key,
  { states }: ReportingSheetWords,
  language: Language,
): SheetCell {
  if (key === 'daysLate') {
    const format = { language, decimals: 0, before: '', after: '', minus: false }
    return {
      ...{ kind: 'number', exact: String(duty.daysLate), format },
      shown: formatNumber(duty.daysLate, 0, language),
    }
  }
  const texts: Record<Exclude<Key, 'daysLate'>, string> = {
    unit: duty.unitName,
    group: duty.groupName,
    period: duty.periodName,
    due: formatDate(duty.dueDate),
    state: states[duty.state],
    submitted: duty.submittedAt ? formatDate(toVietnamTime(new Date(duty.submittedAt)).date) : '',
  }
  return { kind: 'text', text: texts[key] }
}

function textOf(cell: SheetCell | undefined): string {
  return cell?.kind === 'number' ? cell.shown : (cell?.text ?? '')
}
