import { formatDate } from '@/lib/format'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type Calendar, type IsoDate, periodRange } from '@/lib/periods/period'
import type { Speech } from './chart-words'
import type { Item } from './items'
import type { Words } from './words'

/** The day districts ended and provinces merged: what stands on its two sides was reported by other units. */
const reform: IsoDate = '2025-07-01'

/**
 * Whether two periods may not be compared: between them lies the reform, which changed who reports, or a change of the
 * item's definition.
 */
export function crossesBreak(item: Item, earlier: string, later: string, calendar: Calendar): boolean {
  const [before, after] = [periodRange(calendar, earlier).end, periodRange(calendar, later).end]
  return (
    (before < reform && reform <= after) ||
    item.definitions.some(({ validTo }) => before <= validTo && validTo < after)
  )
}

/** The reform and every change of definition, each as a line in front of the first period after it, with its act. */
export function findBreaks(
  tree: OrgUnitTree,
  item: Item,
  areaId: string,
  periods: readonly string[],
  calendar: Calendar,
  speech: Speech,
): Break[] {
  return [
    ...findReform(tree, periods, calendar, speech.words),
    ...findMoves(tree, areaId, periods, calendar, speech.words),
    ...findChanges(item, periods, calendar, speech),
  ]
}

type Break = { before: string; label: string }

/** Days on which the area itself went on with other ground: a part given away or received. */
function findMoves(
  tree: OrgUnitTree,
  areaId: string,
  periods: readonly string[],
  calendar: Calendar,
  words: Words,
): Break[] {
  return tree.bordersMoved(areaId).flatMap(({ day, legalAct }) => {
    const before = day === reform ? undefined : firstAfter(periods, calendar, day)
    const moved = { date: formatDate(day), act: legalAct ?? '' }
    return before ? [{ before, label: words(legalAct ? 'breakMovedAct' : 'breakMoved', moved) }] : []
  })
}

/** The first period that ends on the day or later, where an earlier one ends before it. */
function firstAfter(periods: readonly string[], calendar: Calendar, day: IsoDate): string | undefined {
  const endOf = (period: string) => periodRange(calendar, period).end
  const startsBefore = periods[0] !== undefined && endOf(periods[0]) < day
  return startsBefore ? periods.find((period) => endOf(period) >= day) : undefined
}

function findChanges(
  { definitions }: Item,
  periods: readonly string[],
  calendar: Calendar,
  { words, language }: Speech,
): Break[] {
  const endOf = (period: string) => periodRange(calendar, period).end
  return definitions.flatMap(({ validTo, changeVi, changeEn }) => {
    const after = periods.find((period) => endOf(period) > validTo)
    const startsBefore = periods[0] !== undefined && endOf(periods[0]) <= validTo
    if (!after || !startsBefore) return []
    const note = (language === 'vi' ? changeVi : changeEn) ?? changeVi
    return [{ before: after, label: note ? words('breakChange', { note }) : words('breakDefinition') }]
  })
}

function findReform(
  tree: OrgUnitTree,
  periods: readonly string[],
  calendar: Calendar,
  words: Words,
): Break[] {
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
