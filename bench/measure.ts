/** Milliseconds of each of some runs, in order of length. `prepare` isn't counted. */
export async function time(
  runs: number,
  work: () => Promise<unknown>,
  prepare?: () => Promise<unknown>,
): Promise<number[]> {
  const lengths: number[] = []
  for (let run = 0; run < runs; run++) {
    await prepare?.()
    const start = performance.now()
    await work()
    lengths.push(performance.now() - start)
  }
  return lengths.sort((a, b) => a - b)
}

/** The value below which so much of the runs lies: 0.5 is the median. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export type Line = { what: string; own: number[]; bare: number[] | null; budget: string }

/** One line of the table: both medians, their ratio, the slowest of twenty, and what was wanted. */
export function show({ what, own, bare, budget }: Line): string {
  const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(8)
  const ratio = bare ? (quantile(own, 0.5) / quantile(bare, 0.5)).toFixed(2).padStart(6) : '     –'
  const tail = bare ? (quantile(own, 0.95) / quantile(bare, 0.5)).toFixed(2).padStart(6) : '     –'
  return `| ${what.padEnd(52)} | ${ms(quantile(own, 0.5))} | ${ms(quantile(own, 0.95))} | ${bare ? ms(quantile(bare, 0.5)) : '       –'} | ${ratio} | ${tail} | ${budget} |`
}

export const head = `| ${'what'.padEnd(52)} | ms, p50 |  ms, p95 | bare SQL |  ratio | p95 ÷ | budget |
| ${'-'.repeat(52)} | ------- | -------- | -------- | ------ | ----- | ------ |`
