import type { Body } from '@/lib/catalogue/body-feeds'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { randomFrom } from './random'
import type { DemoReport } from './reports'

export type DemoComposition = {
  key: string
  body: Body
  orgUnitId: string
  term: string
  kind: 'in-office'
  asOf: IsoDate
  seats: number
  women: number
  men: number
  minorityWomen: number | null
  womenUnder40: number | null
  womenFirstTime: number | null
}

/** Where Project 8 is shown. */
const provinces = ['P08-2025', 'P19-2025', 'P24-2025', 'P31-2025', 'P48-2025', 'P66-2025']
const term = 'T2026-2031'
const begin = '2026-07-01'

/**
 * Who might sit in the demonstration's councils and lead its villages. In office only: no figure of the catalogue is
 * made from that, so that published shares of those elected stand alone wherever a figure is asked for. Pure.
 */
export function buildCompositions(reports: readonly DemoReport[]): DemoComposition[] {
  const communes = [
    ...new Set(reports.map(({ orgUnitId }) => orgUnitId).filter((id) => id.startsWith('C'))),
  ].sort()
  return [
    ...provinces.flatMap((id) => courseOf('peoples-council', id, [50, 84], [0.22, 0.36])),
    ...communes.flatMap((id) => courseOf('peoples-council', id, [18, 28], [0.2, 0.42])),
    ...communes.flatMap((id) => courseOf('village-heads', id, [8, 22], [0.06, 0.3])),
  ]
}

/** At the term's beginning, and for one in three a change a few months later. */
function courseOf(
  body: Body,
  orgUnitId: string,
  [fewest, most]: [number, number],
  [low, high]: [number, number],
): DemoComposition[] {
  const key = `body ${body} ${orgUnitId}`
  const draw = randomFrom(key)
  const seats = draw.whole(fewest, most)
  const women = Math.max(1, Math.round(seats * draw.between(low, high)))
  const part = (share: number) => (draw.chance(0.2) ? null : Math.round(women * share))
  const row = (on: IsoDate, left: number): DemoComposition => ({
    ...{ key: `${key} ${on}`, body, orgUnitId, term, kind: 'in-office', asOf: on },
    ...{ seats, women: women - left, men: seats - women },
    minorityWomen: part(draw.between(0.2, 0.7)),
    womenUnder40: part(draw.between(0.15, 0.4)),
    womenFirstTime: part(draw.between(0.3, 0.6)),
  })
  // A seat that fell vacant: one person fewer among those seated, of no sex.
  const change = women > 3 && draw.chance(0.33) ? [row(addDays(begin, draw.whole(40, 110)), 1)] : []
  return [row(begin, 0), ...change].map((one) => ({ ...one, ...withinWomen(one) }))
}

/** No part of the women is more than the women who sit. */
function withinWomen({ women, minorityWomen, womenUnder40, womenFirstTime }: DemoComposition) {
  const within = (value: number | null) => (value === null ? null : Math.min(value, women))
  return {
    minorityWomen: within(minorityWomen),
    womenUnder40: within(womenUnder40),
    womenFirstTime: within(womenFirstTime),
  }
}
