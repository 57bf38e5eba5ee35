/** Share of a standard normal distribution below `z`; within 10^-15. */
export function standardNormalBelow(z: number): number {
  if (z > 40) return 1
  if (z < -40) return 0
  // φ(z)·(z + z³/3 + z⁵/(3·5) + …): all terms of one sign, so nothing cancels.
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * Number.EPSILON && odd < 10_000; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return Math.min(Math.max(0.5 + sum * standardNormalDensity(z), 0), 1)
}

export function standardNormalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}
