import type { Viewer } from '@/lib/access/viewer'
import { activityRights, programmeOf } from '@/lib/activities/access'
import type { ActivityField, ActivityInput, ActivityProblem } from '@/lib/activities/activity'
import { type ActivityRow, findDuplicates } from '@/lib/activities/queries'
import { readActivity } from '@/lib/activities/read-activity'
import { checkActivity } from '@/lib/activities/rules'
import type { IsoDate } from '@/lib/periods/period'
import { type Ground, getGround } from '@/lib/submissions/derived/activity-figures-queries'
import type { SheetRow, UnreadableCell } from './read-sheet'

export type RowProblem = {
  field: ActivityField
  code: ActivityProblem['code'] | UnreadableCell | 'out-of-scope'
  values: Readonly<Record<string, string>>
}

/** A row as it will be kept, or what keeps it out. */
export type RowPreview = SheetRow & {
  input: ActivityInput
  reason: string
  problems: RowProblem[]
  /** Activities there are of the same type, at the same place, with a day in common. */
  same: Pick<ActivityRow, 'id' | 'title' | 'dateFrom' | 'dateTo'>[]
  /** Earlier rows of the file of which that holds. */
  sameRows: number[]
}

/** What each row would be; the good ones, those that may be there already, and those something is wrong with. */
export async function previewRows(
  viewer: Viewer,
  rows: readonly SheetRow[],
  today: IsoDate,
): Promise<RowPreview[]> {
  const ground = await getGround()
  const read: RowPreview[] = rows.map((row) => {
    const { input, problems } = readActivity(row.fields, ground)
    const unreadable = row.unreadable.map(
      ({ field, code, shown }): RowProblem => ({ field: field as ActivityField, code, values: { shown } }),
    )
    const found: RowProblem[] = [...unreadable, ...problems, ...checkActivity(input, { ...ground, today })]
    const scope = found.length === 0 ? outOfScope(viewer, ground, input) : []
    const reason = row.fields.reason ?? ''
    return { ...row, input, reason, problems: firstOfEach([...found, ...scope]), same: [], sameRows: [] }
  })
  const good = read.filter(({ problems }) => problems.length === 0)
  for (const [index, row] of good.entries()) {
    row.same = await findDuplicates(viewer, row.input)
    row.sameRows = good.slice(0, index).flatMap((one) => (overlaps(one.input, row.input) ? [one.row] : []))
  }
  return read
}

/** What can't be read isn't there for the rules either: one word for one cell. */
function firstOfEach(problems: readonly RowProblem[]): RowProblem[] {
  const byField = new Map<string, RowProblem>()
  for (const problem of problems) if (!byField.has(problem.field)) byField.set(problem.field, problem)
  return [...byField.values()]
}

function outOfScope(viewer: Viewer, { catalogue, tree }: Ground, input: ActivityInput): RowProblem[] {
  const type = catalogue.activityTypes.byCode(input.type)
  const programme = type ? programmeOf(catalogue, type.id) : ''
  if (activityRights(viewer, tree, input.orgUnitId, programme).record) return []
  return [{ field: 'orgUnitId', code: 'out-of-scope', values: {} }]
}

function overlaps(a: ActivityInput, b: ActivityInput): boolean {
  return a.type === b.type && a.orgUnitId === b.orgUnitId && a.dateFrom <= b.dateTo && b.dateFrom <= a.dateTo
}
