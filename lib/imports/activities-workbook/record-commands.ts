import type { Viewer } from '@/lib/access/viewer'
import type { ActivityInput } from '@/lib/activities/activity'
import { findActivity, findDuplicates } from '@/lib/activities/queries'
import { type ActivityFailure, recordActivity } from '@/lib/activities/record-commands'
import type { IsoDate } from '@/lib/periods/period'

export type RowToRecord = { row: number; input: ActivityInput; reason: string }

export type RowRecorded = {
  row: number
  title: string
  /** Of the one recorded now, or of the same one that was there. */
  id: string | null
  /** It was there already, with every figure: sent twice, it is one. */
  wasThere: boolean
  failure: ActivityFailure | null
}

/** Records each row as the form would, one after the other: one that is refused keeps none of the others out. */
export async function recordRows(
  viewer: Viewer,
  rows: readonly RowToRecord[],
  today: IsoDate,
): Promise<RowRecorded[]> {
  const answers: RowRecorded[] = []
  const own = new Set<string>()
  for (const { row, input, reason } of rows) {
    const known = await findSame(viewer, input, own)
    if (known) {
      own.add(known)
      answers.push({ row, title: input.title, id: known, wasThere: true, failure: null })
      continue
    }
    const result = await recordActivity(viewer, input, { today, reason })
    if (result.ok) own.add(result.value.id)
    answers.push({
      ...{ row, title: input.title, wasThere: false },
      id: result.ok ? result.value.id : null,
      failure: result.ok ? null : result.error,
    })
  }
  return answers
}

/** An activity that says just this, besides those this very file has brought: two equal rows are two activities. */
async function findSame(
  viewer: Viewer,
  input: ActivityInput,
  except: ReadonlySet<string>,
): Promise<string | null> {
  for (const { id, title } of await findDuplicates(viewer, input)) {
    if (except.has(id) || title !== input.title) continue
    const found = await findActivity(viewer, id)
    if (found && saysTheSame(found.activity, input)) return id
  }
  return null
}

function saysTheSame(a: Omit<ActivityInput, 'groupsAreAll'>, b: ActivityInput): boolean {
  const facts = (one: Omit<ActivityInput, 'groupsAreAll'>) => [
    ...[one.type, one.orgUnitId, one.title, one.dateFrom, one.dateTo, one.venue, one.participantUnit],
    ...[one.sessions, one.cost === null ? null : Number(one.cost), one.organisers],
    Object.entries(one.counts).sort(([x], [y]) => (x < y ? -1 : 1)),
  ]
  return JSON.stringify(facts(a)) === JSON.stringify(facts(b))
}
