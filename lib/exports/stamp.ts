import type { ChartModel, FactKey } from '@/lib/dashboards/chart-model'

type Fact = ChartModel['facts'][number]

/** Facts that only a file has: who made it, when, under which licence and number. */
export type Stamp = Record<'time' | 'who' | 'licence' | 'reference', { label: string; value: string }>

const keys = ['time', 'who', 'licence', 'reference'] as const satisfies readonly FactKey[]

/** The model with its stamp at the end of the facts; a fact already there is replaced. */
export function stampModel(model: ChartModel, stamp: Stamp): ChartModel {
  const others = model.facts.filter(({ key }) => !(keys as readonly FactKey[]).includes(key))
  return { ...model, facts: [...others, ...keys.map((key): Fact => ({ key, ...stamp[key] }))] }
}
