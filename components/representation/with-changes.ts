import { Decimal } from 'decimal.js'
import type { ShareLine } from '@/lib/registers/representation'

/**
 * The lines by level, newest term first, each with its percentage points against the term before of the same level: ours
 * with ours where there is one, else with a published one; both say what they are.
 */
export function withChanges(lines: readonly ShareLine[]): (ShareLine & { change: string | null })[] {
  const levels = [...new Set(lines.map(({ level }) => level))]
  return levels.flatMap((level) => {
    const own = lines.filter((line) => line.level === level).toSorted((a, b) => b.term.localeCompare(a.term))
    return own.map((line) => {
      const before = own.filter(({ term }) => term.slice(6) === line.term.slice(1, 5))
      const same = before.find(({ source }) => source === line.source) ?? before[0]
      const change =
        line.share !== null && same?.share != null
          ? new Decimal(line.share).minus(same.share).toString()
          : null
      return { ...line, change }
    })
  })
}
