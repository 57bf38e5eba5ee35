import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type DateMention, readDates } from './dates'
import { type EventSentence, findEvents, isHeading } from './event'
import { type KnownIndicator, readFigures } from './figures'
import { buildGazetteer, findPlaces, type Gazetteer } from './gazetteer'
import { buildMask, listMentions, maskNumbers } from './identifiers'
import {
  type Extraction,
  type Read,
  type ReadActivity,
  type ReadMention,
  type ReadNote,
  type UsualField,
  usualFields,
} from './model'
import { readNumbers } from './numbers'
import { type Ground, readActivity } from './read-activity'
import { type CleanText, inside, readText, type Sentence, type Span } from './text'
import { findPublished } from './when'

export type ExtractionKnowledge = {
  gazetteer: Gazetteer
  indicators: ReadonlyMap<string, KnownIndicator>
  /** Codes the catalogue has; what it lacks is not proposed. */
  programmes: ReadonlySet<string>
  components: ReadonlySet<string>
  activityTypes: ReadonlySet<string>
}

/** The catalogue's lists, as far as they are needed. */
export type KnownLists = {
  programmes: { list: readonly { code: string }[] }
  components: { list: readonly { programmeCode: string; code: string }[] }
  activityTypes: { list: readonly { code: string }[] }
  indicators: { list: readonly { code: string; unitVi: string }[] }
}

/** What the extraction knows of the world: places through time and the catalogue's lists. Build once, use often. */
export function buildKnowledge(tree: OrgUnitTree, catalogue: KnownLists): ExtractionKnowledge {
  return {
    gazetteer: buildGazetteer(tree),
    indicators: new Map(catalogue.indicators.list.map(({ code, unitVi }) => [code, { code, unit: unitVi }])),
    programmes: new Set(catalogue.programmes.list.map(({ code }) => code)),
    components: new Set(
      catalogue.components.list.map(({ programmeCode, code }) => `${programmeCode}.${code}`),
    ),
    activityTypes: new Set(catalogue.activityTypes.list.map(({ code }) => code)),
  }
}

/** An activity told with its own day besides the main one must be at least this sure. */
const sureEnough = 6
const leastSure = 2.5
const mostMore = 20

/** Proposes records from an announcement; always the same for the same text. Nothing the text does not say is filled in. */
export function extract(raw: string, knowledge: ExtractionKnowledge): Extraction {
  const clean = readText(raw)
  const masks = maskNumbers(clean.folded)
  const isName = buildMask(masks.filter(({ kind }) => kind !== 'year'))
  const dates = readDates(clean.folded, isName)
  const isMasked = buildMask([...masks, ...dates])
  const numbers = readNumbers(clean.folded, isMasked)
  const places = findPlaces(knowledge.gazetteer, clean.text, clean.folded)
  const published = findPublished(clean, dates)
  const ground: Ground = { clean, dates, numbers, places, published, knowledge }

  const notes: ReadNote[] = []
  const used: Span[] = []
  const events = chooseEvents(findEvents(clean, dates), dates)
  const activities: ReadActivity[] = []
  for (const [index, event] of events.entries()) {
    const region = regionOf(clean, event, events)
    const read = readActivity(ground, event, { region, isMain: index === 0 })
    if (index > 0 && repeats(read.activity, activities)) continue
    activities.push(read.activity)
    notes.push(...read.notes)
    used.push(...read.used)
  }
  const figures = readFigures(clean, {
    numbers,
    used,
    indicators: knowledge.indicators,
    programmes: new Set([
      ...programmesNamed(clean),
      ...activities.flatMap(({ programme }) => programme?.value ?? []),
    ]),
  })
  return {
    text: clean.text,
    activities,
    figures,
    mentions: [...listMentions(clean, masks), ...otherDates(clean, dates, activities, published)].sort(
      (a, b) => a.evidence.start - b.evidence.start,
    ),
    notes: distinctNotes(notes),
    absent: absentOf(activities[0]),
    ...(published ? { publishedOn: published } : {}),
  }
}

/** The main event, then others told with a day and a holder of their own. */
function chooseEvents(
  events: readonly EventSentence[],
  dates: readonly { start: number; end: number; precision: string; isSaid: boolean }[],
): EventSentence[] {
  const [main, ...rest] = events
  if (!main || main.score < leastSure) return []
  const dayIn = (sentence: Sentence) =>
    inside(dates, sentence).find((date) => date.precision === 'day' && date.isSaid)
  const more = rest.filter(
    ({ sentence, score, verb, isFuture }) =>
      verb !== undefined &&
      !isFuture &&
      score >= sureEnough &&
      !isHeading(sentence) &&
      dayIn(sentence) !== undefined &&
      sentence !== main.sentence,
  )
  return [main, ...more.slice(0, mostMore)]
}

/** From an event's sentence to the next event's; the main event also has what stands before it. */
function regionOf(
  { sentences }: CleanText,
  event: EventSentence,
  events: readonly EventSentence[],
): Sentence[] {
  const starts = events.map(({ sentence }) => sentence.start).sort((a, b) => a - b)
  const next = starts.find((start) => start > event.sentence.start) ?? Number.POSITIVE_INFINITY
  const behind = sentences.filter(({ start }) => start > event.sentence.start && start < next)
  if (event !== events[0]) return behind
  const before = sentences.filter(
    ({ start }) =>
      start < event.sentence.start && !(events.length > 1 && starts.some((each) => each <= start)),
  )
  return [...behind, ...before]
}

/** The same day and kind told twice is one activity. */
function repeats(activity: ReadActivity, known: readonly ReadActivity[]): boolean {
  if (!activity.dateFrom || !activity.type) return true
  return known.some(
    (other) =>
      other.type?.value === activity.type?.value &&
      (other.dateFrom?.value === activity.dateFrom?.value || other.dateFrom === undefined) &&
      (other.orgUnit?.value.id === activity.orgUnit?.value.id || !activity.orgUnit || !other.orgUnit),
  )
}

/** Days and months the text names besides the activities' own and the page's. */
function otherDates(
  { text }: CleanText,
  dates: readonly DateMention[],
  activities: readonly ReadActivity[],
  published: Read<string> | undefined,
): ReadMention[] {
  const own = new Set([
    ...activities.flatMap(({ dateFrom }) => dateFrom?.evidence.start ?? []),
    published?.evidence.start,
  ])
  return dates
    .filter(({ start }) => !own.has(start))
    .map(({ start, end }) => ({ kind: 'date', text: text.slice(start, end), evidence: { start, end } }))
}

function programmesNamed({ folded }: CleanText): string[] {
  const named: string[] = []
  if (/dự án (?:số )?0?8(?!\d)|da8/.test(folded)) named.push('D8')
  if (/apheda/.test(folded)) named.push('APH')
  return named
}

function distinctNotes(notes: readonly ReadNote[]): ReadNote[] {
  return [
    ...new Map(
      notes.map((note) => [`${note.code} ${note.values.name ?? note.evidence.start}`, note]),
    ).values(),
  ]
}

/** The usual fields an activity's text says nothing of. */
export function absentOf(activity: ReadActivity | undefined): UsualField[] {
  const has: Record<UsualField, unknown> = {
    type: activity?.type,
    programme: activity?.programme,
    component: activity?.component,
    dateFrom: activity?.dateFrom,
    dateTo: activity?.dateTo,
    orgUnit: activity?.orgUnit,
    venue: activity?.venue,
    organiser: activity?.organiser,
    'participants.total': activity?.total,
    'participants.women': activity?.women,
    'participants.ethnicMinority': activity?.ethnicMinority,
    groups: activity?.groups,
    sessions: activity?.sessions,
  }
  return usualFields.filter((field) => has[field] === undefined)
}
