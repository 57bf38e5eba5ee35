import { Decimal } from 'decimal.js'
import { type MissingReason, missing, type Observation, observed } from '@/lib/values/observation'
import {
  type Aggregate,
  type Figure,
  type FigureStage,
  type RollUpSettings,
  refused,
  type Slot,
  type UnitSlots,
} from './figure'
import { mostTelling } from './reasons'

type Cell = { observation: Observation; stage: FigureStage | null; origins: readonly string[] }

export type RollUpInput = {
  settings: RollUpSettings
  units: readonly UnitSlots[]
  /** The breakdown asked; `""` is the total. */
  key: string
  /** The unit asked: what may not be added up over place is answered only by the unit itself. */
  target: string
  /** Why a unit-period stays out (its pair is missing), or null when it enters. */
  excluded?: (unit: string, period: string) => MissingReason | null
}

/**
 * Adds up one data element in the fixed order: time within a unit, then breakdown, then place.
 * A missing member is left out and lowers coverage; the sum is missing only when all members are.
 * Coverage counts unit-periods where sub-periods are added or averaged, units otherwise.
 */
export function rollUp({ settings, units, key, target, excluded }: RollUpInput): Aggregate {
  if (units.length === 0) return refused('not-applicable')
  const keys = keysBehind(settings, key)
  const cells = units.map(({ unit, slots }) => {
    const perKey = keys.map((one) =>
      overTime(
        settings.time,
        slots.map((slot) => {
          const reason = excluded?.(unit, slot.period) ?? null
          return reason === null ? readSlot(slot, one) : emptyCell(reason)
        }),
      ),
    )
    return keys.length === 1 && perKey[0] ? perKey[0] : add(perKey)
  })
  const coverage = countCoverage({ settings, units, key, target, excluded }, cells)
  if (settings.place === 'none' && !(units.length === 1 && units[0]?.unit === target)) {
    return { ...refused('cannot-combine'), coverage }
  }
  return { ...add(cells), coverage }
}

/** Whether a unit-period has the figure asked for, typed or derived. */
export function isReported(settings: RollUpSettings, slot: Slot, key: string): boolean {
  return keysBehind(settings, key).some((one) => readSlot(slot, one).observation.kind === 'observed')
}

/** The reason a unit-period lacks the figure asked for. */
export function reasonAt(settings: RollUpSettings, slot: Slot, key: string): MissingReason {
  return mostTelling(keysBehind(settings, key).flatMap((one) => reasonOf(readSlot(slot, one))))
}

/** Settings don't change while a question is answered, and every unit-period asks again. */
const known = new WeakMap<RollUpSettings, Map<string, readonly string[]>>()

/** The keys whose figures make up the one asked: itself, or, where only finer ones are typed, those of one split. */
export function keysBehind(settings: RollUpSettings, key: string): readonly string[] {
  const remembered = known.get(settings) ?? new Map<string, readonly string[]>()
  const keys = remembered.get(key) ?? findKeysBehind(settings, key)
  known.set(settings, remembered.set(key, keys))
  return keys
}

function findKeysBehind(settings: RollUpSettings, key: string): readonly string[] {
  if (settings.breakdown === 'none' || settings.entered.length === 0 || settings.entered.includes(key))
    return [key]
  const asked = key === '' ? [] : key.split(';')
  const bySplit = new Map<string, string[]>()
  for (const entered of settings.entered) {
    const parts = entered === '' ? [] : entered.split(';')
    const agrees = asked.every((one) =>
      parts.some((part) => part === one || settings.classes?.get(part) === one),
    )
    if (!agrees) continue
    const split = parts.map((part) => part.slice(0, part.indexOf('='))).join(';')
    bySplit.set(split, [...(bySplit.get(split) ?? []), entered])
  }
  // The split that says least more than what was asked.
  const splits = [...bySplit].sort(([a], [b]) => a.split(';').length - b.split(';').length)
  return splits[0]?.[1] ?? [key]
}

/** The figure typed or derived for one unit-period, without its history; null when there is none. */
export function readFigure(settings: RollUpSettings, slot: Slot, key: string): Figure | null {
  const cell = add(keysBehind(settings, key).map((one) => readSlot(slot, one)))
  if (cell.observation.kind === 'missing') return null
  return {
    observation: cell.observation,
    stage: cell.stage ?? 'approved',
    origin: cell.origins[0] ?? '',
  }
}

function readSlot(slot: Slot, key: string): Cell {
  const figure = slot.figures.get(key)
  if (figure) {
    return figure.observation.kind === 'observed'
      ? { observation: figure.observation, stage: figure.stage, origins: [figure.origin] }
      : emptyCell(figure.observation.reason)
  }
  if (key === '') return emptyCell('not-reported')
  const coarser = [...slot.figures].filter(([other]) => isCoarser(other, key))
  if (coarser.some(([, { observation }]) => observation.kind === 'observed'))
    return emptyCell('not-disaggregated')
  return emptyCell(
    mostTelling([
      ...coarser.flatMap(([, figure]) => reasonOf(figure)),
      ...(coarser.length ? [] : [notReported]),
    ]),
  )
}

const notReported: MissingReason = 'not-reported'

/** The key says the same with fewer categories. Of the total nothing is coarser. */
export function isCoarser(other: string, key: string): boolean {
  if (key === '') return false
  const parts = key.split(';')
  return other !== key && (other === '' || other.split(';').every((part) => parts.includes(part)))
}

function overTime(time: RollUpSettings['time'], cells: readonly Cell[]): Cell {
  if (time === 'sum') return add(cells)
  if (time === 'none') return cells.length === 1 && cells[0] ? cells[0] : emptyCell('cannot-combine')
  const reported = cells.filter((cell) => cell.observation.kind === 'observed')
  if (reported.length === 0) return add(cells)
  if (time === 'last') return reported[reported.length - 1] as Cell
  const sum = add(reported)
  if (sum.observation.kind === 'missing') return sum
  return { ...sum, observation: observed(sum.observation.value.dividedBy(reported.length)) }
}

function add(cells: readonly Cell[]): Cell {
  let total = new Decimal(0)
  let stage: FigureStage | null = null
  const origins = new Set<string>()
  for (const cell of cells) {
    if (cell.observation.kind === 'missing') continue
    total = total.plus(cell.observation.value)
    stage = stage === 'provisional' || cell.stage === 'provisional' ? 'provisional' : 'approved'
    for (const origin of cell.origins) origins.add(origin)
  }
  if (stage === null) return emptyCell(mostTelling(cells.flatMap(reasonOf)))
  return { observation: observed(total), stage, origins: [...origins].sort() }
}

function countCoverage(
  { settings, units, key, excluded }: RollUpInput,
  cells: readonly Cell[],
): Aggregate['coverage'] {
  if (settings.time === 'last' || settings.time === 'none') {
    return {
      reported: cells.filter(({ observation }) => observation.kind === 'observed').length,
      assigned: units.filter(({ slots }) => slots.length === 0 || slots.some(isOwed)).length,
    }
  }
  const slots = units.flatMap(({ unit, slots }) => slots.map((slot) => ({ unit, slot })))
  const reported = slots.filter(
    ({ unit, slot }) => !excluded?.(unit, slot.period) && isReported(settings, slot, key),
  )
  return { reported: reported.length, assigned: slots.filter(({ slot }) => isOwed(slot)).length }
}

function isOwed({ owed }: Slot): boolean {
  return owed !== false
}

function emptyCell(reason: MissingReason): Cell {
  return { observation: missing(reason), stage: null, origins: [] }
}

function reasonOf({ observation }: { observation: Observation }): MissingReason[] {
  return observation.kind === 'missing' ? [observation.reason] : []
}
