import { Decimal } from 'decimal.js'
import { enterableReasons } from '@/lib/values/observation'
import { type FormDefinition, type FormItem, itemsOf } from './form'
import { computeTotal, hasComputedTotal, totalParts } from './save-totals'
import { type CellKey, toCellKey } from './submission'

/** A cell as its keeper wants it. Neither value nor reason empties it. */
export type CellInput = {
  dataElement: string
  breakdown: string
  /** A number as a machine writes it, or null. */
  value: string | null
  missing?: string | null
  /** Left out: the comment stays as it is; null takes it away. */
  comment?: string | null
  /** Left out: the mark stays as it is. */
  followUp?: boolean
  /** The version this change was made on; 0 for a cell never filled. */
  baseVersion: number
  /** Taken from records, and following them from now on; only our own commands say so. */
  origin?: 'activity'
}

export type CellAnswer =
  | { cell: CellKey; state: 'saved'; version: number }
  | {
      cell: CellKey
      state: 'invalid'
      code:
        | 'unknown-cell'
        | 'not-a-number'
        | 'negative'
        | 'too-large'
        | 'too-many-decimals'
        | 'below-minimum'
        | 'above-maximum'
        | 'computed'
        | 'unknown-reason'
        | 'comment-too-long'
    }
  | {
      cell: CellKey
      state: 'conflict'
      version: number
      value: string | null
      missing: string | null
      author: string
      at: string
    }

/** A total that follows from its parts, as it stands after the save. */
export type DerivedAnswer = {
  cell: CellKey
  state: 'derived'
  version: number
  value: string | null
  missing: string | null
}

/** A draft cell as the store has it. */
export type StoredCell = {
  dataElementId: number
  breakdownId: number
  value: string | null
  missing: string | null
  comment: string | null
  followUp: boolean
  version: number
  origin: CellOrigin
  author: string
  at: string
}

/** Where a figure came from: DESIGN §5. */
export type CellOrigin = 'reported' | 'activity' | 'imported' | 'announcement' | 'demonstration'

export type CellWrite = Omit<StoredCell, 'author' | 'at'> & { event: 'saved' | 'cleared' | 'derived' }

export type SavePlan = {
  answers: CellAnswer[]
  derived: DerivedAnswer[]
  /** Every new version, in order; the last one of a cell is what the cell then holds. */
  writes: CellWrite[]
}

/** Counts above this are slips of the finger; money in triệu đồng stays below it too. */
const largestValue = new Decimal(999_999_999)
const longestComment = 1000

/**
 * What a save changes: each cell by itself, so that what is valid is kept even where a neighbour is not. A cell that
 * somebody changed since `baseVersion` is a conflict; one that already stands as wanted is saved, whatever its version.
 */
export function planSave(
  form: FormDefinition,
  breakdownIds: (key: string) => number | undefined,
  {
    stored,
    inputs,
    by,
  }: { stored: readonly StoredCell[]; inputs: readonly CellInput[]; by: { name: string; at: string } },
): SavePlan {
  const items = new Map(itemsOf(form).map((item) => [item.code, item]))
  const cells = new Map(stored.map((cell) => [addressOf(cell.dataElementId, cell.breakdownId), cell]))
  const plan: SavePlan = { answers: [], derived: [], writes: [] }
  const touched = new Set<FormItem>()

  const at = (item: FormItem, breakdownId: number): StoredCell =>
    cells.get(addressOf(item.dataElementId, breakdownId)) ?? blank(item.dataElementId, breakdownId)
  const write = (before: StoredCell, content: Content, event: CellWrite['event']): number => {
    const { dataElementId, breakdownId } = before
    const next = { dataElementId, breakdownId, ...content, version: before.version + 1 }
    cells.set(addressOf(dataElementId, breakdownId), { ...next, author: by.name, at: by.at })
    plan.writes.push({ ...next, event })
    return next.version
  }

  for (const input of inputs) {
    const cell = toCellKey(input.dataElement, input.breakdown)
    const item = items.get(input.dataElement)
    const breakdownId = breakdownIds(input.breakdown)
    if (!item?.columns.includes(input.breakdown) || breakdownId === undefined) {
      plan.answers.push({ cell, state: 'invalid', code: 'unknown-cell' })
      continue
    }
    const before = at(item, breakdownId)
    const isComputed = input.breakdown === '' && hasComputedTotal(item)
    const problem = isComputed ? checkComputed(before, input) : checkCell(item, input)
    if (problem) {
      plan.answers.push({ cell, state: 'invalid', code: problem })
      continue
    }
    if (!isComputed) touched.add(item)
    const wanted = contentOf(before, input, isComputed)
    if (isSame(before, wanted)) plan.answers.push({ cell, state: 'saved', version: before.version })
    else if (before.version !== input.baseVersion) plan.answers.push(conflictOf(cell, before))
    else {
      const emptied = isEmpty(wanted) && !isEmpty(before)
      plan.answers.push({
        cell,
        state: 'saved',
        version: write(before, wanted, emptied ? 'cleared' : 'saved'),
      })
    }
  }

  for (const item of touched) {
    const total = breakdownIds('')
    if (!hasComputedTotal(item) || total === undefined) continue
    const parts = totalParts(item).flatMap((key) => {
      const id = breakdownIds(key)
      return id === undefined ? [] : [at(item, id)]
    })
    const before = at(item, total)
    const sum = computeTotal(parts)
    const changed = sum.value !== before.value || sum.missing !== before.missing
    const { comment, followUp } = before
    const content = { ...sum, comment, followUp, origin: 'reported' as const }
    const version = changed ? write(before, content, 'derived') : before.version
    plan.derived.push({ cell: toCellKey(item.code, ''), state: 'derived', version, ...sum })
  }
  return plan
}

type Content = Pick<StoredCell, 'value' | 'missing' | 'comment' | 'followUp' | 'origin'>

function addressOf(dataElementId: number, breakdownId: number): string {
  return `${dataElementId}|${breakdownId}`
}

function blank(dataElementId: number, breakdownId: number): StoredCell {
  const empty = { value: null, missing: null, comment: null, followUp: false, version: 0 }
  const origin = 'reported' as const
  return { dataElementId, breakdownId, ...empty, origin, author: '', at: new Date(0).toISOString() }
}

function contentOf(before: StoredCell, input: CellInput, isComputed: boolean): Content {
  const { value, missing } = isComputed
    ? before
    : { value: input.value === null ? null : toExact(input.value), missing: input.missing ?? null }
  const comment = input.comment?.trim().normalize('NFC') || null
  return {
    value,
    missing,
    comment: input.comment === undefined ? before.comment : comment,
    followUp: input.followUp ?? before.followUp,
    // A word about a figure doesn't change where it came from.
    origin:
      input.origin ?? (value === before.value && missing === before.missing ? before.origin : 'reported'),
  }
}

/** One spelling per number: no exponent, no `-0`. */
function toExact(text: string): string {
  const value = new Decimal(text)
  return value.isZero() ? '0' : value.toFixed()
}

function isSame(a: Content, b: Content): boolean {
  return (
    a.value === b.value &&
    a.missing === b.missing &&
    a.comment === b.comment &&
    a.followUp === b.followUp &&
    a.origin === b.origin
  )
}

function isEmpty({ value, missing }: Content): boolean {
  return value === null && missing === null
}

function conflictOf(cell: CellKey, { version, value, missing, author, at }: StoredCell): CellAnswer {
  return { cell, state: 'conflict', version, value, missing, author, at }
}

type Refusal = (CellAnswer & { state: 'invalid' })['code']

const number = /^-?\d{1,30}(\.\d{1,10})?$/

/** A computed total takes a comment and a mark, never a figure of its own. */
function checkComputed(before: StoredCell, input: CellInput): Refusal | null {
  if ((input.comment?.length ?? 0) > longestComment) return 'comment-too-long'
  if (input.missing && input.missing !== before.missing) return 'computed'
  if (input.value === null) return null
  return number.test(input.value) && toExact(input.value) === before.value ? null : 'computed'
}

function checkCell(item: FormItem, input: CellInput): Refusal | null {
  if ((input.comment?.length ?? 0) > longestComment) return 'comment-too-long'
  if (input.missing) {
    const known = enterableReasons.some((reason) => reason === input.missing)
    return known && input.value === null ? null : 'unknown-reason'
  }
  if (input.value === null) return null
  if (!number.test(input.value)) return 'not-a-number'
  const value = new Decimal(input.value)
  const belowZero = value.isNegative() && !value.isZero()
  if (belowZero && !(item.minValue !== null && new Decimal(item.minValue).isNegative())) return 'negative'
  if (value.abs().gt(largestValue)) return 'too-large'
  if (value.decimalPlaces() > item.decimals) return 'too-many-decimals'
  // A sum of records is what it is; the checks of the form say where it is beyond what the row takes.
  if (input.origin === 'activity') return null
  if (item.minValue !== null && value.lt(item.minValue)) return 'below-minimum'
  return item.maxValue !== null && value.gt(item.maxValue) ? 'above-maximum' : null
}
