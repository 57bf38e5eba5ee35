import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type Calendar, periodRange } from '@/lib/periods/period'
import type { DerivedFigure } from '@/lib/submissions/derived/derived-figure'
import { addMembers } from './count-queries'
import { basesOf } from './life'
import { readMembers, readStock } from './stock-queries'

/**
 * What the registers say at the end of a period, for the cells of a form: how many stand in the unit's area on the
 * period's last day, and their members; a number that not all of them state is no figure. An element whose registers were never used there has no figure: that is not
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
    const figure = (breakdown: string, sum: number, stated: number, records: number): DerivedFigure => ({
      dataElementId: id,
      dataElement: element.code,
      breakdown,
      value: stated === records ? String(sum) : null,
      stated,
      records,
    })
    const idsOf = (of: 'countedInId' | 'membersInId') =>
      new Set(kinds.filter((kind) => kind[of] === id).map((kind) => kind.id))
    const [counted, told] = [idsOf('countedInId'), idsOf('membersInId')]
    const rows = stock.filter(({ kindId }) => counted.has(kindId) || told.has(kindId))
    if (rows.length === 0) return []
    const standing = rows.reduce((sum, row) => sum + row.standing, 0)
    if (counted.size > 0) return [figure('', standing, standing, standing)]
    const sums = addMembers(members.filter(({ kindId }) => told.has(kindId)))
    const total = sums.find(({ breakdown }) => breakdown === '')
    return [
      figure('', total?.value ?? 0, total?.stated ?? 0, standing),
      ...sums
        .filter(({ breakdown }) => breakdown !== '')
        .map(({ breakdown, value, stated }) => figure(breakdown, value, stated, standing)),
    ]
  })
}
