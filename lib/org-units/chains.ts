import type { IsoDate } from '@/lib/periods/period'
import type { Epochs } from './epochs'
import type { OrgUnitNode, ParentEdge } from './org-unit'

/** Who is above and below whom in each stretch of time. Unknown ids live in none and have no relatives. */
export type Chains = Epochs & {
  /** First and last epoch, both included. */
  lifeOf(id: string): Life | undefined
  isAliveIn(id: string, epoch: number): boolean
  parentIn(id: string, epoch: number): string | undefined
  /** Nearest first; remembered. */
  ancestorsIn(id: string, epoch: number): readonly string[]
  /** In the order in which the edges were given, each once. */
  childrenIn(id: string, epoch: number): string[]
  /** The parent at the unit's end, or now. */
  lastParentOf(id: string): string | undefined
  /** The epochs in which the unit may change hands: where one of its edges begins or has ended. */
  turnsOf(id: string): number[]
}

type Life = { first: number; last: number }
type Step = Life & { childId: string; parentId: string }

/** Ancestors are remembered for so many epochs, more than a question asks about. */
const epochsKept = 100

export function buildChains(
  units: readonly OrgUnitNode[],
  edges: readonly ParentEdge[],
  { epochOf: find, firstDayOf }: Epochs,
): Chains {
  const days = new Map<IsoDate, number>()
  const epochOf = (day: IsoDate) => days.get(day) ?? remember(days, day, find(day))
  const toLife = ({ validFrom, validTo }: Pick<OrgUnitNode, 'validFrom' | 'validTo'>): Life => ({
    first: validFrom === null ? 0 : epochOf(validFrom),
    last: validTo === null ? Number.POSITIVE_INFINITY : epochOf(validTo),
  })
  const lives = new Map(units.map((unit) => [unit.id, toLife(unit)]))
  const up = new Map<string, Step[]>()
  const down = new Map<string, Step[]>()
  for (const edge of edges) {
    const step = { childId: edge.childId, parentId: edge.parentId, ...toLife(edge) }
    append(up, edge.childId, step)
    append(down, edge.parentId, step)
  }
  // Where two edges hold at once the one that ends last counts.
  for (const steps of up.values())
    if (steps.length > 1) steps.sort((a, b) => compare(a.last, b.last) || compare(a.first, b.first))

  const isAliveIn = (id: string, epoch: number) => covers(lives.get(id), epoch)
  const holds = (step: Step, epoch: number) =>
    covers(step, epoch) && isAliveIn(step.childId, epoch) && isAliveIn(step.parentId, epoch)
  const parentIn = (id: string, epoch: number) => up.get(id)?.findLast((step) => holds(step, epoch))?.parentId

  const ancestors = new Map<number, Map<string, readonly string[]>>()
  function ancestorsIn(id: string, epoch: number): readonly string[] {
    let own = ancestors.get(epoch)
    if (!own) {
      if (ancestors.size >= epochsKept) ancestors.clear()
      own = remember(ancestors, epoch, new Map())
    }
    const known = own.get(id)
    if (known) return known
    // Set first: a loop in the data ends here instead of running for ever.
    own.set(id, [])
    const parent = parentIn(id, epoch)
    const found = parent === undefined ? [] : [parent, ...ancestorsIn(parent, epoch)]
    return remember(own, id, found.includes(id) ? found.filter((above) => above !== id) : found)
  }

  return {
    epochOf,
    firstDayOf,
    lifeOf: (id) => lives.get(id),
    isAliveIn,
    parentIn,
    ancestorsIn,
    childrenIn(id, epoch) {
      const children = (down.get(id) ?? []).filter((step) => parentIn(step.childId, epoch) === id)
      return [...new Set(children.map(({ childId }) => childId))]
    },
    lastParentOf: (id) => up.get(id)?.at(-1)?.parentId,
    turnsOf(id) {
      const turns = (up.get(id) ?? []).flatMap(({ first, last }) => [first, last + 1])
      return [...new Set(turns.filter(Number.isFinite))]
    },
  }
}

function covers(life: Life | undefined, epoch: number): boolean {
  return life !== undefined && life.first <= epoch && epoch <= life.last
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function remember<Key, Value>(store: Map<Key, Value>, key: Key, value: Value): Value {
  store.set(key, value)
  return value
}
