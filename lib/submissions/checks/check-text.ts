import { formatNumber, type Language } from '@/lib/format'
import { parseCellKey } from '../submission'
import type { CheckProblem } from './problem'

/** The sentences of the checks by code, with `{item}`, `{value}` … where texts are put in; plain texts, also in a browser. */
export type CheckWords = Readonly<Record<string, unknown>>

export type CheckNames = {
  language: Language
  /** The name of a row. */
  item: (code: string) => string
  /** The name of a column by its breakdown key; `""` is the total. */
  column: (key: string) => string
}

/** What a check found, as a sentence: the rule's own words where it is one of the catalogue. */
export function checkText(problem: CheckProblem, words: CheckWords, names: CheckNames): string {
  const { code, cell, numbers, methods = [] } = problem
  const { language } = names
  const place = cell === null ? null : parseCellKey(cell)
  const shown = Object.entries(numbers).map(([name, exact]) => [
    name,
    formatNumber(exact, Math.min(exact.split('.')[1]?.length ?? 0, mostDecimals), language),
  ])
  return fill(sentence(words, code), {
    ...Object.fromEntries(shown),
    item: place ? names.item(place.dataElement) : '',
    option: place ? names.column(place.breakdown) : '',
    methods: methods.map((method) => sentence(words, `method-${method}`)).join('; '),
    rule: ruleText(problem, language),
  })
}

/** What a warning asks for; empty when it asks for nothing. */
export function askText({ severity, answered }: CheckProblem, words: CheckWords): string {
  if (severity === 'error') return ''
  return sentence(words, answered ? 'answered' : 'asks-comment')
}

/** Sides of a rule may be quotients without end. */
const mostDecimals = 3

function ruleText({ rule }: CheckProblem, language: Language): string {
  if (!rule) return ''
  const [said, name] =
    language === 'vi'
      ? [rule.descriptionVi, rule.nameVi]
      : [rule.descriptionEn ?? rule.descriptionVi, rule.nameEn]
  const text = said ?? name
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function sentence(words: CheckWords, code: string): string {
  const found = words[code]
  return typeof found === 'string' ? found : code
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '')
}
