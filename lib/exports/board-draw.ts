import type { ChartModel } from '@/lib/dashboards/chart-model'
import { log } from '@/lib/log'
import type { BoardModel } from './board-model'
import { RenderBusyError } from './render-client'

/** What is drawn of each chart, by its number; those that couldn't be are left out. */
export async function drawEach<Picture>(
  { charts }: BoardModel,
  draw: (model: ChartModel) => Promise<Picture>,
): Promise<Map<number, Picture>> {
  const drawn = new Map<number, Picture>()
  for (const { number, model } of charts) {
    if (!model) continue
    try {
      drawn.set(number, await draw(model))
    } catch (error) {
      if (error instanceof RenderBusyError) throw error
      log.warn({ err: error, chart: model.code }, 'chart of a board not drawn')
    }
  }
  return drawn
}
