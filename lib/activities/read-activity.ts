import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { findChosenUnit } from '@/lib/org-units/unit-choice'
import { parseEntry } from '@/lib/values/number-entry'
import {
  type ActivityField,
  type ActivityInput,
  type ActivityProblem,
  type ParticipantUnit,
  participantUnits,
} from './activity'

/** What was typed, by field; a count by its key: `count:sex=female`. */
export type ActivityFields = Readonly<Record<string, string>>

/**
 * Reads what was typed: days as `27/12/2023` or `2023-12-27`, numbers as on our forms, organisers a line each. What can't
 * be read is told in `problems`; whether the rest can be is `checkActivity`'s to say.
 */
export function readActivity(
  fields: ActivityFields,
  { tree, catalogue }: { tree: OrgUnitTree; catalogue: Pick<Catalogue, 'activityTypes'> },
): { input: ActivityInput; problems: ActivityProblem[] } {
  const problems: ActivityProblem[] = []
  const text = (name: string) => toStorable(fields[name] ?? '')
  const optional = (name: string) => text(name) || null
  const number = (name: ActivityField, decimals: number): string | null => {
    const read = parseEntry(fields[name] ?? '', { decimals })
    if (read.ok) return read.value?.toFixed() ?? null
    const code = read.code === 'too-large' ? 'too-large' : 'not-a-number'
    problems.push({ field: name, code, values: { text: (fields[name] ?? '').trim().slice(0, 40) } })
    return null
  }
  const counts: Record<string, number> = {}
  for (const name of Object.keys(fields)) {
    if (!name.startsWith('count:')) continue
    const value = number(name as ActivityField, 0)
    if (value !== null) counts[name.slice('count:'.length)] = Number(value)
  }
  const sessions = number('sessions', 0)
  const cost = number('cost', 6)
  const typedUnit = text('orgUnitId')
  const unit = typedUnit === '' ? null : findChosenUnit(tree, typedUnit)
  const dateFrom = toDayText(text('dateFrom'))
  const type = text('type')
  const said = participantUnits.find((one) => one === fields.participantUnit)
  return {
    input: {
      type,
      orgUnitId: unit?.id ?? typedUnit,
      title: text('title').replace(/\s+/g, ' '),
      dateFrom,
      // One day is said once.
      dateTo: text('dateTo') === '' ? dateFrom : toDayText(text('dateTo')),
      venue: optional('venue'),
      organisers: text('organisers')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      participantUnit: said ?? usualUnit(catalogue, type),
      counts,
      groupsAreAll: fields.groupsAreAll === 'yes',
      sessions: sessions === null ? null : Number(sessions),
      cost,
      fundingSource: optional('fundingSource'),
      outcome: optional('outcome'),
    },
    problems,
  }
}

/** How a type's participants are counted where nobody says: as the elements it feeds count them. */
export function usualUnit(catalogue: Pick<Catalogue, 'activityTypes'>, type: string): ParticipantUnit {
  const feeds = catalogue.activityTypes.byCode(type)?.feeds ?? []
  return feeds.some(({ measure }) => measure === 'attendances') ? 'attendances' : 'persons'
}

/** Composed, one kind of line end, without what PostgreSQL’s texts can’t hold. */
export function toStorable(text: string): string {
  return text
    .replace(/\0|\p{Surrogate}/gu, '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC')
    .trim()
}

/** As a day of ours; what isn't one stays as typed, for the rules to refuse. */
export function toDayText(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}
