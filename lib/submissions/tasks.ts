import type { CatalogueMilestone } from '@/lib/catalogue/catalogue'
import { toSearchName } from '@/lib/org-units/search'
import { calendarDay } from '@/lib/periods/deadline'
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

/** A milestone of one period: on a day of its own. */
export type TaskMilestone = Pick<CatalogueMilestone, 'code' | 'nameVi' | 'nameEn'> & { day: IsoDate }

/** The days of a period's milestones, without those that only say the due date again or hang on an event. */
export function milestonesOf(
  milestones: readonly CatalogueMilestone[],
  period: string,
  dueDate: IsoDate,
): TaskMilestone[] {
  return milestones.flatMap(({ code, nameVi, nameEn, onDay }) => {
    const day = onDay === null ? dueDate : calendarDay(onDay, period)
    return day === dueDate ? [] : [{ code, nameVi, nameEn, day }]
  })
}

type Searched = {
  form: { code: string; nameVi: string; nameEn: string }
  orgUnit: { fullName: string }
  period: string
}

/** The tasks whose unit, form or period has every word looked for, marks or not; of one form when its code is given. */
export function findTasks<One extends Searched>(
  tasks: readonly One[],
  { q, form }: { q: string; form: string },
): One[] {
  const words = toSearchName(q).split(' ').filter(Boolean)
  return tasks.filter((task) => {
    if (form !== '' && task.form.code !== form) return false
    const { orgUnit, period } = task
    const text = ` ${toSearchName([orgUnit.fullName, task.form.code, task.form.nameVi, task.form.nameEn, period].join(' '))}`
    return words.every((word) => text.includes(` ${word}`))
  })
}
