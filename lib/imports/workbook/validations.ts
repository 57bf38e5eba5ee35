import type { CellRule } from './content'
import type { Sheet } from './excel'
import type { WorkbookWords } from './words'

/** A cell somebody fills in, and what it takes. */
export type Validated = { row: number; column: number; rule: CellRule | 'comment' }

const longestComment = 1000
/** Excel's own limit on the words of such a message. */
const longestMessage = 255

/**
 * Tells whoever fills the sheet at once, in words, what a cell takes. One rule for each run of cells below each other:
 * a rule for each cell would slow the programs down.
 */
export function addValidations(sheet: Sheet, entries: readonly Validated[], words: WorkbookWords): void {
  for (const run of runsOf(entries)) {
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) continue
    const from = sheet.getCell(first.row, first.column).address
    const to = sheet.getCell(last.row, last.column).address
    const range = from === to ? from : `${from}:${to}`
    // The types leave out what the library has: rules for ranges.
    const rules = (sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } })
      .dataValidations
    rules.add(range, first.rule === 'comment' ? commentRule(words) : numberRule(from, first.rule, words))
  }
}

function runsOf(entries: readonly Validated[]): Validated[][] {
  const sorted = [...entries].sort((a, b) => a.column - b.column || a.row - b.row)
  const runs: Validated[][] = []
  for (const entry of sorted) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const follows =
      before?.column === entry.column &&
      before.row === entry.row - 1 &&
      JSON.stringify(before.rule) === JSON.stringify(entry.rule)
    if (run && follows) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

function commentRule(words: WorkbookWords) {
  return {
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [longestComment],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: words('validation.title'),
    error: words('validation.comment'),
  }
}

/** Whole numbers from 0, or the two signs; or with as many decimals as the item takes. */
function numberRule(cell: string, rule: CellRule, words: WorkbookWords) {
  const parts = [
    `ISNUMBER(${cell})`,
    `${cell}>=${rule.minValue ?? '0'}`,
    `${cell}<=${rule.maxValue ?? '999999999'}`,
    `ROUND(${cell},${rule.decimals})=${cell}`,
  ]
  const key = rule.decimals === 0 ? 'whole' : 'decimal'
  const limits =
    rule.minValue != null || rule.maxValue != null
      ? ` ${words('validation.limits', { min: show(rule.minValue ?? '0'), max: show(rule.maxValue ?? '999999999') })}`
      : ''
  const message = `${words(`validation.${key}`, { decimals: rule.decimals })}${limits} ${words('validation.reasons')}`
  return {
    type: 'custom',
    formulae: [
      `OR(${cell}="-",${cell}="...",${cell}="…",IF(ISNUMBER(${cell}),AND(${parts.join(',')}),FALSE))`,
    ],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: words('validation.title'),
    error: message.slice(0, longestMessage),
  }
}

function show(exact: string): string {
  return exact.replace('.', ',')
}
