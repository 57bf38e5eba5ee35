import { fromDhis2Period } from '@/lib/periods/dhis2-period'
import { columnsOf, separatorOf } from './read-csv'
import { isCsvTemplate } from './workbook/read-csv-template'

/** What a file is, told by what stands in it: names and endings lie. */
export type FileKind = 'data-values' | 'metadata' | 'register' | 'template' | 'unknown'

/** So much of a file's beginning is looked at. */
export const headLength = 64 * 1024

/** Lists of DHIS2's metadata that the import knows, or that only metadata has. */
const metadataWords =
  /"(organisationUnits|organisationUnitLevels|organisationUnitGroups|dataElements|dataElementGroups|categories|categoryOptions|categoryCombos|categoryOptionCombos|dataSets|sections|indicatorTypes|indicators|indicatorGroups|validationRules|constants|system)"\s*:\s*[[{]/

/** `head`: the first {@link headLength} letters of the unpacked text, or all of it. */
export function detectFile(head: string): FileKind {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (text.startsWith('{')) {
    if (/"dataValues"\s*:\s*\[/.test(text)) return 'data-values'
    return metadataWords.test(text) ? 'metadata' : 'unknown'
  }
  if (isCsvTemplate(text)) return 'template'
  const row = firstRow(text)
  const words = row.map((word) => word.toLowerCase())
  if (columnsOf(row)) return 'data-values'
  if (['id', 'level', 'name', 'parent_id'].every((word) => words.includes(word))) return 'register'
  // DHIS2 also writes values without a header row: element, period, unit, two combinations, value.
  return row.length >= 6 && fromDhis2Period(row[1] ?? '') !== null ? 'data-values' : 'unknown'
}

function firstRow(text: string): string[] {
  const line = text.split(/\r?\n/, 1)[0] ?? ''
  return line.split(separatorOf(line)).map((word) => word.replaceAll('"', '').trim())
}
