/** A line of a file as it stands there, before anything is looked up; null where nothing stands. */
export type RawDataValue = {
  /** Counted from 1, as a person would. */
  line: number
  dataElement: string | null
  period: string | null
  orgUnit: string | null
  categoryOptionCombo: string | null
  attributeOptionCombo: string | null
  value: string | null
  comment: string | null
  deleted: boolean
}

/** What a set says once for all its values. */
export type SetDefaults = Pick<RawDataValue, 'period' | 'orgUnit' | 'attributeOptionCombo'>

export const noDefaults: SetDefaults = { period: null, orgUnit: null, attributeOptionCombo: null }

/** A text or number of a file; blank is null. */
export function toText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

export function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(true|1|yes)$/i.test(value.trim()))
}

/** The columns of DHIS2's CSV in its own order, read and written. */
export const csvColumns = [
  'dataelement',
  'period',
  'orgunit',
  'categoryoptioncombo',
  'attributeoptioncombo',
  'value',
  'storedby',
  'lastupdated',
  'comment',
  'followup',
  'deleted',
]
