import { Decimal } from 'decimal.js'
import type { ShareLine } from '@/lib/registers/representation'

/**
 * The lines by level, newest term first, each with its percentage points against the term before of the same level. Ours
 * and published ones are compared too: both say what they are.
 */
export function withChanges(lines: readonly ShareLine[]): (ShareLine & { change: string | null })[] {
  const levels = [...new Set(lines.map(({ level }) => level))]
  return levels.flatMap((level) => {
    const own = lines.filter((line) => line.level === level).toSorted((a, b) => b.term.localeCompare(a.term))
    return own.map((line, index) => {
      const before = own[index + 1]
      const follows = before?.term.slice(6) === line.term.slice(1, 5)
      const change =
        follows && line.share !== null && before?.share != null
          ? new Decimal(line.share).minus(before.share).toString()
          : null
      return { ...line, change }
    })
  })
}
