export type ProblemCode =
  | 'empty'
  /** A character or word that can't stand there. */
  | 'unexpected'
  /** The text ends too early: an open bracket, quote or operator. */
  | 'unfinished'
  | 'unknown-word'
  /** Beyond 10^308. */
  | 'bad-number'
  | 'wrong-argument-count'
  | 'bad-item'
  | 'bad-modifier'
  /** Belongs to program indicators or predictors. */
  | 'other-mode'
  /** DHIS2 has it, we don't. */
  | 'not-supported'
  | 'too-deep'

/** Where a formula can't be read: a position in its text (from 0) and the word there. */
export type ExpressionProblem = { code: ProblemCode; position: number; word: string }

/** Thrown inside the parser only. */
export class Unreadable extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly position: number,
    readonly word: string,
  ) {
    super(`${code} at ${position}: ${word}`)
  }
}
