import { canReview } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import { matchesSearch } from '@/lib/org-units/search'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'

/** One form and the units whose reports of it the viewer reviews; null: of every unit that owes it. */
export type ReviewScope = { formId: number; orgUnitIds: readonly string[] | null }

/** What narrows a scope: a unit with everything inside it, words of the unit's name. Empty texts narrow nothing. */
export type Narrowing = { form: string; orgUnit: string; q: string }

/** Which forms of which units the viewer reviews, by the one rule of who may, narrowed as asked. */
export function reviewScopes(
  viewer: Viewer,
  tree: OrgUnitTree,
  forms: readonly CatalogueForm[],
  { form: formCode, orgUnit, q }: Narrowing = { form: '', orgUnit: '', q: '' },
): ReviewScope[] {
  return forms.flatMap((form) => {
    if (formCode && form.code !== formCode) return []
    const owing = [...new Set(form.assignments.map(({ orgUnitId }) => orgUnitId))]
    const wanted = owing.filter(
      (id) =>
        canReview(viewer, tree, id, form.programmeCode) &&
        (!orgUnit || id === orgUnit || tree.isWithin(id, orgUnit)) &&
        (!q || matchesSearch(tree.get(id)?.searchName ?? '', q)),
    )
    if (wanted.length === 0) return []
    return [{ formId: form.id, orgUnitIds: wanted.length === owing.length ? null : wanted }]
  })
}

/** So many areas fit in a list to choose from; beyond, provinces alone do. */
const mostAreas = 60

/**
 * Areas a reviewer may narrow the desk to: what they are granted, the provinces inside, and the districts too while the
 * list stays short. Single communes are found by name.
 */
export function listReviewAreas(viewer: Viewer, tree: OrgUnitTree): OrgUnitNode[] {
  const granted = new Set(
    viewer.grants.filter(({ role }) => role === 'reviewer').map(({ orgUnitId }) => orgUnitId),
  )
  const inside = tree.list().filter((unit) => {
    if (granted.has(unit.id)) return true
    const above = unit.level === 'province' || unit.level === 'district'
    return (
      above &&
      [...granted].some((area) => tree.get(area)?.level === 'country' || tree.isWithin(unit.id, area))
    )
  })
  const short = inside.length <= mostAreas
  return inside.filter(({ id, level }) => granted.has(id) || short || level === 'province')
}
