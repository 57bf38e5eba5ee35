export const submissionStatuses = ['draft', 'submitted', 'returned', 'approved', 'locked'] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]

/** Where a submission stands and who has had a hand in it: what the workflow rules decide on. */
export type SubmissionState = {
  id: string
  status: SubmissionStatus
  /** Guards every change of state. */
  version: number
  revision: number
  /** Somebody locked it; it stays so through its corrections. */
  locked: boolean
  submittedById: string | null
  /** Everybody who entered a figure of it. */
  enteredByIds: readonly string[]
  /** Levels the form asks for: 0, 1 or 2. */
  approvalLevels: number
  /** Who approved this revision since it was last sent, in order of level. */
  approvedByIds: readonly string[]
}

/** What names a submission before it exists. */
export type SubmissionKey = { formCode: string; orgUnitId: string; period: string }

/** One figure of a form as stored; the number as a machine writes it. */
export type Cell = {
  dataElement: string
  breakdown: string
  value: string | null
  missing: string | null
  comment: string | null
  /** Marked to be looked at again. */
  followUp: boolean
  version: number
}

export type CellKey = `${string}|${string}`

/** Names a cell in forms, errors and links: `D8-3.1d|sex=female`. */
export function toCellKey(dataElement: string, breakdown: string): CellKey {
  return `${dataElement}|${breakdown}`
}

export function parseCellKey(key: string): { dataElement: string; breakdown: string } | null {
  const bar = key.indexOf('|')
  return bar <= 0 ? null : { dataElement: key.slice(0, bar), breakdown: key.slice(bar + 1) }
}

/** A blank draft cell: it was typed once and emptied again. */
export function isBlank(cell: { value: string | null; missing: string | null }): boolean {
  return cell.value === null && cell.missing === null
}
