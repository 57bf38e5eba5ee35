import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { type Assignment, owingUnits } from '@/lib/submissions/obligations'

/** The units assigned any of some forms and in force on a day; the same set again as long as nothing changes. */
export type Owing = (formIds: readonly number[], day: IsoDate) => ReadonlySet<string>

const known = new WeakMap<OrgUnitTree, WeakMap<Catalogue, Owing>>()

/** Who owes what, remembered as long as tree and catalogue are the same. */
export function owingOf(tree: OrgUnitTree, catalogue: Catalogue): Owing {
  const byCatalogue = known.get(tree) ?? new WeakMap<Catalogue, Owing>()
  known.set(tree, byCatalogue)
  const owing = byCatalogue.get(catalogue) ?? makeOwing(tree, catalogue)
  byCatalogue.set(catalogue, owing)
  return owing
}

type Assigned = { assignments: readonly Assignment[]; turns: readonly IsoDate[] }

function makeOwing(tree: OrgUnitTree, catalogue: Catalogue): Owing {
  const assigned = new Map<string, Assigned>()
  const sets = new Map<string, ReadonlySet<string>>()
  return (formIds, day) => {
    const forms = formIds.join('+')
    const own = assigned.get(forms) ?? collect(catalogue, formIds)
    assigned.set(forms, own)
    const address = `${forms}|${tree.epochOf(day)}|${own.turns.filter((turn) => turn <= day).length}`
    const set = sets.get(address) ?? new Set(owingUnits(own.assignments, day, tree.isInForce))
    sets.set(address, set)
    return set
  }
}

/** The assignments of forms, and the days on which any of them begins or has ended. */
function collect(catalogue: Catalogue, formIds: readonly number[]): Assigned {
  const assignments = formIds.flatMap((id) => catalogue.forms.byId(id)?.assignments ?? [])
  const turns = assignments.flatMap(({ validFrom, validTo }) => [
    ...(validFrom ? [validFrom] : []),
    ...(validTo ? [addDays(validTo, 1)] : []),
  ])
  return { assignments, turns: [...new Set(turns)] }
}
