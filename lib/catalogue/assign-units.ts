import type { UnitData } from '@/lib/org-units/unit-data'
import type { CatalogueAssignment } from './catalogue'
import type { FormFile } from './form-file'

type Span = { validFrom: string | null; validTo: string | null }

/**
 * Which units owe a form and when: every unit of the rule's level under the rule's area, and the area itself when it is
 * of that level, on the days on which the rule, the unit and its place there all hold. Days are inclusive; null is open.
 */
export function assignUnits(
  rules: FormFile['assignedTo'],
  { units, parents }: Pick<UnitData, 'units' | 'parents'>,
): CatalogueAssignment[] {
  const byId = new Map(units.rows.map((unit) => [unit.id, unit]))
  const under = (container: string, span: Span): { id: string; span: Span }[] =>
    parents.rows
      .filter(({ parent }) => parent === container)
      .flatMap((edge) => {
        const unit = byId.get(edge.child)
        const inPlace = unit && intersect(intersect(span, toSpan(edge)), toSpan(unit))
        return inPlace ? [{ id: edge.child, span: inPlace }, ...under(edge.child, inPlace)] : []
      })
  return rules.flatMap(({ level, within, from, to }) => {
    const rule = { validFrom: from, validTo: to }
    const area = byId.get(within)
    const own = area && intersect(rule, toSpan(area))
    return [...(own ? [{ id: within, span: own }] : []), ...under(within, rule)]
      .filter(({ id }) => byId.get(id)?.level === level)
      .map(({ id, span }) => ({ orgUnitId: id, ...span }))
  })
}

function toSpan(row: { valid_from: string | null; valid_to: string | null }): Span {
  return { validFrom: row.valid_from, validTo: row.valid_to }
}

function intersect(a: Span | null, b: Span): Span | null {
  if (!a) return null
  const validFrom =
    [a.validFrom, b.validFrom]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  const validTo =
    [a.validTo, b.validTo]
      .filter((day) => day !== null)
      .sort()
      .at(0) ?? null
  return validFrom && validTo && validTo < validFrom ? null : { validFrom, validTo }
}
