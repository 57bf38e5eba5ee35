import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { ActivityDraft, ActivityInput } from '../activity'
import { absentOf } from './extract'
import { namesKind } from './kinds'
import type { Extraction, Read, ReadActivity, ReadNote, UsualField } from './model'
import { readText, type Span } from './text'

/** The parts of an activity that a text can tell, as the activity's form names them. */
export const proposedFields = [
  'title',
  'type',
  'catalogueType',
  'programme',
  'component',
  'dateFrom',
  'dateTo',
  'orgUnitId',
  'venue',
  'organisers',
  'coOrganisers',
  'count:',
  'count:sex=female',
  'count:ethnicity=minority',
  'groups',
  'sessions',
] as const
export type ProposedField = (typeof proposedFields)[number]

/** One thing the text says of the activity: the words it stands in, and how sure the reading is. */
export type ProposedPart = Read<unknown> & { field: ProposedField; number: number }

/** An activity as a text tells it, for a person to confirm. What the text doesn't say stays empty. */
export type Proposal = {
  read: ReadActivity
  draft: ActivityDraft
  parts: ProposedPart[]
  absent: UsualField[]
  notes: ReadNote[]
}

type Lists = Pick<Catalogue, 'activityTypes' | 'components'>

/** The activity told as the `index`th of a text; null when it tells of fewer. */
export function toProposal(extraction: Extraction, index: number, lists: Lists): Proposal | null {
  const read = extraction.activities[index]
  if (!read) return null
  const title = index === 0 ? titleOf(extraction) : undefined
  const type = typeOf(read, lists)
  const exact = (read.precision ?? 'exact') === 'exact' && read.totalHigh === undefined
  const counts: Record<string, number> = {}
  // "Hơn 200" is no number of persons: who knows the number writes it.
  if (read.total && exact) counts[''] = read.total.value
  if (read.women) counts['sex=female'] = read.women.value
  if (read.ethnicMinority) counts['ethnicity=minority'] = read.ethnicMinority.value
  const fields: Partial<Record<ProposedField, Read<unknown>>> = {
    ...{ title, type: read.type, programme: read.programme, component: read.component },
    ...{ catalogueType: type, dateFrom: read.dateFrom },
    dateTo: read.dateTo?.value === read.dateFrom?.value ? undefined : read.dateTo,
    ...{ orgUnitId: read.orgUnit, venue: read.venue },
    ...{ organisers: read.organiser, coOrganisers: read.coOrganisers, groups: read.groups },
    ...{ 'count:': read.total, 'count:sex=female': read.women },
    ...{ 'count:ethnicity=minority': read.ethnicMinority, sessions: read.sessions },
  }
  const found = proposedFields.flatMap((field) => {
    const part = fields[field]
    return part ? [{ ...part, field }] : []
  })
  const isDay = (read.datePrecision ?? 'day') === 'day'
  return {
    read,
    draft: {
      type: type?.value ?? '',
      orgUnitId: read.orgUnit?.value.id ?? '',
      title: title?.value ?? '',
      dateFrom: (isDay && read.dateFrom?.value) || '',
      dateTo: (isDay && read.dateTo?.value) || '',
      venue: read.venue?.value ?? null,
      organisers: [...(read.organiser ? [read.organiser.value] : []), ...(read.coOrganisers?.value ?? [])],
      participantUnit: read.total ? (read.countedAs ?? 'persons') : '',
      counts,
      sessions: read.sessions?.value ?? null,
      ...{ cost: null, fundingSource: null, outcome: null },
    },
    parts: inOrderOfText(found),
    absent: absentOf(read),
    notes: extraction.notes,
  }
}

/** Numbered as a reader meets them. */
function inOrderOfText(parts: readonly Omit<ProposedPart, 'number'>[]): ProposedPart[] {
  return parts
    .toSorted((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end)
    .map((part, index) => ({ ...part, number: index + 1 }))
}

/** The text's own heading, where it says what was held. */
function titleOf({ text }: Extraction): Read<string> | undefined {
  for (const { start, end, text: words, folded } of readText(text).lines.slice(0, 4)) {
    if (words.length <= 200 && !/[.!?…:;]$/.test(words) && namesKind(folded))
      return { value: words, confidence: 0.7, evidence: { start, end } }
  }
  return undefined
}

/** The catalogue's type: read as such, or the only one of its kind in the programme the text names. */
function typeOf(read: ReadActivity, { activityTypes, components }: Lists): Read<string> | undefined {
  const named = read.catalogueType
  if (named) return activityTypes.byCode(named.value)?.kind ? named : undefined
  const { type, programme, component } = read
  if (!type || !programme) return undefined
  const fitting = activityTypes.list.filter(({ kind, componentId }) => {
    const of = components.byId(componentId)
    return (
      kind === type.value &&
      of?.programmeCode === programme.value &&
      (!component || component.value === of.code)
    )
  })
  const [only] = fitting
  return only && fitting.length === 1
    ? {
        value: only.code,
        confidence: Math.min(0.7, type.confidence, programme.confidence),
        evidence: type.evidence,
      }
    : undefined
}

/**
 * Where in the text each confirmed field stands. A field that was corrected by hand doesn't come from the text, so no
 * sentence is named for it.
 */
export function confirmedSources(
  { read, draft, parts }: Proposal,
  input: ActivityInput,
  { activityTypes, components }: Lists,
): Record<string, Span> {
  const type = activityTypes.byCode(input.type)
  const of = type && components.byId(type.componentId)
  const stands: Record<ProposedField, boolean> = {
    title: input.title === draft.title,
    type: type?.kind === read.type?.value,
    catalogueType: input.type === draft.type,
    programme: of?.programmeCode === read.programme?.value,
    component: of?.code === read.component?.value,
    dateFrom: input.dateFrom === read.dateFrom?.value,
    dateTo: input.dateTo === read.dateTo?.value,
    orgUnitId: input.orgUnitId === draft.orgUnitId,
    venue: input.venue === draft.venue,
    organisers: read.organiser !== undefined && input.organisers.includes(read.organiser.value),
    coOrganisers: read.coOrganisers?.value.every((one) => input.organisers.includes(one)) ?? false,
    'count:': input.counts[''] === read.total?.value,
    'count:sex=female': input.counts['sex=female'] === read.women?.value,
    'count:ethnicity=minority': input.counts['ethnicity=minority'] === read.ethnicMinority?.value,
    // Named without numbers, so the form has no field for them.
    groups: true,
    sessions: input.sessions === read.sessions?.value,
  }
  return Object.fromEntries(
    parts.flatMap(({ field, evidence }) =>
      stands[field] ? [[field, { start: evidence.start, end: evidence.end }]] : [],
    ),
  )
}
