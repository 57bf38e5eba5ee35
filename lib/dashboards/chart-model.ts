import type { Breakdown } from '@/lib/values/breakdown'
import type { MissingReason } from '@/lib/values/observation'

/**
 * The one thing every picture, table and file of a chart is made from, so they can't disagree.
 * Plain JSON: it crosses to the browser and to the render worker as it is. Every text is in the
 * reader's language and every `display` is final: nothing downstream rounds or formats.
 */
export type ChartModel = {
  /** Code of the indicator or data element; the address is `/charts/CODE`. */
  code: string
  kind: ChartKind
  /** What and where: "Tỷ lệ nữ đại biểu HĐND cấp tỉnh, Bắc Kạn". */
  title: string
  /** Unit, period, stage. */
  subtitle: string
  /** One sentence that reads the chart. */
  reading: string
  unit: string
  /** What one category of the axis is: "Kỳ", "Đơn vị". Head of the table's first column. */
  categoryLabel: string
  /** What the axis categories are: periods run in time, units are ranked. */
  axis: 'period' | 'org-unit'
  series: ChartSeries[]
  target: ChartTarget | null
  /** Said on the page when something else is drawn than was asked for. */
  note?: string
  /** Set when the picture is a map. */
  map?: ChartMap
  /** Thin vertical lines, named: the reform of 01/07/2025. `before` = category key it stands in front of. */
  breaks: { before: string; label: string }[]
  /** Head texts of the table and CSV, in the reader's language. */
  tableLabels: TableLabels
  /** Printed with every picture and in every file, in this order. */
  facts: { key: FactKey; label: string; value: string }[]
  /** "Dữ liệu minh hoạ" is shown wherever this is true. */
  demonstration: boolean
  demonstrationLabel: string
  /** True when every figure is somebody else's published one (drawn hollow). */
  publishedOnly: boolean
  /** `/charts/CODE?…` with every filter: what downloads and links use. */
  href: string
  language: 'vi' | 'en'
}

export const chartKinds = [
  'line',
  'columns',
  'ranked-bars',
  'stacked-columns',
  'stacked-shares',
  'dot-gap',
  'small-multiples',
  'bullet',
  'heat-map',
  'hemicycle',
  'map',
] as const
export type ChartKind = (typeof chartKinds)[number]

/** Which boundaries a map draws: those of the 63 provinces, or of the 34 since 01/07/2025. */
export type MapLayer = 'before' | 'after'

export type ChartMap = {
  layer: MapLayer
  /** The version of the boundaries and the legal act: "34 tỉnh, thành phố từ 01/07/2025 (NQ 202/2025/QH15)". */
  boundary: string
  /** Official province code of each point, by its key. */
  codes: Record<string, string>
  /** What a diverging scale turns about. Null: five steps of one hue. */
  against: MapGap | null
  /** The share of one option of a split, not the item's own figure. */
  isSplit?: true
}

/** Women and men alike, or the target that holds for the area of the map: for its provinces only a reference. */
export type MapGap = {
  kind: 'parity' | 'target'
  comparator: ChartTarget['comparator']
  low: number | null
  high: number | null
  /** "So với mục tiêu ≥ 70 % (đến năm 2025, cả nước)". */
  label: string
}

export type FactKey =
  | 'area'
  | 'period'
  | 'programme'
  | 'unit'
  | 'definition'
  | 'source'
  | 'stage'
  | 'coverage'
  | 'calendar'
  | 'geography'
  | 'boundary'
  | 'target'
  | 'data-version'
  | 'data-date'
  | 'time'
  | 'who'
  | 'licence'
  | 'reference'
  | 'demonstration'

export type ChartSeries = {
  key: string
  label: string
  /** Which colour and marker: one series `accent`; the sexes have their own, everywhere. */
  role: 'accent' | 'other' | 'women' | 'men' | 'not-stated' | 'not-disaggregated'
  breakdown: Breakdown
  points: ChartPoint[]
}

export type ChartPoint = {
  /** Period code or org unit id. */
  key: string
  /** Where on the axis it stands when not at its own key: a figure of a year earlier beside that of now. */
  at?: string
  /** "Quý IV/2023", "Lâm Bình". */
  label: string
  /** For the axis of a narrow chart: "IV/23". */
  shortLabel: string
  /** For drawing only; exact digits are in `exact`. */
  value: number | null
  /** The exact number as a machine writes it: `1234.5`; empty when missing. */
  exact: string
  /** As on screen: `1.234,5`, or the missing reason's sign. */
  display: string
  numerator: { exact: string; display: string } | null
  denominator: { exact: string; display: string } | null
  missing: MissingReason | null
  /** The reason in words, in the reader's language. */
  missingLabel: string
  coverage: { reported: number; assigned: number } | null
  stage: 'approved' | 'provisional' | null
  stageLabel: string
  origins: string[]
  originLabel: string
  /** Set when this is a published figure: source, date and precision word ("hơn 7.000"). */
  published: { source: string; asOf: string; precision: string; confidence: string } | null
  /** Where a click leads: one level down. */
  href: string | null
}

export type ChartTarget = {
  comparator: '>=' | '>' | '<=' | '<' | 'range' | 'yes'
  low: number | null
  high: number | null
  /** "> 35 %", "20–25 %". */
  label: string
  /** "đến năm 2030, cả nước". */
  span: string
  /** First and last category it holds for; without it, all of them. */
  extent?: { from: string; to: string }
  direction: 'up' | 'down' | 'range' | 'parity' | 'none'
}

export type TableLabels = {
  series: string
  value: string
  numerator: string
  denominator: string
  coverage: string
  stage: string
  origin: string
  missing: string
}
