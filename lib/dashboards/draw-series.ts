import type { ChartMap, ChartSeries } from './chart-model'
import type { ChartPlan, ChartWorld } from './chart-plan'
import { readerOf, type Speech } from './chart-words'
import { drawSeated } from './draw-seated'
import { drawTrend } from './draw-trend'
import { drawUnits } from './draw-units'
import { type PublishedRow, toPublishedSeries } from './published'
import type { ChartQuery } from './query'
import { readSeries } from './reading'
import { isSeated } from './seated'

/** The series of a chart with the sentence that reads them. */
export type Drawn = {
  series: ChartSeries[]
  reading: string
  periods: readonly string[]
  lastChange: string | null
  announcementIds: readonly string[]
  publishedOnly: boolean
  /** Of a map: its boundaries. Null where the units can't be drawn on one. */
  map: ChartMap | null
}

export type DrawInput = {
  world: ChartWorld
  plan: ChartPlan
  query: ChartQuery
  published: readonly PublishedRow[]
  speech: Speech
}

export function drawSeries(input: DrawInput): Promise<Drawn> | Drawn {
  const { item, kind, units, category } = input.plan
  if (item.formula === null) return drawPublished(input)
  const overTerms = kind === 'line' || kind === 'hemicycle'
  if (overTerms && units.length === 1 && !category && isSeated(input.world.catalogue, item))
    return drawSeated(input)
  return input.plan.axis === 'org-unit' ? drawUnits(input) : drawTrend(input)
}

function drawPublished({ plan, published, speech }: DrawInput): Drawn {
  const { words } = speech
  const series = toPublishedSeries(
    published.filter(({ orgUnitId }) => orgUnitId === plan.area.id),
    speech,
  )
  const periods = series[0]?.points.map(({ key }) => key) ?? plan.periods.slice(-1)
  const empty: ChartSeries = {
    key: 'published',
    label: words('published'),
    role: 'accent',
    breakdown: {},
    points: [],
  }
  return {
    series: series.length > 0 ? series : [empty],
    reading: readSeries(series, readerOf(plan.item, speech, 'coverage'), 'read.publishedOne'),
    periods,
    lastChange: null,
    announcementIds: [],
    publishedOnly: true,
    map: null,
  }
}
