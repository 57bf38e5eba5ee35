import type { Body, BodyMeasure, CompositionKind } from '@/lib/catalogue/body-feeds'
import type { CatalogueBodyFeed } from '@/lib/catalogue/catalogue'
import type { DerivedFigure } from './derived-figure'

/** What a composition says that figures are made of. */
export type FeedingBody = {
  body: Body
  /** Of its unit. */
  level: string
  kind: CompositionKind
  seats: number | null
  women: number | null
  minorityWomen: number | null
  womenUnder40: number | null
  staff: number | null
  womenStaff: number | null
}

/** The feeds of an element, with its code. */
export type FedElement = { dataElementId: number; dataElement: string; feeds: readonly CatalogueBodyFeed[] }

/**
 * Figures over the bodies of one place, an answer for each breakdown that any of them feeds. A body that doesn't tell
 * leaves the figure open, as everywhere; an agency of which it isn't known whether it is one of those asked isn't one.
 */
export function computeBodyFigures(
  elements: readonly FedElement[],
  rows: readonly FeedingBody[],
): DerivedFigure[] {
  return elements.flatMap(({ dataElementId, dataElement, feeds }) => {
    const numbers = new Map<string, (number | null)[]>()
    for (const row of rows) {
      for (const { body, level, kind, measure, breakdown } of feeds) {
        if (body !== row.body || level !== row.level || kind !== row.kind) continue
        const number = numberOf(row, measure)
        if (number !== undefined) numbers.set(breakdown, [...(numbers.get(breakdown) ?? []), number])
      }
    }
    return [...numbers].map(([breakdown, all]): DerivedFigure => {
      const told = all.filter((one) => one !== null)
      const value = told.length === all.length ? String(told.reduce((sum, one) => sum + one, 0)) : null
      return { dataElementId, dataElement, breakdown, value, stated: told.length, records: all.length }
    })
  })
}

/** Null: not told. Undefined: the body isn't one of those the measure is about, or nobody can say. */
function numberOf(row: FeedingBody, measure: BodyMeasure): number | null | undefined {
  switch (measure) {
    case 'seats':
      return row.seats
    case 'women':
      return row.women
    case 'minority-women':
      return row.minorityWomen
    case 'women-under-40':
      return row.womenUnder40
    case 'bodies':
      return 1
    case 'with-woman':
      return row.women === null ? null : Number(row.women > 0)
    case 'many-women':
      return row.women !== null && hasManyWomen(row) ? 1 : undefined
    case 'many-women-with-woman':
      return row.women !== null && hasManyWomen(row) ? Number(row.women > 0) : undefined
  }
}

/** At least 30 % women among the staff; false where it isn't known. */
export function hasManyWomen({ staff, womenStaff }: Pick<FeedingBody, 'staff' | 'womenStaff'>): boolean {
  return staff !== null && staff > 0 && womenStaff !== null && womenStaff * 10 >= staff * 3
}
