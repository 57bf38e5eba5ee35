import { formatDate, type Language } from '@/lib/format'
import { periodName } from '@/lib/periods/names'
import { periodRange } from '@/lib/periods/period'
import type { FormDefinition, FormItem, FormSection } from '@/lib/submissions/form'
import { hasComputedTotal, totalParts } from '@/lib/submissions/save-totals'
import { type Cell, type CellKey, toCellKey } from '@/lib/submissions/submission'
import type { CellRule } from './content'
import type { WorkbookWords } from './words'

export type TemplateUnit = {
  id: string
  name: string
  fullName: string
  /** False when the form was sent or is closed: its figures are shown, not asked. */
  open: boolean
  cells: ReadonlyMap<CellKey, Cell>
  /** Approved figures of the period before. */
  previous: ReadonlyMap<CellKey, string>
}

/** Everything a template is made from. */
export type TemplateData = {
  form: FormDefinition
  period: string
  previousPeriod: string
  units: readonly TemplateUnit[]
  dueDate: string
  demonstration: boolean
  catalogueVersion: string
  reference: string
  madeAt: Date
  language: Language
  /** A breakdown in words: `Nữ`, `Tổng số`. */
  columnLabel: (key: string) => string
}

export type PlanCell =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'entry'; cell: Cell | null; rule: CellRule; open: boolean }
  /** Added up from the columns at these distances; never typed. */
  | { kind: 'computed'; value: string | null; from: readonly number[] }
  | { kind: 'previous'; value: string | null }
  | { kind: 'comment'; text: string; open: boolean }

export type PlanColumn = {
  /** `v:BREAKDOWN`, `v:ELEMENT|BREAKDOWN`, `c:` for comments; empty for what is only shown. */
  key: string
  /** Above the label: an item, or "last period". */
  group: string
  label: string
  width: number
}

export type PlanRow = {
  /** `UNIT|ELEMENT` or `UNIT|`; empty for a heading. */
  key: string
  cells: readonly PlanCell[]
}

/** One sheet to fill in, before any program's own format. */
export type SheetPlan = {
  name: string
  title: string
  facts: readonly { label: string; value: string }[]
  guide: readonly string[]
  columns: readonly PlanColumn[]
  rows: readonly PlanRow[]
  /** Columns that stay in sight. */
  frozen: number
}

/**
 * One unit: its form as people know it, a row for each item. Several: one sheet for each section, a row for each unit,
 * because a province types and compares one item down the list of its communes, and pasting into a filtered or
 * hundred-sheet workbook puts figures where nobody sees them.
 */
export function planSheets(data: TemplateData, words: WorkbookWords): SheetPlan[] {
  const [unit, ...others] = data.units
  if (!unit) return []
  if (others.length === 0) return [planForm(data, unit, words)]
  return data.form.sections.map((section) => planMatrix(data, section, words))
}

function planForm(data: TemplateData, unit: TemplateUnit, words: WorkbookWords): SheetPlan {
  const { form, columnLabel } = data
  const keys = [
    ...new Set(form.sections.flatMap(({ items }) => items.flatMap(({ columns }) => [...columns]))),
  ]
  const previous = words('previous', { period: periodName(data.previousPeriod, data.language) })
  const columns: PlanColumn[] = [
    { key: '', group: '', label: words('columns.code'), width: 11 },
    { key: '', group: '', label: words('columns.item'), width: 46 },
    { key: '', group: '', label: words('columns.unit'), width: 11 },
    ...keys.map((key) => ({
      key: `v:${key}`,
      group: periodName(data.period, data.language),
      label: columnLabel(key),
      width: 12,
    })),
    ...keys.map((key) => ({ key: '', group: previous, label: columnLabel(key), width: 10 })),
    { key: 'c:', group: '', label: words('columns.comment'), width: 30 },
  ]
  const rows = form.sections.flatMap((section): PlanRow[] => [
    { key: '', cells: [{ kind: 'none' }, { kind: 'text', text: nameOf(section, data.language) }] },
    ...section.items.map((item) => ({
      key: `${unit.id}|${item.code}`,
      cells: [
        { kind: 'text' as const, text: item.code },
        { kind: 'text' as const, text: nameOf(item, data.language) },
        { kind: 'text' as const, text: data.language === 'en' ? item.unitEn : item.unitVi },
        ...keys.map((key) => planCell(item, key, unit, keys)),
        ...keys.map((key) => planPrevious(item, key, unit)),
        planComment(item, unit),
      ],
    })),
  ])
  const facts = [{ label: words('facts.unit'), value: unit.fullName }, ...factsOf(data, words)]
  return { ...headOf(data, words), name: form.code, facts, columns, rows, frozen: 3 }
}

function planMatrix(data: TemplateData, section: FormSection, words: WorkbookWords): SheetPlan {
  const columns: PlanColumn[] = [
    { key: '', group: '', label: words('columns.number'), width: 5 },
    { key: '', group: '', label: words('columns.orgUnit'), width: 26 },
  ]
  for (const item of section.items) {
    const unit = data.language === 'en' ? item.unitEn : item.unitVi
    const group = `${item.code} ${nameOf(item, data.language)} (${unit})`
    for (const key of item.columns)
      columns.push({ key: `v:${item.code}|${key}`, group, label: data.columnLabel(key), width: 12 })
    columns.push({ key: '', group, label: words('previousShort'), width: 10 })
  }
  const rows = data.units.map((unit, index) => ({
    key: `${unit.id}|`,
    cells: [
      { kind: 'text' as const, text: String(index + 1) },
      { kind: 'text' as const, text: unit.name },
      ...section.items.flatMap((item) => [
        ...item.columns.map((key) => planCell(item, key, unit, item.columns)),
        planPrevious(item, item.columns[0] ?? '', unit),
      ]),
    ],
  }))
  const facts = [
    { label: words('facts.section'), value: nameOf(section, data.language) },
    { label: words('facts.units'), value: String(data.units.length) },
    ...factsOf(data, words),
  ]
  return { ...headOf(data, words), name: sheetName(section.code), facts, columns, rows, frozen: 2 }
}

function headOf(data: TemplateData, words: WorkbookWords) {
  const guide = [words('guide.fill'), words('guide.reasons'), words('guide.return')]
  return {
    title: nameOf(data.form, data.language),
    guide: data.demonstration ? [words('demonstration'), ...guide] : guide,
  }
}

function factsOf(data: TemplateData, words: WorkbookWords) {
  const { start, end } = periodRange(data.form.calendar, data.period)
  const period = periodName(data.period, data.language)
  return [
    { label: words('facts.period'), value: `${period} (${formatDate(start)}–${formatDate(end)})` },
    { label: words('facts.due'), value: formatDate(data.dueDate) },
    { label: words('facts.reference'), value: data.reference },
  ]
}

function planCell(item: FormItem, key: string, unit: TemplateUnit, keys: readonly string[]): PlanCell {
  if (!item.columns.includes(key)) return { kind: 'none' }
  const cell = unit.cells.get(toCellKey(item.code, key)) ?? null
  if (isComputed(item, key)) {
    const parts = totalParts(item)
    const at = keys.indexOf(key)
    return {
      kind: 'computed',
      value: cell?.value ?? null,
      from: parts.map((part) => keys.indexOf(part) - at),
    }
  }
  const { decimals, minValue, maxValue } = item
  return { kind: 'entry', cell, rule: { decimals, minValue, maxValue }, open: unit.open }
}

/** True for a total that the form adds up itself. */
export function isComputed(item: FormItem, key: string): boolean {
  return key === '' && hasComputedTotal(item)
}

/** The cell that a row's note belongs to. */
export function commentColumn(item: FormItem): string {
  return item.columns.find((key) => !isComputed(item, key)) ?? ''
}

function planPrevious(item: FormItem, key: string, unit: TemplateUnit): PlanCell {
  if (!item.columns.includes(key)) return { kind: 'none' }
  return { kind: 'previous', value: unit.previous.get(toCellKey(item.code, key)) ?? null }
}

function planComment(item: FormItem, unit: TemplateUnit): PlanCell {
  const text = unit.cells.get(toCellKey(item.code, commentColumn(item)))?.comment ?? ''
  return { kind: 'comment', text, open: unit.open }
}

function nameOf({ nameVi, nameEn }: { nameVi: string; nameEn: string }, language: Language): string {
  return language === 'en' ? nameEn : nameVi
}

/** Excel takes 31 letters and none of these signs. */
function sheetName(text: string): string {
  return text.replace(/[\\/?*[\]:']/g, '-').slice(0, 31)
}
