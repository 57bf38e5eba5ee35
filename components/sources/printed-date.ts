import { formatDate } from '@/lib/format'

/** A date as exact as its source: `20/05/2025`, `11/2025`, `2025`, `2023-2024`; null when it gives none. */
export function printedDate(asOf: string | null): string | null {
  if (!asOf) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return formatDate(asOf)
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(asOf) ?? []
  return year ? `${month}/${year}` : asOf
}
