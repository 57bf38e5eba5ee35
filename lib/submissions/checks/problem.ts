import type { CellKey } from '../submission'
import type { FormRule } from './rule'

export type CheckCode =
  | 'nothing-entered'
  | 'compulsory-blank'
  | 'split-without-total'
  | 'part-above-total'
  | 'options-above-total'
  | 'options-below-total'
  | 'below-minimum'
  | 'above-maximum'
  | 'rule-broken'
  | 'compulsory-pair'
  | 'exclusive-pair'
  | 'outlier'
  | 'differs-from-activities'
  | 'left-beside-activities'
  | 'differs-from-registers'
  | 'left-beside-registers'
  | 'differs-from-bodies'
  | 'left-beside-bodies'

/** How a figure was found to be far from the unit's own earlier ones. */
export type OutlierMethod = 'z' | 'modified-z' | 'min-max'

/** An earlier figure of the same cell, as an exact decimal text. */
export type PastFigure = { period: string; value: string }

/** Something about the figures of a form that is wrong, or that somebody should say a word about. */
export type CheckProblem = {
  /** An error keeps the form from being sent; a warning does until there is a comment at its cell. */
  severity: 'error' | 'warning'
  code: CheckCode
  /** The cell to go to; null for the whole form. */
  cell: CellKey | null
  /** Every cell that was looked at. */
  cells: readonly CellKey[]
  /** Numbers for the words, as machines write them. */
  numbers: Readonly<Record<string, string>>
  /** The option or category concerned. */
  other?: string
  /** A warning that has its comment asks for nothing more. */
  answered: boolean
  /** True when it may only be that somebody hasn't typed on yet: too early to say while typing. */
  incomplete: boolean
  /** The rule that doesn't hold. */
  rule?: Pick<FormRule, 'code' | 'operator' | 'nameVi' | 'nameEn' | 'descriptionVi' | 'descriptionEn'>
  /** Of an outlier: which methods say so, and the unit's earlier figures, oldest first. */
  methods?: readonly OutlierMethod[]
  history?: readonly PastFigure[]
}

/** True when the form can't be sent as it is: an error, or a warning without its comment. */
export function keepsFromSending({ severity, answered }: CheckProblem): boolean {
  return severity === 'error' || !answered
}
