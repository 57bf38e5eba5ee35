/** What a runner found: tests that passed, and what failed in words. A test that was skipped has failed. */
export type Count = { passed: number; failures: string[] }

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failures: counts.flatMap(({ failures }) => failures),
  }
}
