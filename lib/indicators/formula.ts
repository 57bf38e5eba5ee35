/** The data elements of a formula, by uid or code, in their order. */
export type Formula = { terms: readonly string[] }

/**
 * Reads `#{CODE}` or `#{uid}`, several joined by `+`. Null when the text is anything else.
 * The only place that knows how formulas are written.
 */
export function parseFormula(text: string): Formula | null {
  const terms = text.split(/\+(?![^{]*\})/).map((part) => /^\s*#\{\s*([^{}\s]+)\s*\}\s*$/.exec(part)?.[1])
  return terms.every((term) => term !== undefined) ? { terms: terms as string[] } : null
}
