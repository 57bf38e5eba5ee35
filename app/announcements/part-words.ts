import { getTranslations } from 'next-intl/server'
import type { ReadActivity } from '@/lib/activities/extract/model'
import type { Proposal, ProposedField, ProposedPart } from '@/lib/activities/extract/proposal'
import { extractWords } from '@/lib/activities/extract/words'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate } from '@/lib/format'
import { activityWords } from '../activities/words'

/** Fields of the form by what a text tells; groups are named without numbers and have none. */
const formFields: Partial<Record<ProposedField, string>> = {
  catalogueType: 'type',
  programme: 'type',
  component: 'type',
  coOrganisers: 'organisers',
}

/** The field of the activity form a part belongs to. */
export function formFieldOf(field: ProposedField): string | null {
  return field === 'groups' ? null : (formFields[field] ?? field)
}

/** What was read, in the reader's words. */
export async function partWords() {
  const [say, words, catalogue] = await Promise.all([
    getTranslations('announcements'),
    activityWords(),
    getCatalogue(),
  ])
  const { language } = words
  const read = extractWords(language)
  const nameOf = (field: ProposedField) => say(`fields.${messageKey(field)}`)
  const sureness = (confidence: number) =>
    say(`confidence.${confidence >= 0.8 ? 'sure' : confidence >= 0.6 ? 'likely' : 'unsure'}`)

  function totalOf({ total, totalHigh, precision = 'exact', countedAs = 'persons' }: ReadActivity): string {
    const count = [total?.value, totalHigh]
      .flatMap((one) => (one === undefined ? [] : [words.number(one)]))
      .join('–')
    return read(`precision.${precision}`, { count: read(`counted.${countedAs}`, { count }) })
  }

  function value({ field, value: found }: ProposedPart, activity: ReadActivity): string {
    const text = Array.isArray(found) ? found.join('; ') : String(found)
    switch (field) {
      case 'type':
        return read(`types.${text}`)
      case 'catalogueType':
        return words.name(catalogue.activityTypes.byCode(text))
      case 'programme':
        return words.name(catalogue.programmes.byCode(text))
      case 'component':
        return words.name(
          catalogue.components.list.find(
            ({ code, programmeCode }) => code === text && programmeCode === activity.programme?.value,
          ),
        )
      case 'dateFrom':
      case 'dateTo':
        return formatDate(text)
      case 'orgUnitId':
        return activity.orgUnit?.value.fullName ?? ''
      case 'count:':
        return totalOf(activity)
      case 'count:sex=female':
      case 'count:ethnicity=minority':
      case 'sessions':
        return words.number(text)
      default:
        return text
    }
  }

  /** Under each field of the form: where in the text its value stands, and how sure that is. */
  function origins({ parts, read: activity, draft }: Proposal): Record<string, string> {
    const byField = new Map<string, ProposedPart[]>()
    for (const part of parts) {
      const field = part.field === 'type' ? null : formFieldOf(part.field)
      if (field !== null) byField.set(field, [...(byField.get(field) ?? []), part])
    }
    const said = Object.fromEntries(
      [...byField].map(([field, of]) => [
        field,
        say('recognised.from', {
          numbers: of.map(({ number }) => number).join(', '),
          sure: sureness(Math.min(...of.map(({ confidence }) => confidence))),
        }),
      ]),
    )
    if (draft.type !== '') return said
    // Which of the catalogue's types it was isn't said; what is said helps to choose.
    const known = parts
      .filter(({ field }) => field === 'type' || formFieldOf(field) === 'type')
      .map((part) => value(part, activity))
    const { type: _none, ...others } = said
    return known.length > 0
      ? { ...others, type: say('recognised.choose', { known: known.join('; ') }) }
      : others
  }
  return { say, read, words, nameOf, sureness, value, origins }
}

/** Keys of messages hold neither colons nor equals signs. */
function messageKey(field: ProposedField) {
  return field.replace(/[:=]+$/, '').replace(/[:=]+/g, '-') as
    | Exclude<ProposedField, `count:${string}`>
    | 'count'
    | 'count-sex-female'
    | 'count-ethnicity-minority'
}
