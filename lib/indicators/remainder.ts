import { missing, type Observation, observed } from '@/lib/values/observation'

/**
 * What a total holds that no option of one category accounts for: "chưa phân tổ". Options that aren't there
 * count as nothing split off. A suppressed option hides the remainder too, which would otherwise give it away.
 */
export function remainder(total: Observation, options: readonly Observation[]): Observation {
  if (total.kind === 'missing') return total
  if (options.some((option) => option.kind === 'missing' && option.reason === 'suppressed'))
    return missing('suppressed')
  const rest = options.reduce(
    (left, option) => (option.kind === 'observed' ? left.minus(option.value) : left),
    total.value,
  )
  return rest.isNegative() && !rest.isZero() ? missing('not-available') : observed(rest)
}
