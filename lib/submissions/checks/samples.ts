import type { FormDefinition, FormItem } from '../form'
import { parseCellKey } from '../submission'
import type { CheckedCell } from './figures'
import type { FormRule } from './rule'

/** For tests: a row of a form. */
export function item(
  code: string,
  columns: readonly string[] = [''],
  more: Partial<FormItem> = {},
): FormItem {
  return {
    dataElementId: 1,
    code,
    nameVi: code,
    nameEn: code,
    unitVi: 'người',
    unitEn: 'persons',
    decimals: 0,
    columns,
    totalFrom: null,
    compulsory: false,
    minValue: null,
    maxValue: null,
    ...more,
  }
}

/** For tests: a form of these rows. */
export function form(...items: FormItem[]): Pick<FormDefinition, 'sections'> {
  return { sections: [{ code: 'A', nameVi: 'A', nameEn: 'A', items }] }
}

/** For tests: cells by their key; a number, null for a blank, `?reason` for a reason, `12 // comment`. */
export function cells(figures: Record<string, string | null>): CheckedCell[] {
  return Object.entries(figures).map(([key, text]) => {
    const [figure = '', comment = null] = (text ?? '').split(' // ')
    const place = parseCellKey(key)
    if (!place) throw new Error(`no cell: ${key}`)
    const missing = figure.startsWith('?') ? figure.slice(1) : null
    return { ...place, value: missing !== null || figure === '' ? null : figure, missing, comment }
  })
}

/** For tests: `left operator right` with DHIS2's `skip_if_any_missing` on both sides. */
export function rule(
  left: string,
  operator: FormRule['operator'],
  right: string,
  more: Partial<FormRule> = {},
): FormRule {
  return {
    code: 'R',
    nameVi: 'R',
    nameEn: 'R',
    descriptionVi: null,
    descriptionEn: null,
    severity: 'error',
    operator,
    left: { expression: left, missing: 'skip_if_any_missing' },
    right: { expression: right, missing: 'skip_if_any_missing' },
    ...more,
  }
}
