import { canReadSmallCounts, canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import { addMembers } from '@/lib/submissions/derived/register-members'
import { basesOf, holderOn } from '@/lib/submissions/derived/register-places'
import {
  type MemberRow,
  readMembers,
  readStock,
  type StockRow,
} from '@/lib/submissions/derived/stock-queries'

/** How many of a kind stand in an area on a day. */
export type KindCount = {
  kind: CatalogueRegisterKind
  /** True when the numbers may not be shown to this reader; they are null then. */
  suppressed: boolean
  standing: number | null
  suspended: number | null
  /** Among them, those whose unit ended without one successor. */
  needsMove: number | null
  /** Ever opened by that day; none means that the register isn't kept there, which is no zero. */
  ever: number | null
  /** Of each breakdown stated by at least one; `stated` of `standing` say it. */
  members: { breakdown: string; value: number; stated: number }[]
}

/**
 * Stocks of every kind (or one) in an area at the end of a day; null where the area isn't the viewer's to read. Of
 * sensitive kinds nothing is told below provinces but to those who enter or review there: one number less another would
 * tell the third.
 */
export async function countEntries(
  viewer: Viewer,
  { orgUnitId, day, kindCode }: { orgUnitId: string; day: IsoDate; kindCode?: string },
): Promise<KindCount[] | null> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const unit = tree.get(orgUnitId)
  if (!unit) return null
  const kinds = catalogue.registerKinds.list.filter(
    ({ code, programmeCode }) =>
      (kindCode === undefined || code === kindCode) &&
      canReadUnit(viewer, tree, orgUnitId, programmeCode ?? undefined),
  )
  if (kinds.length === 0 && !canReadUnit(viewer, tree, orgUnitId)) return null
  const scope = { kindIds: kinds.map(({ id }) => id), bases: basesOf(tree, orgUnitId, day) }
  const [stock, members] = await Promise.all([readStock(db, day, scope), readMembers(db, day, scope)])
  const isTotal = unit.level === 'country' || unit.level === 'province'
  return kinds.map((kind) => {
    const programmeCode = kind.programmeCode ?? undefined
    const suppressed =
      kind.sensitive && !isTotal && !canReadSmallCounts(viewer, tree, orgUnitId, programmeCode)
    return toCount(tree, kind, stock, members, day, suppressed)
  })
}

function toCount(
  tree: OrgUnitTree,
  kind: CatalogueRegisterKind,
  stock: readonly StockRow[],
  members: readonly MemberRow[],
  day: IsoDate,
  suppressed: boolean,
): KindCount {
  if (suppressed)
    return { kind, suppressed, standing: null, suspended: null, needsMove: null, ever: null, members: [] }
  const own = stock.filter(({ kindId }) => kindId === kind.id)
  const waiting = own.filter(({ base }) => holderOn(tree, base, day).needsMove)
  const sum = (rows: readonly StockRow[], of: 'standing' | 'suspended' | 'ever') =>
    rows.reduce((all, row) => all + row[of], 0)
  return {
    kind,
    suppressed,
    standing: sum(own, 'standing'),
    suspended: sum(own, 'suspended'),
    needsMove: sum(waiting, 'standing'),
    ever: sum(own, 'ever'),
    members: addMembers(members.filter(({ kindId }) => kindId === kind.id)),
  }
}
