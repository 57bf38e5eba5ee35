import type { IsoDate } from '@/lib/periods/period'
import type { OrgUnitNode, Succession } from './org-unit'

/** What became of units: as stored, and derived from their parts where nothing is stored. */
export type Successions = {
  /** Stored ones, a part given away while the unit went on included; else those derived from its parts. */
  successorsOf(id: string): readonly Succession[]
  /** Stored ones; else those derived from units whose parts came here. */
  predecessorsOf(id: string): readonly Succession[]
  /** The successions that say where the whole unit went, if they do: one of the whole, or at least two. */
  fateOf(id: string): readonly Succession[]
  /** The unit that goes on as this one under a new name or rank, with exactly the same area. */
  renamedTo(id: string): string | undefined
  renamedFrom(id: string): string | undefined
}

const nothing: readonly Succession[] = []

export function buildSuccessions(
  units: ReadonlyMap<string, OrgUnitNode>,
  stored: readonly Succession[],
  childrenOn: (id: string, day: IsoDate) => readonly OrgUnitNode[],
): Successions {
  const after = groupBy(stored, (step) => step.predecessorId)
  const before = groupBy(stored, (step) => step.successorId)
  const derived = new Map<string, readonly Succession[]>()

  /** Stored successions at the unit's end, or those derived from its parts. */
  function atEnd(id: string): readonly Succession[] {
    const stored = after.get(id)
    if (!stored) return derive(id)
    const end = units.get(id)?.validTo ?? null
    const own = stored.filter((step) => step.kind !== 'part' || (end !== null && step.effective > end))
    return own.length > 0 ? own : derive(id)
  }

  function derive(id: string): readonly Succession[] {
    const known = derived.get(id)
    if (known) return known
    const end = units.get(id)?.validTo
    if (!end) return nothing
    // Set first: a loop in the data ends here instead of running for ever.
    derived.set(id, nothing)
    const children = childrenOn(id, end)
    if (children.length === 0) return nothing
    const steps = children.map((child) => atEnd(child.id))
    const result = steps.every((fate) => fate.length > 0) ? unite(id, steps.flat()) : []
    derived.set(id, result)
    return result
  }

  const fates = new Map<string, readonly Succession[]>()
  const derivedBefore = new Map<string, Succession[]>()
  for (const id of units.keys()) {
    const steps = atEnd(id)
    if (isWhole(steps)) fates.set(id, steps)
    if (steps.length > 0 && !after.has(id)) {
      for (const step of steps) push(derivedBefore, step.successorId, step)
    }
  }

  const renamed = new Map<string, string>()
  const renamedBack = new Map<string, string>()
  for (const step of stored) {
    const alone = fates.get(step.predecessorId)?.length === 1 && before.get(step.successorId)?.length === 1
    if (step.kind !== 'renamed' || !alone) continue
    renamed.set(step.predecessorId, step.successorId)
    renamedBack.set(step.successorId, step.predecessorId)
  }

  return {
    successorsOf: (id) => after.get(id) ?? derive(id),
    predecessorsOf: (id) => before.get(id) ?? derivedBefore.get(id) ?? [],
    fateOf: (id) => fates.get(id) ?? [],
    renamedTo: (id) => renamed.get(id),
    renamedFrom: (id) => renamedBack.get(id),
  }
}

/** One successor of whole parts is a merger of the whole; several are parts each. */
function unite(id: string, steps: readonly Succession[]): Succession[] {
  const bySuccessor = groupBy(steps, (step) => step.successorId)
  const whole = bySuccessor.size === 1 && steps.every((step) => step.kind !== 'part')
  return [...bySuccessor].map(([successorId, parts]) => ({
    predecessorId: id,
    successorId,
    kind: whole ? 'merged' : 'part',
    effective: parts.reduce((latest, { effective }) => (effective > latest ? effective : latest), ''),
    legalAct: parts[0]?.legalAct ?? null,
  }))
}

/** One known part doesn't say where the rest went. */
function isWhole(steps: readonly Succession[]): boolean {
  return steps.length > 1 || (steps[0] !== undefined && steps[0].kind !== 'part')
}

export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) push(groups, keyOf(item), item)
  return groups
}

function push<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}
