import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { toDhis2Period } from '@/lib/periods/dhis2-period'
import { type Calendar, parsePeriod, periodRange } from '@/lib/periods/period'
import { csvColumns } from './data-value'

export type IdScheme = 'uid' | 'code'
export type ExportFormat = 'json' | 'csv'

/** A figure of the store on its way out; numbers as exact text. */
export type ExportRow = {
  id: bigint
  dataElementId: number
  orgUnitId: string
  calendar: Calendar
  period: string
  breakdownKey: string
  value: string | null
  comment: string | null
  updatedAt: Date
}

/** DHIS2's data value, in its own words. */
export type WrittenValue = {
  dataElement: string
  period: string
  orgUnit: string
  categoryOptionCombo: string
  attributeOptionCombo: string
  value: string
  lastUpdated: string
  comment?: string
}

/** DHIS2's one combination of nothing, the same in every installation. */
const defaultCombo = 'HllvX50cXC0'

/** Why a figure has no place in the file: DHIS2 knows neither reasons instead of numbers nor a second calendar. */
export type LeftOut = 'missing' | 'calendar'

/** Writes figures with uids or codes; a unit whose code isn't its own alone on the period's last day keeps its uid. */
export function createWriter(
  catalogue: Catalogue,
  tree: OrgUnitTree,
  scheme: IdScheme,
): (row: ExportRow) => WrittenValue | LeftOut {
  return (row) => {
    const element = catalogue.elements.byId(row.dataElementId)
    const unit = tree.get(row.orgUnitId)
    const breakdown = catalogue.breakdowns.byKey(row.breakdownKey)
    if (!element || !unit || !breakdown) throw new Error('A figure names something that isn’t there')
    if (row.value === null) return 'missing'
    if (!isReadIn(catalogue, row)) return 'calendar'
    const total = row.breakdownKey === ''
    const byCode = scheme === 'code'
    return {
      dataElement: byCode ? element.code : element.uid,
      period: toDhis2Period(row.period) ?? row.period,
      orgUnit: byCode ? unitCode(tree, unit, periodRange(row.calendar, row.period).end) : unit.uid,
      categoryOptionCombo: byCode
        ? total
          ? 'default'
          : row.breakdownKey
        : total
          ? defaultCombo
          : breakdown.uid,
      attributeOptionCombo: byCode ? 'default' : defaultCombo,
      value: row.value,
      lastUpdated: row.updatedAt.toISOString(),
      ...(row.comment === null ? {} : { comment: row.comment }),
    }
  }
}

/** A file says no calendar: a value is read back in the calendar of its element's form, else in the statistical one. */
function isReadIn(catalogue: Catalogue, { dataElementId, calendar, period }: ExportRow): boolean {
  const type = parsePeriod(period)?.type
  const forms = catalogue.formsWith(dataElementId).filter(({ frequency }) => frequency === type)
  return forms.length > 0 ? forms.some((form) => form.calendar === calendar) : calendar === 'statistical'
}

function unitCode(tree: OrgUnitTree, unit: OrgUnitNode, day: string): string {
  const found = unit.code === null ? undefined : tree.resolve(`code:${unit.code}@${day}`)
  return unit.code !== null && found?.id === unit.id ? unit.code : unit.uid
}

/** What stands before, between and after the values of a file. */
export function fileParts(
  format: ExportFormat,
  scheme: IdScheme,
): { before: string; between: string; after: string } {
  if (format === 'csv') return { before: `${csvColumns.join(',')}\n`, between: '', after: '' }
  const schemes = scheme === 'code' ? '"dataElementIdScheme":"CODE","orgUnitIdScheme":"CODE",' : ''
  return { before: `{${schemes}"dataValues":[\n`, between: ',\n', after: '\n]}\n' }
}

export function writeValue(value: WrittenValue, format: ExportFormat): string {
  if (format === 'json') return JSON.stringify(value)
  const { dataElement, period, orgUnit, categoryOptionCombo, attributeOptionCombo } = value
  const cells = [dataElement, period, orgUnit, categoryOptionCombo, attributeOptionCombo, value.value]
  return `${[...cells, '', value.lastUpdated, value.comment ?? '', '', ''].map(toCell).join(',')}\n`
}

function toCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
