import { coversDay, type OrgUnitLevel, orgUnitLevels, type ParentEdge } from '@/lib/org-units/org-unit'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'

/** A line of a register of units. Days are included; null is open, or, for the first day, not known. */
export type RegisterRow = {
  line: number
  id: string
  code: string | null
  level: OrgUnitLevel
  name: string
  fullName: string
  /** Null: a root. */
  parentId: string | null
  validFrom: IsoDate | null
  validTo: IsoDate | null
}

export type RegisterProblemCode =
  | 'bad-cell'
  | 'unreadable-row'
  | 'twice-in-file'
  | 'ends-before-it-begins'
  | 'unknown-parent'
  | 'parent-not-taken'
  | 'parent-not-above'
  | 'parent-does-not-cover'
  | 'code-in-use'
  | 'differs'
  | 'parent-differs'

/** Why a line, or one of its cells, isn't taken; `other` is what stands against it. */
export type RegisterProblem = {
  line: number
  id: string
  column: string
  value: string | null
  code: RegisterProblemCode
  other: string
}

/** What the store holds already. `renamed` are whole units that went on under a new name or rank. */
export type StoredRegister = {
  units: ReadonlyMap<string, Omit<RegisterRow, 'line' | 'parentId'>>
  edges: ReadonlyMap<string, readonly ParentEdge[]>
  renamed: readonly { predecessorId: string; successorId: string }[]
}

/** What to add; nothing is changed or taken away. */
export type RegisterPlan = {
  units: RegisterRow[]
  edges: ParentEdge[]
  problems: RegisterProblem[]
}

type Span = { validFrom: IsoDate | null; validTo: IsoDate | null }
type Unit = Omit<RegisterRow, 'line' | 'parentId'>

/**
 * Which units and dated parents of a register are new. Units are matched by id; what is held stays as it is and
 * differences are named. A parent that begins later or ends earlier than the unit is followed to the unit it was
 * renamed from or to, so one line may give several edges.
 */
export function planRegister(rows: readonly RegisterRow[], stored: StoredRegister): RegisterPlan {
  const problems: RegisterProblem[] = []
  const complain = (
    row: RegisterRow,
    column: string,
    value: string | null,
    code: RegisterProblemCode,
    other = '',
  ) => problems.push({ line: row.line, id: row.id, column, value, code, other })

  const inFile = new Map<string, RegisterRow>()
  for (const row of rows) {
    const first = inFile.get(row.id)
    if (first) complain(row, 'id', row.id, 'twice-in-file', String(first.line))
    else inFile.set(row.id, row)
  }

  const known = new Map<string, Unit>(stored.units)
  const codes = groupUnits(stored.units.values())
  const before = new Map(stored.renamed.map((step) => [step.successorId, step.predecessorId]))
  const after = new Map(stored.renamed.map((step) => [step.predecessorId, step.successorId]))
  const plan: RegisterPlan = { units: [], edges: [], problems }

  // Higher levels first: whether a parent is taken is known before its children are looked at.
  const ordered = [...inFile.values()].sort((a, b) => rank(a) - rank(b))
  for (const row of ordered) {
    const held = stored.units.get(row.id)
    for (const [column, mine, theirs] of held ? differences(held, row) : []) {
      complain(row, column, theirs, 'differs', mine ?? '')
    }
    if (!held && row.validFrom && row.validTo && row.validTo < row.validFrom) {
      complain(row, 'valid_to', row.validTo, 'ends-before-it-begins', row.validFrom)
      continue
    }
    const unit: Unit = held ?? row
    const wanted = row.parentId === null ? [] : edgesUnder(row.parentId, unit)
    if (wanted === null) continue
    if (!held) {
      const twin = (codes.get(codeKey(row)) ?? []).find((other) => row.code !== null && overlap(other, row))
      if (twin) {
        complain(row, 'code', row.code, 'code-in-use', twin.id)
        continue
      }
      push(codes, codeKey(row), row)
      known.set(row.id, row)
      plan.units.push(row)
    }
    addMissing(row, wanted)
  }
  return plan

  function edgesUnder(parentId: string, unit: Unit): ParentEdge[] | null {
    const row = inFile.get(unit.id) as RegisterRow
    const parent = known.get(parentId)
    if (!parent) {
      const code = inFile.has(parentId) ? 'parent-not-taken' : 'unknown-parent'
      // A parent of the same or a lower level comes later in the order, taken or not.
      const below = inFile.get(parentId)
      complain(row, 'parent_id', parentId, below && rank(below) >= rank(row) ? 'parent-not-above' : code)
      return null
    }
    if (rank(parent) >= rank(unit)) {
      complain(row, 'parent_id', parentId, 'parent-not-above', parent.level)
      return null
    }
    const edges = followParent(unit, parent)
    if (edges) return edges
    complain(row, 'parent_id', parentId, 'parent-does-not-cover', spanText(parent))
    return null
  }

  /** The unit's days under the parent and those it was renamed from or to; null when days are left over. */
  function followParent(unit: Unit, parent: Unit): ParentEdge[] | null {
    const edges = [toEdge(unit, parent)]
    let earliest = parent
    // Before a day that isn't known nobody asks who the parent was.
    while (earliest.validFrom && (!unit.validFrom || unit.validFrom < earliest.validFrom)) {
      const previous = known.get(before.get(earliest.id) ?? '')
      if (!previous || !isBefore(previous.validFrom, earliest.validFrom)) {
        if (unit.validFrom) return null
        break
      }
      edges.unshift(toEdge(unit, previous))
      earliest = previous
    }
    let latest = parent
    while (latest.validTo && (!unit.validTo || unit.validTo > latest.validTo)) {
      const next = known.get(after.get(latest.id) ?? '')
      if (!next || !isBefore(latest.validTo, next.validTo ?? '9999')) return null
      edges.push(toEdge(unit, next))
      latest = next
    }
    const withDays = edges.filter((edge) => overlap(edge, edge))
    const first = withDays[0]
    if (first && !unit.validFrom) first.validFrom = null
    return withDays.length > 0 ? withDays : null
  }

  /** Adds the days that no edge of the store has; a different parent there stays and is named. */
  function addMissing(row: RegisterRow, wanted: readonly ParentEdge[]): void {
    const stays = stored.edges.get(row.id) ?? []
    for (const edge of wanted) {
      const other = stays.find((one) => one.parentId !== edge.parentId && overlap(one, edge))
      if (other) complain(row, 'parent_id', edge.parentId, 'parent-differs', other.parentId)
      const parent = known.get(edge.parentId) as Unit
      const open = stays.reduce<Span[]>((left, one) => left.flatMap((span) => subtract(span, one)), [edge])
      for (const span of open) if (overlap(span, parent)) plan.edges.push({ ...edge, ...span })
    }
  }
}

function rank({ level }: { level: OrgUnitLevel }): number {
  return orgUnitLevels.indexOf(level)
}

function spanText(span: Span): string {
  return `${span.validFrom ?? '…'} – ${span.validTo ?? '…'}`
}

/** Column, what is held, what the file says. */
function differences(held: Unit, row: RegisterRow): [string, string | null, string | null][] {
  const pairs: [string, string | null, string | null][] = [
    ['code', held.code, row.code],
    ['level', held.level, row.level],
    ['name', held.name, row.name],
    ['full_name', held.fullName, row.fullName],
    ['valid_from', held.validFrom, row.validFrom],
    ['valid_to', held.validTo, row.validTo],
  ]
  return pairs.filter(([, mine, theirs]) => mine !== theirs)
}

/** The days on which both are in force, as an edge; it may have none, then it ends before it begins. */
function toEdge(unit: Unit, parent: Unit): ParentEdge {
  const validFrom = later(unit.validFrom, parent.validFrom)
  const validTo = earlier(unit.validTo, parent.validTo)
  return { childId: unit.id, parentId: parent.id, validFrom, validTo }
}

/** An empty first day is before every other. A chain of renames that goes in a circle ends here. */
function isBefore(a: IsoDate | null, b: IsoDate): boolean {
  return (a ?? '') < b
}

function later(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return !a || (b && b > a) ? b : a
}

function earlier(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return !a || (b && b < a) ? b : a
}

/** True when a day lies in both; a span that ends before it begins has no day. */
function overlap(a: Span, b: Span): boolean {
  const from = later(a.validFrom, b.validFrom)
  const to = earlier(a.validTo, b.validTo)
  return !from || !to || from <= to
}

/** The days of the span that aren't in the other one: none, one or two pieces. */
function subtract(span: Span, other: Span): Span[] {
  if (!overlap(span, other)) return [span]
  const pieces: Span[] = []
  if (other.validFrom && !(span.validFrom && coversDay(other, span.validFrom)))
    pieces.push({ validFrom: span.validFrom, validTo: addDays(other.validFrom, -1) })
  if (other.validTo && !(span.validTo && coversDay(other, span.validTo)))
    pieces.push({ validFrom: addDays(other.validTo, 1), validTo: span.validTo })
  return pieces
}

function codeKey({ level, code }: Unit): string {
  return `${level} ${code ?? ''}`
}

function groupUnits(units: Iterable<Unit>): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>()
  for (const unit of units) push(groups, codeKey(unit), unit)
  return groups
}

function push(groups: Map<string, Unit[]>, key: string, unit: Unit): void {
  const group = groups.get(key)
  if (group) group.push(unit)
  else groups.set(key, [unit])
}
