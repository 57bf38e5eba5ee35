import { formatNumber } from '@/lib/format'
import type { DeskFacts } from './desk-types'
import { fill } from './fill'
import type { TextProblem } from './read-text'

/** Why a typed text is no figure for its cell: the same words as the server's. */
export function problemSentence(
  problem: TextProblem,
  text: string,
  { problems, language }: DeskFacts,
): string {
  const { code, echo, limit } = problem
  const shown = limit && formatNumber(limit, limit.split('.')[1]?.length ?? 0, language)
  return fill(problems[code] ?? code, { text: text.trim().slice(0, 40), echo, limit: shown })
}
