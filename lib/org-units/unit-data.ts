import { z } from 'zod'
import {
  type DataFile,
  type DataProblem,
  oneOf,
  optionalDay,
  optionalText,
  parseCsv,
  text,
  yesNo,
} from '@/lib/data-file'
import { orgUnitLevels } from './org-unit'

const unitSchema = z.object({
  id: text,
  level: oneOf(orgUnitLevels),
  code: optionalText,
  name: text,
  full_name: text,
  valid_from: optionalDay,
  valid_to: optionalDay,
  predecessors_complete: yesNo,
  note: optionalText,
  source: optionalText,
  confidence: optionalText,
})
const parentSchema = z.object({
  child: text,
  parent: text,
  valid_from: optionalDay,
  valid_to: optionalDay,
  legal_act: optionalText,
})
const successionSchema = z.object({
  predecessor: text,
  successor: text,
  kind: oneOf(['merged', 'renamed', 'part']),
  effective: text.pipe(optionalDay),
  legal_act: optionalText,
  source: optionalText,
})

export type UnitRow = z.output<typeof unitSchema>

/** The three files of areas through time. */
export type UnitData = {
  units: DataFile<UnitRow>
  parents: DataFile<z.output<typeof parentSchema>>
  successions: DataFile<z.output<typeof successionSchema>>
}

/** Parses the files; `read` gives a file's text by its path inside the data folder. */
export function parseUnitData(read: (path: string) => string): UnitData {
  const csv = <Schema extends z.ZodObject>(path: string, schema: Schema) => parseCsv(path, read(path), schema)
  return {
    units: csv('org-units/units.csv', unitSchema),
    parents: csv('org-units/parents.csv', parentSchema),
    successions: csv('org-units/successions.csv', successionSchema),
  }
}

/** What can't be true of areas through time: unknown units, a code twice at once, a gap before a successor. */
export function checkUnitData({ units, parents, successions }: UnitData): DataProblem[] {
  const problems: DataProblem[] = []
  const byId = new Map<string, UnitRow>()
  const complain = (file: string, line: number, column: string, message: string) =>
    problems.push({ file, line, column, message })

  for (const unit of units.rows) {
    if (byId.has(unit.id))
      complain(units.file, unit.line, 'id', `"${unit.id}" stands here twice; ids are unique`)
    byId.set(unit.id, unit)
    if (unit.valid_from && unit.valid_to && unit.valid_to < unit.valid_from) {
      complain(
        units.file,
        unit.line,
        'valid_to',
        `"${unit.valid_to}" is before valid_from ${unit.valid_from}`,
      )
    }
  }
  const bearers = new Map<string, (typeof units.rows)[number][]>()
  for (const unit of units.rows) {
    if (unit.code === null) continue
    const address = `${unit.level}|${unit.code}`
    const earlier = bearers.get(address) ?? []
    const twin = earlier.find((other) => overlap(other, unit))
    if (twin) {
      const message = `"${unit.code}" is also the code of ${twin.id} (line ${twin.line}) on the same days; end one before the other begins`
      complain(units.file, unit.line, 'code', message)
    }
    earlier.push(unit)
    bearers.set(address, earlier)
  }

  const withParent = new Set<string>()
  for (const edge of parents.rows) {
    const child = byId.get(edge.child)
    const parent = byId.get(edge.parent)
    if (!child) complain(parents.file, edge.line, 'child', `"${edge.child}" is not a unit of ${units.file}`)
    if (!parent)
      complain(parents.file, edge.line, 'parent', `"${edge.parent}" is not a unit of ${units.file}`)
    if (!child || !parent) continue
    withParent.add(child.id)
    if (orgUnitLevels.indexOf(parent.level) >= orgUnitLevels.indexOf(child.level)) {
      complain(
        parents.file,
        edge.line,
        'parent',
        `"${parent.id}" is not above ${child.id}: ${parent.level} over ${child.level}`,
      )
    }
    if (parent.valid_to && (!edge.valid_to || edge.valid_to > parent.valid_to)) {
      complain(
        parents.file,
        edge.line,
        'valid_to',
        `the parent ${parent.id} ends on ${parent.valid_to}; end this line then or before`,
      )
    }
    if (parent.valid_from && edge.valid_from && edge.valid_from < parent.valid_from) {
      complain(
        parents.file,
        edge.line,
        'valid_from',
        `the parent ${parent.id} begins on ${parent.valid_from}; begin this line then or later`,
      )
    }
  }
  for (const unit of units.rows) {
    if (unit.level !== 'country' && !withParent.has(unit.id)) {
      complain(
        units.file,
        unit.line,
        'id',
        `"${unit.id}" has no line in ${parents.file}; say what it is part of`,
      )
    }
  }

  for (const step of successions.rows) {
    const predecessor = byId.get(step.predecessor)
    const successor = byId.get(step.successor)
    if (!predecessor)
      complain(
        successions.file,
        step.line,
        'predecessor',
        `"${step.predecessor}" is not a unit of ${units.file}`,
      )
    if (!successor)
      complain(successions.file, step.line, 'successor', `"${step.successor}" is not a unit of ${units.file}`)
    if (!predecessor || !successor || !step.effective) continue
    if (step.kind !== 'part' && predecessor.valid_to !== dayBefore(step.effective)) {
      const message = `${predecessor.id} ends on ${predecessor.valid_to ?? 'no day'}, so it can't be ${step.kind} from ${step.effective}; the days must follow each other`
      complain(successions.file, step.line, 'effective', message)
    }
    if (successor.valid_from && successor.valid_from > step.effective) {
      complain(
        successions.file,
        step.line,
        'effective',
        `${successor.id} begins only on ${successor.valid_from}`,
      )
    }
  }
  return problems
}

function overlap(a: UnitRow, b: UnitRow): boolean {
  const startsInTime = (one: UnitRow, other: UnitRow) =>
    !one.valid_from || !other.valid_to || one.valid_from <= other.valid_to
  return startsInTime(a, b) && startsInTime(b, a)
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
