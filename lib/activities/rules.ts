import { Decimal } from 'decimal.js'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { parseBreakdownKey, toBreakdownKey } from '@/lib/values/breakdown'
import {
  type ActivityField,
  type ActivityInput,
  type ActivityProblem,
  participantCategories,
  participantUnits,
} from './activity'

const longestTitle = 300
const longestText = 5000
const largestCount = 1_000_000
const largestCost = 1_000_000
/** Further away is a slip of the hand; what is entered afterwards may be old. */
const farthest = { back: 10, ahead: 5 }
const longestDays = 366

type Known = {
  catalogue: Pick<Catalogue, 'activityTypes' | 'categories'>
  tree: Pick<OrgUnitTree, 'get' | 'isInForce'>
  today: IsoDate
}

/** Everything wrong with an activity, each at its field; empty when it can be kept. */
export function checkActivity(input: ActivityInput, known: Known): ActivityProblem[] {
  return [
    ...checkTexts(input),
    ...checkPlace(input, known),
    ...checkDays(input, known),
    ...checkNumbers(input),
    ...checkCounts(input, known.catalogue.categories),
  ]
}

function problem(
  field: ActivityField,
  code: ActivityProblem['code'],
  values: ActivityProblem['values'] = {},
): ActivityProblem {
  return { field, code, values }
}

function checkTexts({ title, venue, organisers, fundingSource, outcome }: ActivityInput): ActivityProblem[] {
  const found = title.trim() === '' ? [problem('title', 'required')] : []
  const limits = [
    ['title', title, longestTitle],
    ['venue', venue ?? '', longestTitle],
    ['organisers', organisers.join('\n'), longestText],
    ['fundingSource', fundingSource ?? '', longestTitle],
    ['outcome', outcome ?? '', longestText],
  ] as const
  for (const [field, text, limit] of limits) {
    if (text.length > limit) found.push(problem(field, 'too-long', { limit: String(limit) }))
  }
  return found
}

function checkPlace({ type, orgUnitId }: ActivityInput, { catalogue, tree }: Known): ActivityProblem[] {
  const found: ActivityProblem[] = []
  const known = catalogue.activityTypes.byCode(type)
  if (type === '') found.push(problem('type', 'required'))
  else if (!known?.kind) found.push(problem('type', 'unknown-type'))
  if (orgUnitId === '') found.push(problem('orgUnitId', 'required'))
  else if (!tree.get(orgUnitId)) found.push(problem('orgUnitId', 'unknown-unit'))
  return found
}

/** A unit is in force on both days; the days are in order, and neither far away nor far apart. */
function checkDays(input: ActivityInput, { tree, today }: Known): ActivityProblem[] {
  const found: ActivityProblem[] = []
  const unit = tree.get(input.orgUnitId)
  const [first, last] = [shiftYears(today, -farthest.back), shiftYears(today, farthest.ahead)]
  for (const field of ['dateFrom', 'dateTo'] as const) {
    const day = input[field]
    // One day is said once, and once is enough to say what is wrong with it.
    if (field === 'dateTo' && day !== '' && day === input.dateFrom) continue
    if (day === '') found.push(problem(field, 'required'))
    else if (!isDay(day)) found.push(problem(field, 'not-a-date'))
    else if (day < first || day > last) found.push(problem(field, 'too-far', { from: first, to: last }))
    else if (unit && !tree.isInForce(unit.id, day))
      found.push(
        problem(field, 'unit-not-in-force', {
          day,
          unit: unit.fullName,
          from: unit.validFrom ?? '',
          to: unit.validTo ?? '',
        }),
      )
  }
  if (found.length > 0) return found
  if (input.dateTo < input.dateFrom) return [problem('dateTo', 'to-before-from')]
  return addDays(input.dateFrom, longestDays) < input.dateTo
    ? [problem('dateTo', 'too-long-span', { limit: String(longestDays) })]
    : []
}

function checkNumbers({ sessions, cost, participantUnit }: ActivityInput): ActivityProblem[] {
  const found: ActivityProblem[] = []
  if (sessions !== null) {
    if (!Number.isSafeInteger(sessions) || sessions < 1) found.push(problem('sessions', 'not-a-number'))
    else if (sessions > 10_000) found.push(problem('sessions', 'too-large'))
  }
  if (cost !== null) {
    if (!/^\d{1,12}(\.\d{1,6})?$/.test(cost)) found.push(problem('cost', 'not-a-number'))
    else if (new Decimal(cost).gt(largestCost)) found.push(problem('cost', 'too-large'))
  }
  if (!participantUnits.includes(participantUnit))
    found.push(problem('participantUnit', 'unknown-unit-of-participants'))
  return found
}

/**
 * What participants must agree in: no part above what it is part of, the options of a category not above it either, and
 * equal to it where all of them are given (DESIGN §3.1).
 */
export function checkCounts(
  { counts, groupsAreAll }: Pick<ActivityInput, 'counts' | 'groupsAreAll'>,
  categories: Pick<Catalogue['categories'], 'byCode'>,
): ActivityProblem[] {
  const keys = Object.keys(counts)
  const found: ActivityProblem[] = []
  for (const key of keys) {
    const number = counts[key] ?? 0
    if (!isKnownKey(key, categories)) found.push(problem(`count:${key}`, 'unknown-count'))
    else if (!Number.isSafeInteger(number) || number < 0) found.push(problem(`count:${key}`, 'not-a-number'))
    else if (number > largestCount) found.push(problem(`count:${key}`, 'too-large'))
  }
  if (found.length > 0) return found
  if (keys.length > 0 && counts[''] === undefined) return [problem('count:', 'split-without-total')]

  for (const key of keys) {
    const part = counts[key] ?? 0
    const above = wholesOf(key).find((whole) => (counts[whole] ?? part) < part)
    if (above !== undefined)
      found.push(
        problem(`count:${key}`, 'part-above-total', { part: String(part), total: String(counts[above]) }),
      )
  }
  if (found.length > 0) return found
  for (const [base, category] of splitsIn(keys)) {
    const total = counts[base]
    const options = categories.byCode(category)?.options ?? []
    const given = options.flatMap(({ code }) => {
      const key = toBreakdownKey({ ...parseBreakdownKey(base), [category]: code })
      const number = counts[key]
      return number === undefined ? [] : [{ key, number }]
    })
    const first = given[0]
    if (total === undefined || !first) continue
    const sum = given.reduce((all, { number }) => all + number, 0)
    const values = { sum: String(sum), total: String(total) }
    const field: ActivityField = `count:${first.key}`
    if (sum > total) found.push(problem(field, 'options-above-total', values))
    else if (given.length === options.length && sum < total)
      found.push(problem(field, 'options-below-total', values))
    else if (category === 'participant-group' && base === '' && groupsAreAll && sum !== total)
      found.push(problem('groupsAreAll', 'groups-not-total', values))
  }
  return found
}

function isKnownKey(key: string, categories: Pick<Catalogue['categories'], 'byCode'>): boolean {
  if (key === '') return true
  if (!/^[^=;]+=[^=;]+(;[^=;]+=[^=;]+)?$/.test(key)) return false
  const parts = key.split(';').map((part) => part.split('='))
  if (new Set(parts.map(([category]) => category)).size !== parts.length) return false
  if (toBreakdownKey(parseBreakdownKey(key)) !== key) return false
  return parts.every(
    ([category = '', option]) =>
      participantCategories.some((known) => known === category) &&
      categories.byCode(category)?.options.some(({ code }) => code === option),
  )
}

/** The keys with one option less: `""` of `sex=female`. */
function wholesOf(key: string): string[] {
  if (key === '') return []
  const parts = key.split(';')
  return [...parts.map((_part, index) => parts.filter((_each, other) => other !== index).join(';')), '']
}

/** Every whole and category by which some of it is given. */
function splitsIn(keys: readonly string[]): [base: string, category: string][] {
  const found = new Map<string, [string, string]>()
  for (const key of keys) {
    const parts = key === '' ? [] : key.split(';')
    for (const part of parts) {
      const base = parts.filter((other) => other !== part).join(';')
      const category = part.slice(0, part.indexOf('='))
      found.set(`${base}|${category}`, [base, category])
    }
  }
  return [...found.values()]
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text
}

/** 29 February becomes 1 March where there is none. */
function shiftYears(day: IsoDate, years: number): IsoDate {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCFullYear(moment.getUTCFullYear() + years)
  return moment.toISOString().slice(0, 10)
}
