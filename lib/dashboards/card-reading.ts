import type { OverviewCard } from './overview-model'
import { isWellCovered } from './points'

/** What a set of key figures says at a glance. */
export type CardReading = {
  /** With a target that is behind or to be watched. */
  slipping: OverviewCard[]
  /** With a target that is on its way. */
  reached: OverviewCard[]
  /** The wrong way since a year ago, whatever way that is. */
  worse: OverviewCard[]
  better: OverviewCard[]
  /** Where nothing can be said of any of them, since too few reports are in: how many are, by the first. */
  open: { reported: number; assigned: number } | null
}

/**
 * Sorts key figures by what may be said of them. A change or a status rests on enough reports, or it isn't there
 * (`changeBetween`, `statusOf`): what is left open is told as open, never as good or bad.
 */
export function readOfCards(cards: readonly OverviewCard[]): CardReading {
  const withFigure = cards.filter(({ display }) => /\d/.test(display))
  const thin = withFigure.flatMap(({ coverage }) => (coverage && !isWellCovered(coverage) ? [coverage] : []))
  const first = thin[0]
  return {
    slipping: cards.filter(({ target }) => target?.status === 'behind' || target?.status === 'watch'),
    reached: cards.filter(({ target }) => target?.status === 'on-track'),
    worse: cards.filter(({ change }) => change.desired === false),
    better: cards.filter(({ change }) => change.desired === true),
    open:
      first && thin.length === withFigure.length
        ? { reported: first.reported, assigned: first.assigned }
        : null,
  }
}

/** Whether any figure is there, now or in the periods before: a card without any says nothing. */
export function hasFigures(cards: readonly OverviewCard[]): boolean {
  return cards.some(
    ({ display, sparkline }) => /\d/.test(display) || sparkline.some(({ value }) => value !== null),
  )
}
