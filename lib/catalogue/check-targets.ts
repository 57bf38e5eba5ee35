import type { DataProblem } from '@/lib/data-file'
import { parsePeriod, periodRange } from '@/lib/periods/period'
import { badPeriodsIn, codesOf, problemAt, unknownIn } from './check-rows'
import type { CatalogueData } from './read-data'

type TargetRow = CatalogueData['targets']['rows'][number]

/** Targets of known indicators and units, with the bounds their comparator needs, for a span in which the unit exists. */
export function checkTargets(data: CatalogueData): DataProblem[] {
  const { targets, indicators, units } = data
  const unitRows = new Map(units.units.rows.map((unit) => [unit.id, unit]))
  const kinds = new Map(indicators.rows.map(({ code, kind }) => [code, kind]))
  const problems = [
    ...unknownIn(targets, 'indicator', codesOf(indicators), 'indicators.csv'),
    ...unknownIn(targets, 'org_unit', new Set(unitRows.keys()), 'org-units/units.csv'),
    ...badPeriodsIn(targets),
  ]
  for (const row of targets.rows) {
    const complain = (column: string, message: string) =>
      problems.push(problemAt(targets, row, column, message))
    for (const [column, message] of boundProblems(row)) complain(column, message)
    if (kinds.get(row.indicator) === 'label') complain('indicator', 'is a label, which has no figures')
    const period = parsePeriod(row.period)
    if (!period) continue
    const long = period.type === 'phase' || period.type === 'term'
    if (!long && period.type !== 'year')
      complain('period', 'is no span of a target; write a year, phase or term')
    if (!long && row.each !== null) complain('each', 'is filled; only a phase or term has years')
    const unit = unitRows.get(row.org_unit)
    const { start, end } = periodRange(row.calendar, row.period)
    if (unit && ((unit.valid_to ?? end) < start || (unit.valid_from ?? start) > end)) {
      complain('period', `"${row.period}" lies outside the days on which ${row.org_unit} is in force`)
    }
  }
  return problems
}

function boundProblems({ comparator, low, high }: TargetRow): [string, string][] {
  if (comparator === 'yes') {
    return (['low', 'high'] as const)
      .filter((column) => (column === 'low' ? low : high) !== null)
      .map((column) => [column, 'is filled; "yes" has no number'])
  }
  const found: [string, string][] = []
  if (low === null) found.push(['low', `is empty; "${comparator}" needs a number`])
  if (comparator !== 'range') {
    if (high !== null) found.push(['high', `is filled; "${comparator}" has one number, in low`])
    return found
  }
  if (high === null) found.push(['high', 'is empty; a range needs its upper end'])
  if (low !== null && high !== null && Number(low) > Number(high)) {
    found.push(['high', `"${high}" is below the lower end ${low}`])
  }
  return found
}
