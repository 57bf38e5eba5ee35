import type { Catalogue } from '@/lib/catalogue/catalogue'
import { type Aggregate, refused } from '@/lib/indicators/figure'
import type { Formula, Leaf } from '@/lib/indicators/formula'
import { joinKeys } from '@/lib/indicators/formula'
import { isCoarser, keysBehind } from '@/lib/indicators/roll-up'
import type { SubPeriod } from '@/lib/indicators/slots'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { sumFigures } from '@/lib/values/sums-queries'
import type { Membership, SumGroup, SumSlot, SumTerm, SumTime } from '@/lib/values/sums-sql'
import type { Duties, ElementDuty } from './duties'
import type { Item } from './items'
import { formulaOn } from './items'
import type { SeriesQuestion } from './series'
import { assembler } from './sum-answers'

/** The terms of one item for one unit, period and breakdown, added up in the store. */
export type Sums = {
  find(item: Item, orgUnitId: string, period: string, key: string): Map<string, Aggregate> | null
  lastChange: string | null
}

type Known = { catalogue: Catalogue; tree: OrgUnitTree }

/** The terms that enter together, for one item, period and breakdown. */
export type Part = { terms: readonly Leaf[]; duties: readonly ElementDuty[]; time: SumTime }

/**
 * Whether the store can add an item up for these periods as the engine would: plain elements of one pace, each read
 * once per period, or alone where it must be read over several. Everything else is added up from rows.
 */
export function canSum(item: Item, question: SeriesQuestion, duties: Duties, lastDayOf: LastDayOf): boolean {
  return question.periods.every((period) => {
    const formula = formulaOn(item, lastDayOf(period))
    const parts = formula ? partsOf(formula, item, period, duties) : []
    return parts.every((part) => part !== null && question.keys.every((key) => isReadOnce(part, key)))
  })
}

export type LastDayOf = (period: string) => string

const remembered = new WeakMap<Duties, Map<string, (Part | null)[]>>()

/** Terms as they pair: all together, or each by itself; null for a part that needs rows. */
function partsOf(formula: Formula, item: Item, period: string, duties: Duties): (Part | null)[] {
  const parts = remembered.get(duties) ?? new Map<string, (Part | null)[]>()
  remembered.set(duties, parts)
  const address = `${item.kind} ${item.id} ${period}`
  const known = parts.get(address) ?? findParts(formula, item, period, duties)
  parts.set(address, known)
  return known
}

function findParts(formula: Formula, item: Item, period: string, duties: Duties): (Part | null)[] {
  const leaves = formula.terms.filter((term) => term.kind === 'element')
  if (leaves.length < formula.terms.length) return [null]
  const grouped = formula.pairing === 'both' ? [leaves] : leaves.map((leaf) => [leaf])
  return grouped.map((terms) => {
    const own = terms.map(({ elementId, modifiers }) => duties.of(elementId, period, item, modifiers))
    const times = new Set(
      own.map(({ settings, subPeriods }) => (subPeriods.length > 1 ? settings.time : 'sum')),
    )
    const [time] = times
    const paces = new Set(
      own.map((duty) => `${duty.frequency}|${duty.formIds}|${duty.subPeriods.map(({ code }) => code)}`),
    )
    if (time === undefined || time === 'none' || times.size > 1 || paces.size > 1) return null
    if (time !== 'sum' && terms.length > 1) return null
    if (time !== 'sum' && own.some((duty) => duty.subPeriods.some((one) => !isClosed(duties, duty, one))))
      return null
    return { terms, duties: own, time }
  })
}

/** Within a unit only one split can be read over several periods: its latest of each would have to be added. */
function isReadOnce({ terms, duties, time }: Part, key: string): boolean {
  return (
    time === 'sum' ||
    terms.every((leaf, index) => {
      const settings = duties[index]?.settings
      const asked = joinKeys(leaf.key, key)
      return !settings || asked === null || keysBehind(settings, asked).length === 1
    })
  )
}

function isClosed(duties: Duties, duty: ElementDuty, subPeriod: SubPeriod): boolean {
  return duties.answeringOn(duty, subPeriod) === duties.owingOn(duty, subPeriod)
}

/** Plans every group of every item, asks the store at most three times, and puts the answers together again. */
export async function readSums(
  { catalogue, tree }: Known,
  items: readonly Item[],
  question: SeriesQuestion,
  duties: Duties,
  lastDayOf: LastDayOf,
): Promise<Sums> {
  const targets = new Map(question.orgUnits.map(({ id }, index) => [id, index]))
  const memberships: Membership[] = []
  const membershipOf = new Map<string, number>()
  const sameMembers = new Map<string, number>()
  const sets = new Map<ReadonlySet<string>, number>()
  const groups: Record<SumTime, SumGroup[]> = { sum: [], last: [], average: [] }
  const places = new Map<string, { time: SumTime; group: number }>()

  /** The same units on the same day answer for many groups: told to the store once. */
  function toMembership(duty: ElementDuty, subPeriod: SubPeriod): number {
    const answering = duties.answeringOn(duty, subPeriod)
    const set = sets.get(answering) ?? sets.size
    sets.set(answering, set)
    const address = `${set}|${tree.epochOf(subPeriod.lastDay)}`
    const known = membershipOf.get(address)
    if (known !== undefined) return known
    const members = question.orgUnits.flatMap(({ id }) => {
      const found = duties.membersOn(duty, id, subPeriod)
      return (found.ok ? found.units : []).map((orgUnitId) => ({ orgUnitId, target: targets.get(id) ?? 0 }))
    })
    const content = members.map(({ orgUnitId, target }) => `${orgUnitId} ${target}`).join()
    const same = sameMembers.get(content) ?? memberships.push(members) - 1
    sameMembers.set(content, same)
    membershipOf.set(address, same)
    return same
  }

  function toSlots({ duties: [duty], time }: Part, bucket: string): SumSlot[] {
    const subPeriods = duty?.subPeriods ?? []
    const last = subPeriods[subPeriods.length - 1]
    return subPeriods.map((subPeriod, order) => ({
      period: subPeriod.code,
      bucket: time === 'sum' ? subPeriod.code : bucket,
      order,
      membership: duty && last ? toMembership(duty, time === 'sum' ? subPeriod : last) : 0,
    }))
  }

  function plan(part: Part, period: string, key: string): void {
    const address = addressOf(part, period, key)
    const shared = part.time === 'sum' ? addressOf(part, '', key) : address
    const known = places.get(shared)
    const own = groups[part.time]
    const group = known?.group ?? own.push({ terms: toTerms(catalogue, part, key), slots: [] }) - 1
    places.set(shared, { time: part.time, group })
    places.set(address, { time: part.time, group })
    const slots = own[group]?.slots ?? []
    const seen = new Set(slots.map((slot) => `${slot.bucket} ${slot.period}`))
    const fresh = toSlots(part, period).filter((slot) => !seen.has(`${slot.bucket} ${slot.period}`))
    own[group] = { terms: own[group]?.terms ?? [], slots: [...slots, ...fresh] }
  }

  for (const item of items) {
    for (const period of question.periods) {
      const formula = formulaOn(item, lastDayOf(period))
      for (const part of formula ? partsOf(formula, item, period, duties) : [])
        for (const key of part ? question.keys : []) plan(part as Part, period, key)
    }
  }
  const answer = assembler(tree, duties)
  const { calendar, stage, asOf } = question
  const ask = (time: SumTime) =>
    sumFigures({ calendar, stage, asOf, groups: groups[time], memberships }, time)
  const [sum, last, average] = await Promise.all([ask('sum'), ask('last'), ask('average')])
  const found = { sum, last, average }

  function find(item: Item, orgUnitId: string, period: string, key: string): Map<string, Aggregate> | null {
    const formula = formulaOn(item, lastDayOf(period))
    const aggregates = new Map<string, Aggregate>()
    for (const part of formula ? partsOf(formula, item, period, duties) : []) {
      if (!part) return null
      const place = places.get(addressOf(part, period, key))
      const rowOf = (bucket: string) =>
        place && found[place.time].find(place.group, bucket, targets.get(orgUnitId) ?? 0)
      for (const [index, aggregate] of answer(part, orgUnitId, period, rowOf).entries()) {
        const leaf = part.terms[index]
        if (!leaf) continue
        aggregates.set(leaf.address, joinKeys(leaf.key, key) === null ? refused('not-applicable') : aggregate)
      }
    }
    return aggregates
  }
  const changes = Object.values(found).flatMap(({ lastChange }) => lastChange?.toISOString() ?? [])
  return { find, lastChange: changes.sort().at(-1) ?? null }
}

function addressOf({ terms, duties, time }: Part, period: string, key: string): string {
  // What is read within a unit depends on all the sub-periods: since the year began isn't the year alone.
  const pace = duties
    .map(({ frequency, formIds, subPeriods }) =>
      time === 'sum'
        ? `${frequency}/${formIds}`
        : `${frequency}/${formIds}/${subPeriods.map(({ code }) => code)}`,
    )
    .join(',')
  return `${time}|${terms.map(({ elementId, key: own, address }) => `${elementId}:${own}:${address}`).join('+')}|${pace}|${period}|${key}`
}

function toTerms({ breakdowns }: Catalogue, { terms, duties }: Part, key: string): SumTerm[] {
  return terms.map((leaf, index) => {
    const settings = duties[index]?.settings
    const asked = joinKeys(leaf.key, key)
    if (!settings || asked === null) return { elementId: leaf.elementId, own: [], keys: 1, coarser: [] }
    const own = keysBehind(settings, asked)
    const coarser = own.flatMap((one) => breakdowns.list.filter(({ key: other }) => isCoarser(other, one)))
    return {
      elementId: leaf.elementId,
      own: own.flatMap((one) => breakdowns.byKey(one)?.id ?? []),
      keys: own.length,
      coarser: [...new Set(coarser.map(({ id }) => id))],
    }
  })
}
