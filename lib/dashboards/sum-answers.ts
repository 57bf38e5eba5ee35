import { Decimal } from 'decimal.js'
import { type Aggregate, type Coverage, refused } from '@/lib/indicators/figure'
import { mostTelling } from '@/lib/indicators/reasons'
import type { SubPeriod } from '@/lib/indicators/slots'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type MissingReason, missing, observed } from '@/lib/values/observation'
import type { SumRow } from '@/lib/values/sums-queries'
import type { Duties, ElementDuty } from './duties'
import type { Part } from './sums'

/** Who makes up a target at the end of a sub-period, or why nobody can. */
type Answering = { reason: MissingReason } | { reason: null; units: readonly string[]; owed: number }

/** From the rows of the store to what the engine would have said, term by term. */
export function assembler(tree: OrgUnitTree, duties: Duties) {
  const counted = new WeakMap<ReadonlySet<string>, Map<string, Answering>>()

  /** Counted once for all items that the same units answer for. */
  function answeringAt(duty: ElementDuty, target: string, subPeriod: SubPeriod): Answering {
    const set = duties.answeringOn(duty, subPeriod)
    const own = counted.get(set) ?? new Map<string, Answering>()
    counted.set(set, own)
    const address = `${tree.epochOf(subPeriod.lastDay)}|${target}`
    const known = own.get(address)
    if (known) return known
    const members = duties.membersOn(duty, target, subPeriod)
    const owing = duties.owingOn(duty, subPeriod)
    const found = members.ok
      ? {
          reason: null,
          units: members.units,
          owed: owing === set ? members.units.length : members.units.filter((unit) => owing.has(unit)).length,
        }
      : { reason: members.reason }
    own.set(address, found)
    return found
  }

  /** Members of every sub-period that counts: all of what flows, the last of what stands. */
  function membersOf(part: Part, target: string): Answering[] | MissingReason {
    const [duty] = part.duties
    const last = duty?.subPeriods[duty.subPeriods.length - 1]
    if (!duty || !last) return 'not-applicable'
    const atTheEnd = answeringAt(duty, target, last)
    if (atTheEnd.reason !== null) return atTheEnd.reason
    if (!part.duties.every(({ settings }) => settings.time === 'sum')) return [atTheEnd]
    const all = duty.subPeriods.map((subPeriod) => answeringAt(duty, target, subPeriod))
    const refusal = all.find(({ reason }) => reason !== null && reason !== 'not-applicable')
    return refusal?.reason ?? all
  }

  function countSlots({ duties: [duty] }: Part, units: readonly string[]): number {
    const answers = (unit: string) =>
      duty?.subPeriods.filter((subPeriod) => duties.answeringOn(duty, subPeriod).has(unit)).length ?? 0
    return units.reduce((sum, unit) => sum + answers(unit), 0)
  }

  return (
    part: Part,
    target: string,
    period: string,
    rowOf: (bucket: string) => SumRow | undefined,
  ): Aggregate[] => {
    const members = membersOf(part, target)
    if (typeof members === 'string') return part.terms.map(() => refused(members))
    const present = members.flatMap((one) => (one.reason === null && one.units.length > 0 ? [one] : []))
    if (present.length === 0) return part.terms.map(() => refused('not-applicable'))
    const isSelf = present.every(({ units }) => units.length === 1 && units[0] === target)
    const inSum = part.time === 'sum'
    const answering = present.reduce(
      (sum, { units }) => sum + (inSum ? units.length : countSlots(part, units)),
      0,
    )
    const owed = present.reduce((sum, one) => sum + one.owed, 0)
    const buckets = inSum ? (part.duties[0]?.subPeriods.map(({ code }) => code) ?? []) : [period]
    const rows = buckets.flatMap((bucket) => rowOf(bucket) ?? [])
    const isAverage = part.time === 'average'
    const coverage = {
      reported: add(rows, isAverage ? 'slots' : 'complete'),
      assigned: isAverage ? answering : owed,
    }
    const lacks: MissingReason[] = add(rows, 'cells') < answering ? ['not-reported'] : []
    const reason = mostTelling([...rows.flatMap((row) => row.reasons), ...lacks])
    return part.terms.map((_, slot) =>
      part.duties[slot]?.settings.place === 'none' && !isSelf
        ? { ...refused('cannot-combine'), coverage }
        : toAggregate(rows, slot, coverage, reason),
    )
  }
}

function add(rows: readonly SumRow[], what: 'slots' | 'complete' | 'cells'): number {
  return rows.reduce((sum, row) => sum + row[what], 0)
}

function toAggregate(
  rows: readonly SumRow[],
  slot: number,
  coverage: Coverage,
  reason: MissingReason,
): Aggregate {
  const sums = rows.flatMap((row) => row.sums[slot] ?? [])
  if (sums.length === 0) return { observation: missing(reason), coverage, stage: null, origins: [] }
  return {
    observation: observed(sums.reduce((total, sum) => total.plus(sum), new Decimal(0))),
    coverage,
    stage: rows.some((row) => row.provisional) ? 'provisional' : 'approved',
    origins: [...new Set(rows.flatMap((row) => row.origins))].sort(),
  }
}
