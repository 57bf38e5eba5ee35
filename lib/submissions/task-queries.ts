import { canEnter, hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { closedFrom } from './access'
import { leaveKey, listLeaves } from './lock-queries'
import { type FormObligation, listObligations } from './obligations-queries'
import { milestonesOf, type TaskGroup, type TaskMilestone, taskGroupOf } from './tasks'

export type Task = FormObligation & {
  group: TaskGroup
  /** The first day on which nothing more is taken; null: never closed. */
  closedFrom: IsoDate | null
  /** The last day of somebody's leave to enter or correct it although it is closed; null: none holds. */
  exceptionUntil: IsoDate | null
  /** Approved, and closed to corrections. */
  isLocked: boolean
  /** Other days of the period that officers must know, in order of the form. */
  milestones: TaskMilestone[]
}

/** The first year figures are asked for. */
const firstYear = 2023

/** Every form the viewer is to fill in, of periods begun by `today`, the nearest deadline last. */
export async function listTasks(viewer: Viewer, today: IsoDate): Promise<Task[]> {
  if (!hasRole(viewer, 'officer')) return []
  const tree = await getOrgUnitTree()
  // An administrative year begins in December of the year before.
  const periods = { fromYear: firstYear, toYear: Number(today.slice(0, 4)) + 1 }
  const [owed, leaves] = await Promise.all([listObligations(viewer, { periods, today }), listLeaves(today)])
  return owed
    .filter(({ form, orgUnit }) => canEnter(viewer, tree, orgUnit.id, form.programmeCode))
    .flatMap((obligation) => {
      const { start, end } = periodRange(obligation.form.calendar, obligation.period)
      if (start > today) return []
      const { form, orgUnit, period, status } = obligation
      const closed = closedFrom(form, period)
      const leave = leaves.get(leaveKey(form.id, orgUnit.id, period)) ?? null
      return [
        {
          ...obligation,
          group: taskGroupOf(obligation, end, today),
          closedFrom: closed,
          exceptionUntil: leave,
          isLocked:
            leave === null &&
            (status === 'locked' || (status === 'approved' && closed !== null && closed <= today)),
          milestones: milestonesOf(form.milestones, period, obligation.dueDate),
        },
      ]
    })
}
