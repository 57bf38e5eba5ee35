import type { DateMention } from './dates'
import { type EventSentence, isHeading } from './event'
import type { ExtractionKnowledge } from './extract'
import type { PlaceMention } from './gazetteer'
import { findGroups } from './groups'
import type { Read, ReadActivity, ReadNote } from './model'
import type { NumberMention } from './numbers'
import { findOrganisers } from './organiser'
import { type Participants, readParticipants } from './participants'
import { findComponent, findProgramme } from './programme'
import { findSessions } from './sessions'
import type { CleanText, Sentence, Span } from './text'
import { findVenue } from './venue'
import { findWhen } from './when'
import { findWhere } from './where'

export type Ground = {
  clean: CleanText
  dates: readonly DateMention[]
  numbers: readonly NumberMention[]
  places: readonly PlaceMention[]
  published?: Read<string>
  knowledge: ExtractionKnowledge
}

/** How many sentences behind an event may still tell of it. */
const tellsFor = 10

/** One activity from its sentence and those around it. */
export function readActivity(
  ground: Ground,
  event: EventSentence,
  { region, isMain }: { region: readonly Sentence[]; isMain: boolean },
): { activity: ReadActivity; notes: ReadNote[]; used: Span[] } {
  const { clean, dates, numbers, places, published, knowledge } = ground
  const near = isMain ? region : region.slice(0, 3)
  const behind = near.filter(({ start }) => start > event.sentence.start).slice(0, tellsFor)
  const before = near.filter(({ start }) => start < event.sentence.start)
  const title = isMain ? clean.sentences.find(isHeading) : undefined
  const telling = [event.sentence, ...behind, ...before]

  const organisers = findOrganisers(clean, event) ?? holderElsewhere(ground, event, behind, before)
  const timed = findWhen(clean, event, [...behind, ...before], { dates, published })
  const venue = findVenue(clean, event.sentence, behind.slice(0, 5).concat(before.slice(-2)))
  const day = timed.when?.to.value ?? published?.value
  const isVisit = event.kind?.kind === 'study-visit'
  const where = findWhere(clean, {
    gazetteer: knowledge.gazetteer,
    places: isMain
      ? places
      : places.filter(
          ({ start }) => start >= event.sentence.start && start < (near.at(-1)?.end ?? event.sentence.end),
        ),
    event,
    region: telling,
    organisers,
    venue,
    day,
    isVisit,
  })
  const sessions = findSessions(clean, event, numbers)
  const free = sessions ? numbers.filter((number) => number !== sessions.number) : numbers
  const people = readParticipants(clean, {
    sentences: telling,
    numbers: free,
    isLaunch: event.kind?.kind === 'launch',
  })
  const groups = findGroups(clean, [event.sentence, ...behind, ...(title ? [title] : [])], people)
  const programme = findProgramme(clean, {
    event: event.sentence,
    title,
    holder: organisers?.lead,
    region: isMain
      ? { start: 0, end: clean.text.length }
      : { start: event.sentence.start, end: behind.at(-1)?.end ?? event.sentence.end },
  })
  const object = { start: event.verb?.start ?? event.sentence.start, end: event.sentence.end }
  const component =
    programme?.code === 'D8'
      ? findComponent(clean, {
          object,
          title,
          region: { start: 0, end: clean.text.length },
          kind: event.kind?.kind,
        })
      : undefined

  const helpers = organisers ? [...organisers.equals, ...organisers.partners] : []
  const activity: ReadActivity = {
    ...(event.kind ? { type: read(event.kind.kind, event.verb ? 0.9 : 0.7, event.kind) } : {}),
    ...(programme && knowledge.programmes.has(programme.code)
      ? { programme: read(programme.code, programme.confidence, programme.span) }
      : {}),
    ...(component && knowledge.components.has(`D8.${component.component}`)
      ? { component: read(component.component, component.confidence, component.span) }
      : {}),
    ...(component?.catalogueType && knowledge.activityTypes.has(component.catalogueType)
      ? { catalogueType: read(component.catalogueType, component.confidence, component.span) }
      : {}),
    ...(timed.when
      ? { dateFrom: timed.when.from, dateTo: timed.when.to, datePrecision: timed.when.precision }
      : {}),
    ...(where.unit ? { orgUnit: where.unit } : {}),
    ...(venue ? { venue: words(clean, venue, 0.85) } : {}),
    ...(organisers ? { organiser: words(clean, organisers.lead, 0.9) } : {}),
    ...(helpers.length > 0
      ? {
          coOrganisers: read(
            helpers.map(({ start, end }) => clean.text.slice(start, end)),
            0.8,
            spanOf(helpers),
          ),
        }
      : {}),
    ...peopleOf(people),
    ...(groups ? { groups: read(groups.names, 0.75, groups.span) } : {}),
    ...(sessions
      ? { sessions: read(sessions.number.value, 0.9, { start: sessions.number.from, end: sessions.end }) }
      : {}),
  }
  return {
    activity,
    notes: [
      ...timed.notes,
      ...(where.unit ? where.notes.filter(({ code }) => code !== 'place-unknown') : where.notes),
      ...peopleNotes(clean, people),
    ],
    used: [...people.used, ...people.perSession, ...people.shares, ...(sessions ? [sessions.number] : [])],
  }
}

function read<Value>(value: Value, confidence: number, { start, end }: Span): Read<Value> {
  return { value, confidence, evidence: { start, end } }
}

function spanOf(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
}

function words({ text }: CleanText, span: Span, confidence: number): Read<string> {
  return read(text.slice(span.start, span.end), confidence, span)
}

/** "Hội thảo do Hội LHPN tỉnh tổ chức" may be said in a neighbouring sentence. */
function holderElsewhere(
  { clean }: Ground,
  event: EventSentence,
  behind: readonly Sentence[],
  before: readonly Sentence[],
) {
  for (const sentence of [...behind.slice(0, 3), ...before.slice(-2)]) {
    if (!/(?:do .{4,90}(?:tổ chức|chủ trì)|đơn vị tổ chức)/.test(sentence.folded)) continue
    const found = findOrganisers(clean, { ...event, sentence, verb: undefined })
    if (found) return found
  }
  return undefined
}

function peopleOf({
  total,
  women,
  ethnicMinority,
  precision,
  countedAs,
}: Participants): Partial<ReadActivity> {
  const part = (number: NumberMention | undefined, confidence: number) =>
    number && read(number.value, confidence, { start: number.from, end: number.end })
  const [all, ofWomen, ofMinority] = [part(total, 0.9), part(women, 0.85), part(ethnicMinority, 0.85)]
  return {
    ...(all ? { total: all } : {}),
    ...(total?.high === undefined ? {} : { totalHigh: total.high }),
    ...(ofWomen ? { women: ofWomen } : {}),
    ...(ofMinority ? { ethnicMinority: ofMinority } : {}),
    ...(precision ? { precision } : {}),
    ...(countedAs ? { countedAs } : {}),
  }
}

function peopleNotes(
  { text }: CleanText,
  { total, women, ethnicMinority, shares, perSession }: Participants,
): ReadNote[] {
  const at = ({ from, end }: NumberMention) => ({ start: from, end })
  const notes: ReadNote[] = shares.slice(0, 1).map((share) => ({
    code: 'share-not-count',
    evidence: at(share),
    values: { words: text.slice(share.from, share.end) },
  }))
  const each = perSession[0]
  if (each)
    notes.push({
      code: 'count-per-session',
      evidence: at(each),
      values: { words: text.slice(each.from, each.end) },
    })
  for (const part of [women, ethnicMinority]) {
    if (total && part && part.value > (total.high ?? total.value))
      notes.push({
        code: 'split-larger-than-total',
        evidence: at(part),
        values: { part: String(part.value), total: String(total.value) },
      })
  }
  return notes
}
