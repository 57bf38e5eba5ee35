import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import type { db, Tx } from '@/lib/db'
import { periodRange } from '@/lib/periods/period'
import { type FormDefinition, type FormItem, itemsOf } from '../form'
import type { SubmissionKey } from '../submission'
import type { Ground } from './activity-figures-queries'
import { type DerivedFigure, type DerivedFigures, toDerivedFigures } from './derived-figure'
import { addMembers } from './register-members'
import { basesOf } from './register-places'
import { type MemberRow, readMembers, readStock, type StockRow } from './stock-queries'

/**
 * What the registers say at the end of a period, for the cells of a form: how many stand in the unit's area on the
 * period's last day, and their members as far as all of them state them. An element whose registers were never used
 * there has no figure: that is not zero.
 */
export async function listStockFigures(
  client: Tx | typeof db,
  { catalogue, tree }: Ground,
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
): Promise<DerivedFigures> {
  const items = itemsOf(form)
  const asked = new Set(items.map(({ dataElementId }) => dataElementId))
  const feeds = (id: number | null) => id !== null && asked.has(id)
  const kinds = catalogue.registerKinds.list.filter(
    ({ countedInId, membersInId }) => feeds(countedInId) || feeds(membersInId),
  )
  if (kinds.length === 0) return toDerivedFigures([])
  const { end } = periodRange(form.calendar, period)
  const scope = { kindIds: kinds.map(({ id }) => id), bases: basesOf(tree, orgUnitId, end) }
  const stock = await readStock(client, end, scope)
  const members = stock.length === 0 ? [] : await readMembers(client, end, scope)
  return toDerivedFigures(items.flatMap((item) => figuresOf(item, kinds, stock, members)))
}

/** Several kinds may feed one element: models of one sort and another. */
function figuresOf(
  { dataElementId, code, columns }: FormItem,
  kinds: readonly CatalogueRegisterKind[],
  stock: readonly StockRow[],
  members: readonly MemberRow[],
): DerivedFigure[] {
  const idsOf = (of: 'countedInId' | 'membersInId') =>
    new Set(kinds.filter((kind) => kind[of] === dataElementId).map(({ id }) => id))
  const [counted, told] = [idsOf('countedInId'), idsOf('membersInId')]
  const rows = stock.filter(({ kindId }) => counted.has(kindId) || told.has(kindId))
  if (rows.length === 0) return []
  const standing = rows.reduce((sum, row) => sum + row.standing, 0)
  const figure = (breakdown: string, sum: number, stated: number): DerivedFigure => ({
    dataElementId,
    dataElement: code,
    breakdown,
    value: stated === standing ? String(sum) : null,
    stated,
    records: standing,
  })
  if (counted.size > 0) return columns.includes('') ? [figure('', standing, standing)] : []
  const sums = addMembers(members.filter(({ kindId }) => told.has(kindId)))
  return columns.map((breakdown) => {
    const sum = sums.find((row) => row.breakdown === breakdown)
    return figure(breakdown, sum?.value ?? 0, sum?.stated ?? 0)
  })
}
