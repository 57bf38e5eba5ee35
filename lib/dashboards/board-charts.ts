import type { Viewer } from '@/lib/access/viewer'
import { log } from '@/lib/log'
import type { IsoDate } from '@/lib/periods/period'
import { type BoardItem, parseChartAddress } from './board'
import type { ChartModel } from './chart-model'
import { parseChartQuery } from './filters'
import { getChart } from './get-chart'

/**
 * One place of a board as a reader sees it; `model` null where the chart isn't theirs to read or is no more (`hidden`),
 * or couldn't be read just now (`failed`): one chart never takes the others with it.
 */
export type BoardChart = BoardItem &
  ({ model: ChartModel; problem: null } | { model: null; problem: 'hidden' | 'failed' })

/** The charts of a board in the reader's own scope and language. */
export function readBoardCharts(
  viewer: Viewer,
  items: readonly BoardItem[],
  today: IsoDate,
): Promise<BoardChart[]> {
  return Promise.all(
    items.map(async (item) => {
      const address = parseChartAddress(item.chart)
      const query = address && parseChartQuery(address.code, address.words, today)
      if (!query?.ok) return { ...item, model: null, problem: 'hidden' as const }
      try {
        const chart = await getChart(viewer, query.value, today)
        return chart.ok
          ? { ...item, model: chart.value, problem: null }
          : { ...item, model: null, problem: 'hidden' as const }
      } catch (error) {
        log.error({ err: error, chart: item.chart }, 'chart of a board not read')
        return { ...item, model: null, problem: 'failed' as const }
      }
    }),
  )
}
