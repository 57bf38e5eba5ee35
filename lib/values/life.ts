/** A line of a figure's history, as it was written down. */
export type ValueStep = {
  version: number
  event: string
  stage: 'draft' | 'submitted' | 'approved'
  value: string | null
  missing: string | null
  at: Date
  /** Null: the system's own hand (an import by command line, the first load). */
  by: string | null
}

/** How a figure came to stand; null where its history doesn't say. */
export type ValueLife = { version: number | null; entered: ValueStep | null; approved: ValueStep | null }

type Standing = { stage: 'submitted' | 'approved'; value: string | null; missing: string | null }

/** What puts a number into a cell, apart from moving it on. */
const writing = ['saved', 'derived', 'loaded']

/**
 * Who wrote a figure and who approved it, from its history in order. The version it was approved (or sent) with says
 * which writing; a version that a dropped correction used up was written with another number, then the last writing of
 * this number is meant. Where nobody approves, the writing is the approval.
 */
export function traceValue(steps: readonly ValueStep[], figure: Standing): ValueLife {
  const settled = steps.findLast(
    (step) => step.stage === figure.stage && step.event !== 'deleted' && isSame(step, figure),
  )
  if (!settled) return { version: null, entered: null, approved: null }
  const before = steps.slice(0, steps.indexOf(settled) + 1)
  const first = before.find(({ version }) => version === settled.version)
  const entered =
    first && isSame(first, figure)
      ? first
      : (before.findLast((step) => writing.includes(step.event) && isSame(step, figure)) ?? null)
  return { version: settled.version, entered, approved: figure.stage === 'approved' ? settled : null }
}

export function isSame(
  one: Pick<ValueStep, 'value' | 'missing'>,
  other: Pick<ValueStep, 'value' | 'missing'>,
): boolean {
  return one.value === other.value && one.missing === other.missing
}
