import type { ShareLine } from '@/lib/registers/representation'

/** A line with its percentage points against the term before. */
export type ChangedLine = ShareLine & { change: string | null }

/** What may be said of a level: its line, or, where too few bodies were recorded, how many of how many. */
export type Headline<Line extends ShareLine = ChangedLine> =
  | { level: Line['level']; line: Line; partial: null }
  | { level: Line['level']; line: null; partial: { counted: number; expected: number | null } }

type Ground = {
  /** Of the area: its own body is one, whole as it is. */
  areaLevel: string
  /** Bodies of a level there were; null where nobody knows. */
  expectedOf: (level: ShareLine['level']) => number | null
}

/**
 * One line a level of one term. A few recorded bodies don't speak for all of them: then a published figure does, and
 * where there is none only their number is told. Four in five are enough, as everywhere.
 */
export function headlinesOf<Line extends ShareLine>(
  lines: readonly Line[],
  { areaLevel, expectedOf }: Ground,
): Headline<Line>[] {
  const levels = [...new Set(lines.map(({ level }) => level))]
  return levels.flatMap((level): Headline<Line>[] => {
    const own = lines.filter((line) => line.level === level && line.share !== null)
    const ours = own.find(({ source }) => source === 'reported')
    const theirs = own.find(({ source }) => source === 'published')
    const counted = ours?.summary?.counted ?? 0
    const expected = expectedOf(level)
    const isWhole = level === areaLevel || (expected !== null && counted * 5 >= expected * 4)
    if (ours && isWhole) return [{ level, line: ours, partial: null }]
    if (theirs) return [{ level, line: theirs, partial: null }]
    return ours ? [{ level, line: null, partial: { counted, expected } }] : []
  })
}

/** One level over its terms, the oldest first: what small pictures beside each other show. */
export type TermPanel = { level: ShareLine['level']; lines: ChangedLine[] }

export function toTermPanels(
  lines: readonly ChangedLine[],
  ground: { areaLevel: string; expectedOf: (level: ShareLine['level'], term: string) => number | null },
): TermPanel[] {
  const terms = [...new Set(lines.map(({ term }) => term))].sort()
  const chosen = terms.flatMap((term) =>
    headlinesOf(
      lines.filter((line) => line.term === term),
      { areaLevel: ground.areaLevel, expectedOf: (level) => ground.expectedOf(level, term) },
    ).flatMap(({ line }) => line ?? []),
  )
  return [...new Set(chosen.map(({ level }) => level))]
    .map((level) => ({ level, lines: chosen.filter((line) => line.level === level) }))
    .filter((panel) => panel.lines.length > 1)
}

/** The ranked units of one level; levels with most of them first. */
export type RankedLevel = { level: ShareLine['level']; lines: ShareLine[] }

export function rankByLevel(lines: readonly ShareLine[]): RankedLevel[] {
  const known = lines.filter(({ share }) => share !== null)
  return [...new Set(known.map(({ level }) => level))]
    .map((level) => ({
      level,
      lines: known
        .filter((line) => line.level === level)
        .sort(
          (a, b) => Number(b.share) - Number(a.share) || a.orgUnitName.localeCompare(b.orgUnitName, 'vi'),
        ),
    }))
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

const order: ShareLine['level'][] = ['country', 'province', 'district', 'commune', 'village', 'unknown']
