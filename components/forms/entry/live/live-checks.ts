import { askText, checkText } from '@/lib/submissions/checks/check-text'
import type { CheckedCell } from '@/lib/submissions/checks/figures'
import { keepsFromSending } from '@/lib/submissions/checks/problem'
import { toDerivedFigures } from '@/lib/submissions/derived/derived-figure'
import type { FormItem } from '@/lib/submissions/form'
import { type CellKey, parseCellKey } from '@/lib/submissions/submission'
import type { EntryItem, EntrySection } from '../entry-state'
import type { CheckNote, DeskFacts } from './desk-types'
import { type Entered, toChange } from './entered'

type Options = {
  sections: readonly EntrySection[]
  facts: DeskFacts
  /** Cells shown as wrong already. */
  errors: readonly CellKey[]
  at: (cell: CellKey) => Entered
  /** Told for each cell whose notes changed. */
  note: (cell: CellKey, found: readonly CheckNote[]) => void
}

const pauseMs = 400

/** Checks the form as it stands a moment after each change, by the server's own rules. */
export function openChecks({ sections, facts, errors, at, note }: Options): {
  soon: () => void
  close: () => void
} {
  const items = sections.flatMap((section) => section.items)
  const columns = sections.flatMap((section) => section.columns)
  const names = {
    language: facts.language,
    item: (code: string) => items.find((item) => item.code === code)?.name ?? code,
    column: (key: string) => columns.find((column) => column.key === key)?.label ?? key,
  }
  const form = { sections: sections.map(toFormSection) }
  const derived = toDerivedFigures(facts.derived ?? [])
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = new Map<CellKey, string>(errors.map((cell) => [cell, 'as the page came']))

  async function check(): Promise<void> {
    // Without the line it may not come; the server checks again before anything is sent.
    const module = await import('@/lib/submissions/checks/check-form').catch(() => null)
    if (!module) return
    const cells = items.flatMap((item) => item.cells.flatMap((info) => (info ? [read(item, info.cell)] : [])))
    const { rules, history } = facts
    const problems = module.checkForm({ form, cells, rules, history, derived })
    const found = new Map<CellKey, CheckNote[]>()
    for (const problem of problems) {
      const { cell, severity, incomplete } = problem
      if (!cell || incomplete || !keepsFromSending(problem)) continue
      const text = `${checkText(problem, facts.checkWords, names)} ${askText(problem, facts.checkWords)}`
      const one = { severity, text: text.trim(), history: problem.history ?? [] }
      found.set(cell, [...(found.get(cell) ?? []), one])
    }
    const now = new Map([...found].map(([cell, notes]) => [cell, JSON.stringify(notes)]))
    for (const cell of new Set([...now.keys(), ...shown.keys()])) {
      if (now.get(cell) !== shown.get(cell)) note(cell, found.get(cell) ?? [])
    }
    shown = now
  }

  function read(item: EntryItem, cell: CellKey): CheckedCell {
    const entered = at(cell)
    const { reading } = toChange(item, cell, entered)
    const place = parseCellKey(cell)
    return {
      dataElement: place?.dataElement ?? '',
      breakdown: place?.breakdown ?? '',
      value: reading.ok ? reading.value : null,
      missing: entered.missing || null,
      comment: entered.comment || null,
    }
  }

  return {
    soon: () => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), pauseMs)
    },
    close: () => clearTimeout(timer),
  }
}

/** The page's rows as the checks know a form; names and units are for words and left as they are shown. */
function toFormSection({ code, title, columns, items }: EntrySection) {
  return {
    code,
    nameVi: title,
    nameEn: title,
    items: items.map(
      ({
        code: element,
        name,
        unit,
        cells,
        decimals,
        totalFrom,
        compulsory,
        minValue,
        maxValue,
      }): FormItem => ({
        dataElementId: 0,
        code: element,
        nameVi: name,
        nameEn: name,
        unitVi: unit,
        unitEn: unit,
        columns: columns.flatMap(({ key }, index) => (cells[index] ? [key] : [])),
        decimals,
        totalFrom,
        compulsory,
        minValue,
        maxValue,
      }),
    ),
  }
}
