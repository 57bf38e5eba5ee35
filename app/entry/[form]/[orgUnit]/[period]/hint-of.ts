import type { DerivedFigure } from '@/lib/submissions/derived/derived-figure'

const hints = { registers: 'hint-registers', bodies: 'hint-bodies' } as const

/** The words for where a figure beside a cell comes from. */
export function hintOf({
  source,
}: Pick<DerivedFigure, 'source'>): 'hint' | (typeof hints)[keyof typeof hints] {
  return source ? hints[source] : 'hint'
}
