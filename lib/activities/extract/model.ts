import type { ActivityKind } from '@/lib/catalogue/catalogue'
import type { OrgUnitLevel } from '@/lib/org-units/org-unit'
import type { IsoDate } from '@/lib/periods/period'
import type { Span } from './text'

/** As the text's own word says it; DESIGN §3.6. */
export type Precision =
  | 'exact'
  | 'more-than'
  | 'less-than'
  | 'nearly'
  | 'around'
  | 'at-least'
  | 'at-most'
  | 'range'
  | 'read-as-one'

/** As targets are written: `=` stated as it is, `~` nearly or around. */
export type Comparator = '=' | '>' | '>=' | '<' | '<=' | 'range' | '~'

/** A value with the words it was read from and how sure the reading is, 0 to 1. */
export type Read<Value> = { value: Value; confidence: number; evidence: Span }

export type ReadUnit = {
  id: string
  code: string | null
  name: string
  fullName: string
  level: OrgUnitLevel
}

/** How much of a date the text names: a day, or only the month, quarter, half-year or year it lies in. */
export type DatePrecision = 'day' | 'month' | 'quarter' | 'half-year' | 'nine-months' | 'year'

export type ReadActivity = {
  type?: Read<ActivityKind>
  programme?: Read<string>
  component?: Read<string>
  /** The catalogue's own activity type, where the topic names exactly one. */
  catalogueType?: Read<string>
  dateFrom?: Read<IsoDate>
  dateTo?: Read<IsoDate>
  datePrecision?: DatePrecision
  orgUnit?: Read<ReadUnit>
  venue?: Read<string>
  organiser?: Read<string>
  coOrganisers?: Read<string[]>
  total?: Read<number>
  totalHigh?: number
  women?: Read<number>
  ethnicMinority?: Read<number>
  precision?: Precision
  /** `attendances` (lượt người) never stand for persons. */
  countedAs?: 'persons' | 'attendances'
  groups?: Read<string[]>
  sessions?: Read<number>
}

export type ReadFigure = {
  /** A code of the catalogue; absent when no indicator is named clearly. */
  indicator?: string
  value: number
  high?: number
  comparator: Comparator
  precision: Precision
  unit: string
  /** `threshold` says whom a rule is for; `published` is a result the text states. */
  kind: 'target' | 'published' | 'threshold'
  confidence: number
  evidence: Span
  sentence: Span
}

/** Numbers that are names or times: shown so that a reader sees they were understood, never offered as figures. */
export type MentionKind = 'identifier' | 'term' | 'phase' | 'page' | 'date'
export type ReadMention = { kind: MentionKind; text: string; evidence: Span; from?: number; to?: number }

export const usualFields = [
  'type',
  'programme',
  'component',
  'dateFrom',
  'dateTo',
  'orgUnit',
  'venue',
  'organiser',
  'participants.total',
  'participants.women',
  'participants.ethnicMinority',
  'groups',
  'sessions',
] as const
export type UsualField = (typeof usualFields)[number]

/** What a person should know before confirming; words live in messages. */
export type ReadNote = {
  code:
    | 'year-not-stated'
    | 'year-from-page'
    | 'place-ambiguous'
    | 'place-unknown'
    | 'place-not-in-force'
    | 'place-needs-date'
    | 'place-inferred'
    | 'share-not-count'
    | 'split-larger-than-total'
    | 'count-per-session'
  evidence: Span
  /** Words to put into the message: the name, the day, the units meant. */
  values: Record<string, string>
}

export type Extraction = {
  /** The text all spans are of. */
  text: string
  activities: ReadActivity[]
  figures: ReadFigure[]
  mentions: ReadMention[]
  notes: ReadNote[]
  absent: UsualField[]
  publishedOn?: Read<IsoDate>
}
