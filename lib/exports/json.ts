import type { ChartModel } from '@/lib/dashboards/chart-model'

/** The whole chart model as JSON: exact numbers and displayed texts, facts and reference. */
export function toJson(model: ChartModel): string {
  return `${JSON.stringify(model, null, 2)}\n`
}
