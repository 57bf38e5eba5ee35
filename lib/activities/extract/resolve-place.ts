import { coversDay, type OrgUnitNode } from '@/lib/org-units/org-unit'
import type { IsoDate } from '@/lib/periods/period'
import type { Gazetteer, PlaceMention } from './gazetteer'
import type { ReadNote } from './model'

export type ResolvedPlace = { unit: OrgUnitNode; confidence: number } | { note: ReadNote }

/**
 * The one unit a place means on the day of the event. The larger place named with it decides first, then the other places
 * of the text; a unit that had ended or had not begun is told, not used; of several that fit none is taken.
 */
export function resolvePlace(
  gazetteer: Gazetteer,
  place: PlaceMention,
  { day, others }: { day?: IsoDate; others: readonly PlaceMention[] },
): ResolvedPlace {
  if (place.units.length === 0) return { note: note('place-unknown', place) }
  const inForce = day === undefined ? place.units : place.units.filter((unit) => coversDay(unit, day))
  const larger = largerOf(place)
  if (inForce.length === 0 && day !== undefined) {
    const kept = narrow(gazetteer, place.units, larger, others, undefined)
    return { note: outOfForce(kept, place, day) }
  }
  const fitting = narrow(gazetteer, inForce, larger, others, day)
  const [only, ...more] = fitting
  if (only && more.length === 0) return { unit: only, confidence: confidenceOf(place, inForce.length, day) }
  if (fitting.length === 0) {
    // The larger place is named but none of these lies in it on the day.
    if (day !== undefined) {
      const earlier = narrow(gazetteer, place.units, larger, others, undefined)
      if (earlier.length > 0 && earlier.every((unit) => !coversDay(unit, day)))
        return { note: outOfForce(earlier, place, day) }
    }
    return {
      note: note(larger.some(({ units }) => units.length > 0) ? 'place-unknown' : 'place-ambiguous', place, {
        units: describe(gazetteer, inForce),
      }),
    }
  }
  const sameLine = new Set(fitting.map(({ name, level }) => `${level} ${name}`))
  const code =
    day === undefined && sameLine.size === 1 && areSuccessive(fitting)
      ? 'place-needs-date'
      : 'place-ambiguous'
  return { note: note(code, place, { units: describe(gazetteer, fitting) }) }
}

function largerOf({ within }: PlaceMention): PlaceMention[] {
  return within ? [within, ...largerOf(within)] : []
}

/** True when the unit lies in the other on the day, or without a day on any day both knew. */
export function liesIn({ tree }: Gazetteer, unit: OrgUnitNode, other: OrgUnitNode, day?: IsoDate): boolean {
  if (unit.id === other.id) return true
  const days = day ? [day] : [unit.validTo ?? today, unit.validFrom ?? unit.validTo ?? today]
  return days.some((each) => tree.ancestorIdsOn(unit.id, each).includes(other.id))
}

/** Any day on which what is in force now is in force. */
const today = '9999-12-31'

function narrow(
  gazetteer: Gazetteer,
  candidates: readonly OrgUnitNode[],
  larger: readonly PlaceMention[],
  others: readonly PlaceMention[],
  day: IsoDate | undefined,
): OrgUnitNode[] {
  let left = [...candidates]
  for (const place of larger) {
    if (place.units.length === 0) continue
    left = left.filter((unit) => place.units.some((other) => liesIn(gazetteer, unit, other, day)))
  }
  if (left.length < 2) return left
  // Then whatever else the text names: the more exact first.
  const counts = left.map((unit) => ({ unit, score: contextScore(gazetteer, unit, others, day) }))
  const best = Math.max(...counts.map(({ score }) => score))
  return best === 0 ? left : counts.filter(({ score }) => score === best).map(({ unit }) => unit)
}

/** How strongly the text's other places speak for a unit: those it lies in and those that lie in it. */
function contextScore(
  gazetteer: Gazetteer,
  unit: OrgUnitNode,
  others: readonly PlaceMention[],
  day?: IsoDate,
): number {
  const seen = new Set<string>()
  let score = 0
  for (const other of others) {
    const near = other.units.find((each) => {
      if (each.id === unit.id || each.level === unit.level || seen.has(each.id)) return false
      return liesIn(gazetteer, unit, each, day) || liesIn(gazetteer, each, unit, day)
    })
    if (!near) continue
    seen.add(near.id)
    // A place of one meaning says more than one of many.
    score += 1 / other.units.length
  }
  return score
}

function confidenceOf({ rank, within, units }: PlaceMention, choices: number, day?: IsoDate): number {
  let confidence = rank ? 0.95 : 0.8
  if (!within && choices > 1) confidence -= 0.15
  if (day === undefined) confidence -= units.length > 1 ? 0.2 : 0.1
  return Math.round(confidence * 100) / 100
}

function areSuccessive(units: readonly OrgUnitNode[]): boolean {
  const sorted = [...units].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
  return sorted.every((unit, index) => {
    const next = sorted[index + 1]
    return !next || (unit.validTo !== null && next.validFrom !== null && unit.validTo < next.validFrom)
  })
}

function outOfForce(units: readonly OrgUnitNode[], place: PlaceMention, day: IsoDate): ReadNote {
  const unit = [...units].sort((a, b) => ((a.validTo ?? today) > (b.validTo ?? today) ? -1 : 1))[0]
  return note('place-not-in-force', place, {
    day,
    ended: unit?.validTo && unit.validTo < day ? unit.validTo : '',
    begins: unit?.validFrom && unit.validFrom > day ? unit.validFrom : '',
    unit: unit?.fullName ?? place.name,
  })
}

function describe({ tree }: Gazetteer, units: readonly OrgUnitNode[]): string {
  return units
    .slice(0, 5)
    .map((unit) => {
      const parent = tree.parentOn(unit.id, unit.validTo ?? unit.validFrom ?? today)
      return parent && parent.level !== 'country' ? `${unit.fullName} (${parent.name})` : unit.fullName
    })
    .join('; ')
}

function note(code: ReadNote['code'], place: PlaceMention, values: Record<string, string> = {}): ReadNote {
  return { code, evidence: { start: place.start, end: place.end }, values: { name: place.name, ...values } }
}
