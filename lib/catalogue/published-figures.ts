import type { CatalogueData } from './read-data'

/** A published figure as its table has it, but with the indicator's code. */
export type PublishedFigureRow = {
  kind: 'result' | 'representation' | 'announcement'
  source_key: string
  indicator: string | null
  area_text: string
  org_unit_id: string | null
  period_text: string
  period: string | null
  as_of: string | null
  value: string | null
  high: string | null
  unit_vi: string
  precision: string
  numerator: string | null
  denominator: string | null
  target_value: string | null
  percent_published: string | null
  body: string | null
  level: string | null
  term: string | null
  representation_kind: string | null
  what: string | null
  source: string
  confidence: string
  note: string | null
  contradicts: boolean
  announcement_id: string | null
}

/** Columns that only some kinds fill. */
const blank = {
  high: null,
  numerator: null,
  denominator: null,
  target_value: null,
  percent_published: null,
  body: null,
  level: null,
  term: null,
  representation_kind: null,
  what: null,
  note: null,
  contradicts: false,
  announcement_id: null,
} as const

/** The three files of published figures as one list. Facts that aren't figures stay in their file. */
export function toPublishedFigures({ results, representation, facts }: CatalogueData): PublishedFigureRow[] {
  return [
    ...results.rows.map(
      (row): PublishedFigureRow => ({
        ...blank,
        kind: 'result',
        source_key: `result:${row.key}`,
        indicator: row.indicator,
        area_text: row.area,
        org_unit_id: row.org_unit,
        period_text: row.period_text,
        period: row.period,
        as_of: row.as_of,
        value: row.value,
        unit_vi: row.unit_vi,
        precision: row.precision,
        target_value: row.target,
        percent_published: row.percent_published,
        source: row.source,
        confidence: row.confidence,
        note: row.note,
        contradicts: row.contradicts,
      }),
    ),
    ...representation.rows.map(
      (row): PublishedFigureRow => ({
        ...blank,
        kind: 'representation',
        source_key: `representation:${row.key}`,
        indicator: row.indicator,
        area_text: row.area,
        org_unit_id: row.org_unit,
        period_text: row.term,
        period: row.period,
        as_of: null,
        value: row.women_share,
        unit_vi: '%',
        precision: row.precision,
        numerator: row.women,
        denominator: row.total,
        percent_published: row.share_printed,
        body: row.body,
        level: row.level,
        term: row.term,
        representation_kind: row.kind,
        source: row.source,
        confidence: row.confidence,
        note: row.note,
        contradicts: row.contradicts,
      }),
    ),
    ...facts.rows
      .filter(({ chartable }) => chartable)
      .map(
        (row): PublishedFigureRow => ({
          ...blank,
          kind: 'announcement',
          source_key: `announcement:${row.id}`,
          indicator: row.indicator,
          area_text: row.place,
          org_unit_id: row.org_unit,
          period_text: row.period_text ?? '',
          period: row.period,
          as_of: row.as_of,
          value: row.value,
          unit_vi: row.unit,
          precision: row.precision ?? 'exact',
          what: row.what,
          source: row.source,
          confidence: row.confidence,
          note: row.note,
          announcement_id: row.announcement,
        }),
      ),
  ]
}
