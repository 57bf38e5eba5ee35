/** At most one option per category; empty is the total (DESIGN §3.1). `{ sex: 'female' }`. */
export type Breakdown = Readonly<Record<string, string>>

/** Canonical text of a breakdown, as stored: `""`, `sex=female`, `ethnicity=minority;sex=female`. */
export function toBreakdownKey(breakdown: Breakdown): string {
  return Object.entries(breakdown)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([category, option]) => `${category}=${option}`)
    .join(';')
}

/** The reverse of {@link toBreakdownKey}. Throws on text that is not of that form. */
export function parseBreakdownKey(key: string): Breakdown {
  if (key === '') return {}
  const breakdown: Record<string, string> = {}
  for (const part of key.split(';')) {
    const [category, option, ...rest] = part.split('=')
    if (!category || !option || rest.length > 0 || category in breakdown) {
      throw new Error(`Not a breakdown key: ${key}`)
    }
    breakdown[category] = option
  }
  return breakdown
}
