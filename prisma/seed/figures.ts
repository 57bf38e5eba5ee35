import { parsePeriod } from '@/lib/periods/period'
import { type Random, randomFrom } from './random'

/** What makes one demonstration unit differ from another. */
export type DemoUnit = {
  id: string
  /** Line of the unit through a rename, so that its series goes on. */
  line: string
  /** 1 is a district; a commune is a part of one. */
  scale: number
  /** Share of ethnic minorities among the people, 0 to 1. */
  minority: number
}

/** A number or a reason, for one element; `split` fills the columns beside the total. */
export type DemoRow = {
  element: string
  total: string | null
  missing: 'not-applicable' | 'not-available' | null
  split: { women: number; men: number; notStated: number } | null
  minority: number | null
}

/** Quarters since the demonstration's first one, 2023Q1; halves count as their last quarter. */
function quarterIndex(period: string): number {
  const parsed = parsePeriod(period)
  if (!parsed) throw new Error(`Not a period: ${period}`)
  return (parsed.year - 2023) * 4 + (parsed.type === 'half' ? parsed.index * 2 : parsed.index) - 1
}

/** Work slows before the reform of 01/07/2025, stops for a while after it and picks up again. */
const reform: Readonly<Record<number, number>> = { 9: 0.8, 10: 0.55, 11: 0.85 }
const seasons = [0.7, 1, 0.95, 1.3]

/** Reaches `end` from about half of it, fast at first; never falls, so stocks only grow. */
function grown(end: number, quarter: number): number {
  return Math.round(end * (0.5 + 0.5 * (1 - Math.exp(-(quarter + 1) / 6))))
}

/**
 * Synthetic figures of the Project 8 quarterly form. No real unit reported these; they only have sizes that
 * make sense together: options within totals, answered within received, disbursed within allotted.
 */
export function projectFigures(unit: DemoUnit, period: string): DemoRow[] {
  const quarter = quarterIndex(period)
  const nature = randomFrom(`nature ${unit.line}`)
  const draw = randomFrom(`project ${unit.line} ${period}`)
  const { scale } = unit
  const pace = (seasons[quarter % 4] ?? 1) * (reform[quarter] ?? 1) * (0.75 + quarter * 0.03)
  const some = (low: number, high: number) => Math.max(0, Math.round(draw.between(low, high) * pace * scale))
  const rarely = (most: number) =>
    Math.min(most, Math.floor(draw.next() * (most + 0.6) * pace * Math.sqrt(scale) + 0.45))

  const teams = Math.max(1, grown(nature.between(12, 30) * scale, quarter))
  const perTeam = nature.between(7, 9.5)
  const addresses = grown(nature.between(1, 7) * Math.max(scale, 0.5), quarter)
  const clubs = grown(nature.between(3, 9) * Math.max(scale, 0.4), quarter)
  const women = nature.between(0.6, 0.74)
  const allotted = nature.between(60, 320) * scale

  const sessions = some(teams * 0.9, teams * 1.7)
  const technology = rarely(2)
  const dialogues = rarely(4)
  const requests = dialogues * draw.whole(3, 9)
  const answered = Math.round(requests * draw.between(0.6, 1))
  const courses = rarely(2)
  const mainstreaming = rarely(2)
  const elders = draw.chance(0.45) ? draw.whole(8, 42) : 0
  const funds = allotted * draw.between(0.85, 1.15) * (reform[quarter] ?? 1)
  const spent = funds * Math.min(0.99, draw.between(0.5, 0.78) + (quarter % 4) * 0.08)

  const people = (element: string, total: number, share: number) =>
    splitRow(unit, draw, element, total, share)
  return [
    count('D8-1.1', teams),
    people('D8-1.1a', Math.round(teams * perTeam), women + 0.05),
    count('D8-1.2', sessions),
    people('D8-1.2a', sessions * draw.whole(18, 42), women),
    count('D8-2.2a', technology),
    people('D8-2.2b', technology * draw.whole(25, 40), women + 0.1),
    count('D8-2.3', addresses),
    count('D8-3.1', dialogues),
    people('D8-3.1a', dialogues * draw.whole(30, 62), women - 0.03),
    count('D8-3.1b.d', requests),
    count('D8-3.1b.n', answered),
    count('D8-3.1c', courses),
    people('D8-3.1d', courses * draw.whole(35, 130), women - 0.05),
    count('D8-3.2', Math.round(draw.between(0, 14) * unit.minority * Math.sqrt(scale))),
    count('D8-3.3', clubs),
    people('D8-3.3a', clubs * nature.whole(16, 30), 0.58),
    count('D8-4.2', mainstreaming),
    people('D8-4.2a', mainstreaming * draw.whole(28, 60), 0.46),
    unit.minority < 0.05 ? notApplicable('D8-4.2b') : people('D8-4.2b', elders, 0.22),
    { ...blank('D8-F.1'), total: funds.toFixed(1) },
    {
      ...blank('D8-F.2'),
      total: Math.min(spent, Number(funds.toFixed(1))).toFixed(1),
    },
  ]
}

/** Synthetic figures of the half-year form of the Committees for the Advancement of Women. */
export function committeeFigures(unit: DemoUnit, period: string): DemoRow[] {
  const draw = randomFrom(`committee ${unit.line} ${period}`)
  const meetings = draw.whole(1, 3)
  const workshops = draw.whole(0, 3)
  const trained = Math.round(workshops * draw.between(28, 75) * Math.sqrt(unit.scale))
  return [count('VST-1', meetings), count('VST-3', workshops), splitRow(unit, draw, 'VST-4', trained, 0.57)]
}

function blank(element: string): DemoRow {
  return { element, total: null, missing: null, split: null, minority: null }
}

function count(element: string, total: number): DemoRow {
  return { ...blank(element), total: String(total) }
}

function notApplicable(element: string): DemoRow {
  return { ...blank(element), missing: 'not-applicable' }
}

/** One in eight is reported without any split, some without ethnicity, a few with people of unknown sex. */
function splitRow(unit: DemoUnit, draw: Random, element: string, total: number, womenShare: number): DemoRow {
  const row = count(element, total)
  if (draw.chance(0.12)) return row
  const notStated = total > 20 && draw.chance(0.1) ? draw.whole(1, Math.floor(total / 15)) : 0
  const share = Math.min(0.95, Math.max(0.05, womenShare + draw.between(-0.06, 0.06)))
  const women = Math.round((total - notStated) * share)
  const split = { women, men: total - notStated - women, notStated }
  if (draw.chance(0.06)) return { ...row, split }
  const minorityShare = Math.min(1, Math.max(0, unit.minority + draw.between(-0.08, 0.05)))
  return { ...row, split, minority: Math.round(total * minorityShare) }
}
