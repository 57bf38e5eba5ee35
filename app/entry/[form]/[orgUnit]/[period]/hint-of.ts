import type { DerivedFigure } from '@/lib/submissions/derived/derived-figure'

/** The words for where a figure beside a cell comes from. */
export function hintOf({ source }: Pick<DerivedFigure, 'source'>): 'hint' | 'hint-registers' {
  return source === 'registers' ? 'hint-registers' : 'hint'
}
