/** The value axis: where it runs from and to, and its four or five round ticks. */
export type ValueScale = {
  min: number
  max: number
  ticks: number[]
  decimals: number
  fromZero: boolean
}

export type ValueScaleInput = {
  /** Every number that must lie on the axis: values, stacked sums, target bounds. */
  values: readonly number[]
  /** Bars always start at zero; a line may start higher when its movement would vanish. */
  zeroBased: boolean
  /** Shares never run past 100. */
  percent: boolean
  /** Counts of people have no half ticks. */
  whole: boolean
}

const mostTicks = 5

/** Chooses the axis. No values at all gives 0 to 1 with two ticks. */
export function computeValueScale({ values, zeroBased, percent, whole }: ValueScaleInput): ValueScale {
  const finite = values.filter(Number.isFinite)
  let low = Math.min(...finite, Number.POSITIVE_INFINITY)
  let high = Math.max(...finite, Number.NEGATIVE_INFINITY)
  if (finite.length === 0 || (low === 0 && high === 0)) {
    return { min: 0, max: 1, ticks: [0, 1], decimals: 0, fromZero: true }
  }
  const flat = low > 0 && high - low < 0.35 * high
  const fromZero = zeroBased || !flat || finite.length < 2 || low === high
  if (fromZero) {
    low = Math.min(0, low)
    high = Math.max(0, high)
  }
  for (const step of roundSteps((high - low) / mostTicks, whole)) {
    const first = Math.floor(tidy(low / step))
    const last = Math.ceil(tidy(high / step))
    if (last - first + 1 > mostTicks) continue
    const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step))
    const capped = percent && high <= 100 ? ticks.filter((tick) => tick <= 100) : ticks
    const min = capped[0] ?? 0
    const max = percent && high <= 100 && tidy(last * step) > 100 ? 100 : (capped.at(-1) ?? 1)
    return {
      min,
      max,
      ticks: capped,
      decimals: decimalsOf(step),
      fromZero: min <= 0,
    }
  }
  return { min: low, max: high, ticks: [low, high], decimals: 0, fromZero }
}

/** 1, 2, 2.5, 5 × powers of ten, from a little under `start` upwards. */
function* roundSteps(start: number, whole: boolean): Generator<number> {
  const from = Math.floor(Math.log10(Math.max(start, 1e-9))) - 1
  for (let power = from; power < from + 6; power += 1) {
    for (const factor of [1, 2, 2.5, 5]) {
      const step = tidy(factor * 10 ** power)
      if (step < start * 0.8 || (whole && !Number.isInteger(step))) continue
      yield step
    }
  }
}

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 9; decimals += 1) {
    if (Number.isInteger(tidy(step * 10 ** decimals))) return decimals
  }
  return 9
}

/** Takes binary dust off: 0.30000000000000004 → 0.3. For drawing only. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
