import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type Calendar, type IsoDate, periodRange } from '@/lib/periods/period'
import type { Words } from './words'

/** The day districts ended and provinces merged: what stands on its two sides was reported by other units. */
const reform: IsoDate = '2025-07-01'

/** Whether the reform lies between two periods: what changed then was who reports, so they are not compared. */
export function crossesReform(earlier: string, later: string, calendar: Calendar): boolean {
  return periodRange(calendar, earlier).end < reform && reform <= periodRange(calendar, later).end
}

/** The reform as a line in front of the first period after it, with the act that the successions name. */
export function findBreaks(
  tree: OrgUnitTree,
  periods: readonly string[],
  calendar: Calendar,
  words: Words,
): { before: string; label: string }[] {
  const after = periods.find((period) => periodRange(calendar, period).end >= reform)
  const startsBefore = periods[0] !== undefined && periodRange(calendar, periods[0]).end < reform
  if (!after || !startsBefore) return []
  const act = findAct(tree)
  return [{ before: after, label: act === null ? words('break') : words('breakAct', { act }) }]
}

/** "QĐ 19/2025/QĐ-TTg" of "QĐ 19/2025/QĐ-TTg ngày 30/06/2025 (…)": the number says which act it is. */
function findAct(tree: OrgUnitTree): string | null {
  for (const { id, validTo } of tree.list()) {
    if (validTo === null) continue
    const step = tree.successorsOf(id).find(({ effective, legalAct }) => effective === reform && legalAct)
    if (step?.legalAct) return (step.legalAct.split(/ ngày | \(/)[0] ?? step.legalAct).trim()
  }
  return null
}
