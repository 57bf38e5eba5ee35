export type PublishedKind = 'result' | 'representation' | 'announcement'

/** A figure as its publisher gave it: numbers as exact text, never added to another. */
export type PublishedItem = {
  id: number
  kind: PublishedKind
  indicator: { code: string; nameVi: string; nameEn: string } | null
  areaText: string
  orgUnitId: string | null
  periodText: string
  period: string | null
  asOf: string | null
  value: string | null
  high: string | null
  unitVi: string | null
  precision: string
  /** Women of all, where the publisher gave the counts. */
  numerator: string | null
  denominator: string | null
  /** What the publisher set the figure against, and the share of it that was printed. */
  targetValue: string | null
  percentPublished: string | null
  body: string | null
  level: string | null
  representationKind: string | null
  what: string | null
  source: string
  confidence: string
  note: string | null
  /** The printed share doesn't follow from the printed counts. */
  contradicts: boolean
  announcementId: string | null
}
