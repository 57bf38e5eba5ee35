import type { Computed } from '@/lib/indicators/compute'
import { ratio } from '@/lib/indicators/ratio'
import { missing, type Observation, observed } from '@/lib/values/observation'
import type { Item } from './items'

/** The item read as a share of something: per cent, one decimal. */
export function asShare(item: Item): Item {
  return { ...item, unitVi: '%', unitEn: '%', decimals: 1, direction: 'none' }
}

/** Part of a whole in per cent, with both beside it. */
export function computeShare(part: Computed, whole: Observation): Computed {
  return { ...part, value: ratio(part.value, whole, 100), numerator: part.value, denominator: whole }
}

/** Women out of women and men; people whose sex isn't known are in neither. */
export function computeWomenShare(women: Computed, men: Computed): Computed {
  const share = computeShare(women, add(women.value, men.value))
  const { coverage } = women.coverage.reported <= men.coverage.reported ? women : men
  return {
    ...share,
    coverage,
    stage: [women.stage, men.stage].includes('provisional') ? 'provisional' : women.stage,
    origins: [...new Set([...women.origins, ...men.origins])].sort(),
  }
}

function add(a: Observation, b: Observation): Observation {
  if (a.kind === 'missing') return missing(a.reason)
  return b.kind === 'missing' ? missing(b.reason) : observed(a.value.plus(b.value))
}

/** How many of the reports owed are in, in per cent; not owed at all is no answer. */
export function computeCompleteness({ coverage, ...computed }: Computed): Computed {
  const value =
    coverage.assigned === 0
      ? missing('not-applicable')
      : ratio(observed(coverage.reported), observed(coverage.assigned), 100)
  const part = coverage.assigned === 0 ? null : observed(coverage.reported)
  return {
    ...computed,
    coverage,
    value,
    numerator: part,
    denominator: coverage.assigned === 0 ? null : observed(coverage.assigned),
  }
}
