import { Decimal } from 'decimal.js'
import { type EntryProblem, parseEntry } from '@/lib/values/number-entry'
import type { EntryItem } from '../entry-state'

export type TextProblem = {
  code: EntryProblem | 'below-minimum' | 'above-maximum'
  /** As it was read, in Vietnamese form; empty where nothing was. */
  echo: string
  /** The limit it passes, as a machine writes it. */
  limit: string
}

export type TextReading =
  | { ok: true; value: string | null; echo: string }
  | { ok: false; problem: TextProblem }

type Limits = Pick<EntryItem, 'decimals' | 'minValue' | 'maxValue'>

/** What a typed text means in a row, by the rule that the server follows too. */
export function readText({ decimals, minValue, maxValue }: Limits, text: string): TextReading {
  const read = parseEntry(text, { decimals })
  const echo = read.echo ?? ''
  if (!read.ok) return { ok: false, problem: { code: read.code, echo, limit: '' } }
  if (read.value === null) return { ok: true, value: null, echo: '' }
  if (minValue !== null && read.value.lt(new Decimal(minValue)))
    return { ok: false, problem: { code: 'below-minimum', echo, limit: minValue } }
  if (maxValue !== null && read.value.gt(new Decimal(maxValue)))
    return { ok: false, problem: { code: 'above-maximum', echo, limit: maxValue } }
  return { ok: true, value: read.value.toFixed(), echo }
}

/** True where the reading is worth showing: marks were typed, or the digits are many. */
export function wantsEcho(text: string, echo: string): boolean {
  return echo !== '' && (/[.,\s]/.test(text.trim()) || echo !== text.trim())
}
