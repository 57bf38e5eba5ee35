import { parsePeriod, samePeriodLastYear } from '@/lib/periods/period'
import { toBreakdownKey } from '@/lib/values/breakdown'
import type { ChartModel, ChartPoint, ChartSeries } from './chart-model'

/** Words of a picture that say nothing about one figure. */
const pictureWords = ['kind', 'gap', 'compare', 'breakdown'] as const

type Of = {
  model: Pick<ChartModel, 'href' | 'code' | 'axis' | 'map'>
  series: Pick<ChartSeries, 'key' | 'breakdown' | 'role'>
  point: Pick<ChartPoint, 'key' | 'published' | 'missing'>
}

/**
 * Where the arithmetic behind one figure of a chart stands: its own unit, period and split, read as the chart is. A
 * published figure leads to its source. Null where there is nothing to take apart.
 */
export function toExplainHref({ model, series, point }: Of): string | null {
  if (point.published) return `/sources?indicator=${encodeURIComponent(model.code)}`
  const [path = '', query = ''] = model.href.split('?')
  // A map of activities has no formula behind it; what no option accounts for is only left over.
  if (!path.startsWith('/charts/') || series.role === 'not-disaggregated') return null
  if (point.missing === 'not-applicable') return null
  const words = new URLSearchParams(query)
  const unit = unitOf({ model, series, point }, words)
  const period = model.axis === 'period' ? point.key : periodAsked(series, words)
  if (period === null) return null
  for (const name of pictureWords) words.delete(name)
  if (unit) words.set('orgUnit', unit)
  if (period) words.set('period', period)
  const split = toBreakdownKey(series.breakdown)
  const isWomenShare = model.map?.against?.kind === 'parity' && model.map.isSplit === true
  // The women's share is of two figures of one split: the chart that has both.
  if (isWomenShare) words.set('breakdown', 'sex')
  else if (split) words.set('of', split)
  const text = words.toString().replace(/%(2C|3A|3B|3D|40)/g, (sign) => decodeURIComponent(sign))
  return `${path}${isWomenShare ? '' : '/explain'}${text === '' ? '' : `?${text}`}`
}

/** A series without a split is of a unit, and named by it; split ones are of the area asked. */
function unitOf({ model, series, point }: Of, words: URLSearchParams): string {
  if (model.axis === 'org-unit') return point.key
  const [first = ''] = (words.get('orgUnit') ?? '').split(/[,;]/)
  return Object.keys(series.breakdown).length > 0 ? first : series.key.replace(/\|.*$/, '')
}

/** Of bars the last period asked, the latest due where none was; of those compared, theirs. */
function periodAsked({ key }: Of['series'], words: URLSearchParams): string | null {
  const asked = (words.get('period') ?? '').split(',').at(-1)?.split('..').at(-1) ?? ''
  if (key !== 'compared') return asked
  const compare = words.get('compare')
  if (compare !== 'last-year') return compare
  return parsePeriod(asked) ? samePeriodLastYear(asked) : null
}
