import type { ChartSeries } from '@/lib/dashboards/chart-model'

/**
 * What a picture is drawn with. Plain hex and numbers, no CSS variables or classes: the renderer that
 * makes PNG files knows neither, and screen and file must be one picture.
 */
export const colours = {
  ink: '#16202C',
  muted: '#4F5B6B',
  rule: '#D7DDE5',
  paper: '#FFFFFF',
  surface: '#F5F7F9',
  accent: '#0B5E63',
  women: '#5E3C99',
  men: '#E66101',
  menText: '#A84300',
  notStated: '#6F7B89',
  notDisaggregated: '#A9B4C2',
} as const

export const fontFamily = "'Source Sans 3', sans-serif"

/** Text sizes in px; never under 12, so that a phone in the sun can be read. */
export const textSize = {
  tick: 12.5,
  label: 13,
  note: 12,
  title: 20,
  subtitle: 14,
  body: 14,
  fact: 12,
} as const
export const lineHeight = 1.4

export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond'

/** Hue alone is never enough: each role also has its own marker and dash. */
export type SeriesStyle = {
  fill: string
  /** The same colour dark enough for text on white. */
  text: string
  marker: MarkerShape
  dash: string | undefined
  hatch: boolean
}

const byRole: Record<Exclude<ChartSeries['role'], 'other'>, SeriesStyle> = {
  accent: {
    fill: colours.accent,
    text: colours.accent,
    marker: 'circle',
    dash: undefined,
    hatch: false,
  },
  women: {
    fill: colours.women,
    text: colours.women,
    marker: 'circle',
    dash: undefined,
    hatch: false,
  },
  men: {
    fill: colours.men,
    text: colours.menText,
    marker: 'square',
    dash: '7 3',
    hatch: false,
  },
  'not-stated': {
    fill: colours.notStated,
    text: colours.muted,
    marker: 'triangle',
    dash: '2 3',
    hatch: true,
  },
  'not-disaggregated': {
    fill: colours.notDisaggregated,
    text: colours.muted,
    marker: 'diamond',
    dash: '1 3',
    hatch: true,
  },
}

const others: SeriesStyle[] = [
  {
    fill: '#78828F',
    text: colours.muted,
    marker: 'square',
    dash: undefined,
    hatch: false,
  },
  {
    fill: '#4F5B6B',
    text: colours.muted,
    marker: 'triangle',
    dash: '6 3',
    hatch: false,
  },
  {
    fill: '#9AA5B1',
    text: colours.muted,
    marker: 'diamond',
    dash: '2 2',
    hatch: false,
  },
  {
    fill: '#38424F',
    text: colours.muted,
    marker: 'circle',
    dash: '8 3 2 3',
    hatch: false,
  },
]

/** The look of each series, in order; several `other` series take turns. */
export function seriesStyles(
  series: readonly Pick<ChartSeries, 'key' | 'role'>[],
): (SeriesStyle & { key: string })[] {
  let seen = 0
  return series.map(({ key, role }) => {
    if (role !== 'other') return { ...byRole[role], key }
    const style = others[seen % others.length] as SeriesStyle
    seen += 1
    return { ...style, key }
  })
}
