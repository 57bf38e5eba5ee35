import { toUid } from '@/lib/uid'

/** What a formula of the data files names: `#{D8-3.1d}`, or one part of it, `#{D8-3.1d:sex=female}`. */
export type FormulaRef = {
  element: string
  /** Canonical key of the part; `""` is the total. */
  breakdown: string
}

const reference = /#\{([^}]*)\}/g

/** What a formula says of reports: `R{D8-Q.ACTUAL_REPORTS}`. */
const reports = /R\{([^}]*)\.([A-Z_]+)\}/g

/** Codes of the forms whose reports a formula counts. */
export function formsOfReports(formula: string | null): string[] {
  return [...(formula ?? '').matchAll(reports)].map((match) => match[1] ?? '')
}

export function refsOf(formula: string | null): FormulaRef[] {
  return [...(formula ?? '').matchAll(reference)].map((match) => parseRef(match[1] ?? ''))
}

/** Formulas are written with codes and kept with uids, which never change hands: `#{uid}`, `#{uid.breakdownUid}`, `R{uid.METRIC}`. */
export function toStoredFormula(formula: string | null): string | null {
  if (formula === null) return null
  const counted = formula.replaceAll(
    reports,
    (_whole, form: string, metric: string) => `R{${toUid('form', form)}.${metric}}`,
  )
  return counted.replaceAll(reference, (_whole, text: string) => {
    const { element, breakdown } = parseRef(text)
    const part = breakdown === '' ? '' : `.${toUid('breakdown', breakdown)}`
    return `#{${toUid('data-element', element)}${part}}`
  })
}

/** Codes have dots but no colon, so a colon begins the part. */
function parseRef(text: string): FormulaRef {
  const [element = '', part = ''] = text.split(/:(.*)/s).map((word) => word.trim())
  return { element, breakdown: toCanonicalKey(part) }
}

/** The parts of a breakdown key in the order in which they are stored. */
export function toCanonicalKey(key: string): string {
  return key
    .split(';')
    .map((part) => part.trim())
    .sort()
    .join(';')
}
