import type { Catalogue } from '@/lib/catalogue/catalogue'
import { leavesOf } from '@/lib/indicators/formula'
import { type Calendar, type PeriodType, parsePeriod } from '@/lib/periods/period'
import { listSenders } from '@/lib/values/queries'
import type { DutyQuestion } from './duties'
import { closedUniverse, type Universe } from './universe'

/** What has come of a question's open elements; nothing else is read where all is asked by forms with approval. */
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
