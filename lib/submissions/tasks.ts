import type { IsoDate } from '@/lib/periods/period'
import type { Standing } from './obligations'

export const taskGroups = ['returned', 'overdue', 'due', 'open', 'waiting', 'done'] as const
/**
 * What an officer is to do, the most pressing first: sent back; past its day and not sent; period over, still in time;
 * period under way; sent and waiting; approved.
 */
export type TaskGroup = (typeof taskGroups)[number]

/** Which list a duty stands in on a day. `periodEnd` is the period's last day. */
export function taskGroupOf(
  { status, late, received }: Pick<Standing, 'status' | 'late' | 'received'>,
  periodEnd: IsoDate,
  today: IsoDate,
): TaskGroup {
  if (status === 'returned') return 'returned'
  if (status === 'submitted') return 'waiting'
  if (status === 'approved' || status === 'locked') return 'done'
  // A correction under way: the approved report stands, but a person has begun something.
  if (received) return 'due'
  if (late) return 'overdue'
  return periodEnd < today ? 'due' : 'open'
}
