import type { Catalogue } from '@/lib/catalogue/catalogue'
import { leavesOf } from '@/lib/indicators/formula'
import { type Calendar, type PeriodType, parsePeriod } from '@/lib/periods/period'
import { listSenders } from '@/lib/values/queries'
import type { DutyQuestion } from './duties'

/**
 * Where figures came without anybody being asked: of elements no form asks for, or only forms that need no approval
 * (imported data sets). What needs approval never comes from a unit that doesn't owe it.
 */
export type Universe = {
  /** The kinds of period in which figures of an element came. */
  typesOf: (elementId: number) => readonly PeriodType[]
  unitsOf: (elementId: number, period: string) => readonly string[]
}

/** What forms with approval say is everything. */
export const closedUniverse: Universe = { typesOf: () => [], unitsOf: () => [] }

export async function readUniverse(catalogue: Catalogue, question: DutyQuestion): Promise<Universe> {
  const { items, calendar } = question
  const leaves = items.flatMap(({ formula }) => (formula ? leavesOf(formula) : []))
  const open = new Set(
    leaves.map(({ elementId }) => elementId).filter((id) => isOpen(catalogue, id, calendar)),
  )
  if (open.size === 0) return closedUniverse
  const sent = await listSenders([...open], calendar)
  const types = new Map<number, Set<PeriodType>>()
  const units = new Map<string, readonly string[]>()
  for (const { dataElementId, period, orgUnitIds } of sent) {
    const type = parsePeriod(period)?.type
    if (type) types.set(dataElementId, (types.get(dataElementId) ?? new Set<PeriodType>()).add(type))
    units.set(`${dataElementId}|${period}`, orgUnitIds)
  }
  return {
    typesOf: (elementId) => [...(types.get(elementId) ?? [])],
    unitsOf: (elementId, period) => units.get(`${elementId}|${period}`) ?? [],
  }
}

function isOpen(catalogue: Catalogue, elementId: number, calendar: Calendar): boolean {
  const forms = catalogue.formsWith(elementId).filter((form) => form.calendar === calendar)
  return forms.every(({ approvalLevels }) => approvalLevels === 0)
}
