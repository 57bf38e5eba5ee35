import { nextPeriod, parsePeriod } from './period'

/** Periods in order, those that follow one another together: 2023Q1, 2024Q1, 2024Q2 → [2023Q1], [2024Q1, 2024Q2]. */
export function toRuns(periods: readonly string[]): string[][] {
  const runs: string[][] = []
  for (const period of periods) {
    const run = runs[runs.length - 1]
    const last = run?.[run.length - 1]
    const follows =
      last !== undefined &&
      parsePeriod(last)?.type === parsePeriod(period)?.type &&
      nextPeriod(last) === period
    if (run && follows) run.push(period)
    else runs.push([period])
  }
  return runs
}
