import type { Extraction, ReadActivity, ReadFigure, UsualField } from './model'
import { cleanText, readText, type Sentence, type Span, sentenceAt } from './text'

/** What `cli extract --json` prints (CONTRACTS.md): only what was read, each field with the sentence it came from. */
export type ExtractionJson = {
  activities: ActivityJson[]
  figures: FigureJson[]
  absent: UsualField[]
  /** Numbers that are names, terms or spans of years; never figures. */
  mentions: { kind: string; text: string; from?: number; to?: number }[]
  notes: { code: string; words: string; values: Record<string, string> }[]
  publishedOn?: string
}

export type ActivityJson = {
  type?: string
  programme?: string
  component?: string
  activityType?: string
  dateFrom?: string
  dateTo?: string
  datePrecision?: string
  orgUnit?: { id: string; code: string | null; name: string; level: string }
  venue?: string
  organiser?: string
  coOrganisers?: string[]
  participants?: {
    total?: number
    high?: number
    women?: number
    ethnicMinority?: number
    precision?: string
    countedAs?: string
  }
  groups?: string[]
  sessions?: number
  sources: Record<string, string>
  confidence: Record<string, number>
}

export type FigureJson = Pick<
  ReadFigure,
  'value' | 'comparator' | 'unit' | 'precision' | 'kind' | 'confidence'
> & {
  indicator?: string
  high?: number
  sentence: string
}

export function toJson(extraction: Extraction): ExtractionJson {
  const { text, figures, absent, mentions, notes, publishedOn } = extraction
  const { sentences } = readText(cleanText(text))
  return {
    activities: extraction.activities.map((activity) => toActivity(activity, text, sentences)),
    figures: figures.map(
      ({ indicator, value, high, comparator, unit, precision, kind, confidence, sentence }) => ({
        ...(indicator ? { indicator } : {}),
        value,
        ...(high === undefined ? {} : { high }),
        comparator,
        unit,
        precision,
        kind,
        confidence,
        sentence: text.slice(sentence.start, sentence.end),
      }),
    ),
    absent,
    mentions: mentions.map(({ kind, text: words, from, to }) => ({
      kind,
      text: words,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    })),
    notes: notes.map(({ code, evidence, values }) => ({
      code,
      words: text.slice(evidence.start, evidence.end),
      values,
    })),
    ...(publishedOn ? { publishedOn: publishedOn.value } : {}),
  }
}

/** The sentence around the words a field was read from. */
export function sentenceOf(text: string, sentences: readonly Sentence[], { start, end }: Span): string {
  return sentenceAt(sentences, start)?.text ?? text.slice(start, end)
}

/** Fields with a confidence and evidence, under the names of the usual fields. */
export const readFields = {
  type: 'type',
  programme: 'programme',
  component: 'component',
  catalogueType: 'activityType',
  dateFrom: 'dateFrom',
  dateTo: 'dateTo',
  orgUnit: 'orgUnit',
  venue: 'venue',
  organiser: 'organiser',
  coOrganisers: 'coOrganisers',
  total: 'participants.total',
  women: 'participants.women',
  ethnicMinority: 'participants.ethnicMinority',
  groups: 'groups',
  sessions: 'sessions',
} as const satisfies Partial<Record<keyof ReadActivity, string>>

function toActivity(activity: ReadActivity, text: string, sentences: readonly Sentence[]): ActivityJson {
  const sources: Record<string, string> = {}
  const confidence: Record<string, number> = {}
  for (const [key, name] of Object.entries(readFields)) {
    const field = activity[key as keyof typeof readFields]
    if (!field) continue
    sources[name] = sentenceOf(text, sentences, field.evidence)
    confidence[name] = field.confidence
  }
  const {
    type,
    programme,
    component,
    catalogueType,
    dateFrom,
    dateTo,
    orgUnit,
    venue,
    organiser,
    coOrganisers,
  } = activity
  const { total, totalHigh, women, ethnicMinority, precision, countedAs, groups, sessions } = activity
  const participants = present({
    total: total?.value,
    high: totalHigh,
    women: women?.value,
    ethnicMinority: ethnicMinority?.value,
    precision,
    countedAs,
  })
  const unit = orgUnit?.value
  return {
    ...present({
      type: type?.value,
      programme: programme?.value,
      component: component?.value,
      activityType: catalogueType?.value,
      dateFrom: dateFrom?.value,
      dateTo: dateTo?.value,
      datePrecision: activity.datePrecision,
      orgUnit: unit && { id: unit.id, code: unit.code, name: unit.name, level: unit.level },
      venue: venue?.value,
      organiser: organiser?.value,
      coOrganisers: coOrganisers?.value,
      participants: Object.keys(participants).length > 0 ? participants : undefined,
      groups: groups?.value,
      sessions: sessions?.value,
    }),
    sources,
    confidence,
  }
}

/** Without the fields nothing was read for. */
function present<Fields extends Record<string, unknown>>(
  fields: Fields,
): Partial<{ [Key in keyof Fields]: NonNullable<Fields[Key]> }> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<{
    [Key in keyof Fields]: NonNullable<Fields[Key]>
  }>
}
