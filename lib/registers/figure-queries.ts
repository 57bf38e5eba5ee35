import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type Calendar, periodRange } from '@/lib/periods/period'
import { addMembers } from './count-queries'
import { basesOf } from './life'
import { readMembers, readStock } from './stock-queries'

/** A figure that a form's cell is offered, with how much it stands on. */
export type DerivedFigure = {
  dataElementId: number
  /** Code of the data element. */
  dataElement: string
  /** `""` is the total. */
  breakdown: string
  /** Exact decimal text: the sum over those that state it. */
  value: string
  /** So many of so many records state this breakdown; a part is never taken for the whole. */
  stated: number
  of: number
  source: 'activities' | 'registers'
}

/**
 * What the registers say at the end of a period, for the cells of a form: how many stand in the unit's area on the
 * period's last day, and their members. An element whose registers were never used there has no figure: that is not
 * zero. Who may see it is asked by the form.
 */
export async function listRegisterFigures({
  elements,
  orgUnitId,
  calendar,
  period,
}: {
  elements?: readonly number[]
  orgUnitId: string
  calendar: Calendar
  period: string
}): Promise<DerivedFigure[]> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const asked = (id: number | null): id is number => id !== null && (!elements || elements.includes(id))
  const kinds = catalogue.registerKinds.list.filter(
    (kind) => asked(kind.countedInId) || asked(kind.membersInId),
  )
  if (kinds.length === 0) return []
  const { end } = periodRange(calendar, period)
  const scope = { kindIds: kinds.map(({ id }) => id), bases: basesOf(tree, orgUnitId, end) }
  const [stock, members] = await Promise.all([readStock(end, scope), readMembers(end, scope)])
  const wanted = [...new Set(kinds.flatMap((kind) => [kind.countedInId, kind.membersInId]))].filter(asked)
  return wanted.flatMap((id) => {
    const element = catalogue.elements.byId(id)
    if (!element) return []
    const base = { dataElementId: id, dataElement: element.code, source: 'registers' as const }
    const idsOf = (of: 'countedInId' | 'membersInId') =>
      new Set(kinds.filter((kind) => kind[of] === id).map((kind) => kind.id))
    const [counted, told] = [idsOf('countedInId'), idsOf('membersInId')]
    const rows = stock.filter(({ kindId }) => counted.has(kindId) || told.has(kindId))
    if (rows.length === 0) return []
    const standing = rows.reduce((sum, row) => sum + row.standing, 0)
    if (counted.size > 0)
      return [{ ...base, breakdown: '', value: String(standing), stated: standing, of: standing }]
    const sums = addMembers(members.filter(({ kindId }) => told.has(kindId)))
    // All closed: nobody is a member, and nobody left to say so.
    if (standing === 0) return [{ ...base, breakdown: '', value: '0', stated: 0, of: 0 }]
    return sums.map(({ breakdown, value, stated }) => ({
      ...base,
      breakdown,
      value: String(value),
      stated,
      of: standing,
    }))
  })
}
