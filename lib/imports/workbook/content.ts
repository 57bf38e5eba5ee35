import { Decimal } from 'decimal.js'
import { type EntryProblem, parseEntry } from '@/lib/values/number-entry'

/** What stands in a cell of a file, as far as it matters here. */
export type CellContent =
  | { kind: 'blank' }
  | { kind: 'number'; value: number; percent?: boolean }
  | { kind: 'text'; text: string }
  | { kind: 'formula'; formula: string; result: CellContent }
  | { kind: 'date'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'boolean' }
  | { kind: 'merged' }

export type ContentProblem =
  | EntryProblem
  | 'below-minimum'
  | 'above-maximum'
  | 'date-in-cell'
  | 'error-in-cell'
  | 'true-or-false'
  | 'merged-cell'
  | 'percent-in-cell'
  | 'formula-to-other-file'
  | 'formula-without-number'

/** A number as a machine writes it, or a reason, or nothing. */
export type ReadValue = { value: string | null; missing: string | null }

export type ContentReading =
  | { ok: true; read: ReadValue; formula: boolean }
  | { ok: false; code: ContentProblem; shown: string; echo: string | null }

/** What the row allows. */
export type CellRule = { decimals: number; minValue?: string | null; maxValue?: string | null }

/** The yearbook's signs: a dash where nothing happened, dots where nothing is known; and the same in words. */
const signs: Record<string, string> = {
  '-': 'not-applicable',
  '–': 'not-applicable',
  '—': 'not-applicable',
  '−': 'not-applicable',
  '...': 'not-available',
  '…': 'not-available',
  'không phát sinh': 'not-applicable',
  'không phát sinh tại địa bàn': 'not-applicable',
  'chưa có số liệu': 'not-available',
  'not applicable': 'not-applicable',
  'not available': 'not-available',
}

/** How a reason is written into a template. */
export const signOf: Readonly<Record<string, string>> = { 'not-applicable': '-', 'not-available': '...' }

/**
 * A cell of a filled template as a figure. Typed text is read as strictly as on the entry page; a formula counts by
 * the number the program kept with it, unless it looks into another file.
 */
export function readContent(content: CellContent, rule: CellRule): ContentReading {
  switch (content.kind) {
    case 'blank':
      return taken(null, null)
    case 'number':
      return readNumber(content, rule)
    case 'text':
      return readText(content.text, rule)
    case 'formula':
      return readFormula(content, rule)
    case 'date':
      return refused('date-in-cell', content.text)
    case 'error':
      return refused('error-in-cell', content.text)
    case 'boolean':
      return refused('true-or-false', '')
    case 'merged':
      return refused('merged-cell', '')
  }
}

function readFormula(content: CellContent & { kind: 'formula' }, rule: CellRule): ContentReading {
  const shown = `=${content.formula}`.slice(0, 60)
  if (/\[[^\]]+\]|\.xls[xmb]?['!]/i.test(content.formula)) return refused('formula-to-other-file', shown)
  const { result } = content
  if (result.kind === 'error') return refused('error-in-cell', result.text)
  if (result.kind !== 'number') return refused('formula-without-number', shown)
  const reading = readNumber(result, rule)
  return reading.ok ? { ...reading, formula: true } : reading
}

function readNumber(content: CellContent & { kind: 'number' }, rule: CellRule): ContentReading {
  const { value } = content
  if (!Number.isFinite(value)) return refused('not-a-number', String(value))
  // Fifteen digits is what the programs themselves keep and show: 0.1 + 0.2 is 0.3.
  const exact = new Decimal(value.toPrecision(15))
  const shown = exact.abs().gte('1e15') ? exact.toExponential() : exact.toFixed().replace('.', ',')
  if (content.percent) return refused('percent-in-cell', `${exact.times(100).toFixed().replace('.', ',')} %`)
  return check(exact, shown, rule)
}

function check(exact: Decimal, shown: string, rule: CellRule): ContentReading {
  if (exact.abs().gte('1e15')) return refused('too-large', shown)
  const entry = parseEntry(shown, { decimals: rule.decimals })
  return finish(entry, shown, rule)
}

function readText(text: string, rule: CellRule): ContentReading {
  // Pasted from web pages and PDFs: hard and zero-width blanks.
  const typed = text
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
  const reason = signs[typed.toLowerCase()]
  if (reason) return taken(null, reason)
  return finish(parseEntry(typed, { decimals: rule.decimals }), typed, rule)
}

function finish(entry: ReturnType<typeof parseEntry>, shown: string, rule: CellRule): ContentReading {
  if (!entry.ok) return { ok: false, code: entry.code, shown, echo: entry.echo }
  if (entry.value === null) return taken(null, null)
  if (rule.minValue != null && entry.value.lt(rule.minValue)) return refused('below-minimum', shown)
  if (rule.maxValue != null && entry.value.gt(rule.maxValue)) return refused('above-maximum', shown)
  return taken(entry.value.toFixed(), null)
}

function taken(value: string | null, missing: string | null): ContentReading {
  return { ok: true, read: { value, missing }, formula: false }
}

function refused(code: ContentProblem, shown: string): ContentReading {
  return { ok: false, code, shown, echo: null }
}
