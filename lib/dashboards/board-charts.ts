import type { Viewer } from '@/lib/access/viewer'
import type { IsoDate } from '@/lib/periods/period'
import { type BoardItem, parseChartAddress } from './board'
import type { ChartModel } from './chart-model'
import { parseChartQuery } from './filters'
import { getChart } from './get-chart'

/** One place of a board as a reader sees it; `model` null where the chart isn't theirs to read, or is no more. */
export type BoardChart = BoardItem & { model: ChartModel | null }

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
      const chart = query?.ok ? await getChart(viewer, query.value, today) : null
      return { ...item, model: chart?.ok ? chart.value : null }
    }),
  )
}
