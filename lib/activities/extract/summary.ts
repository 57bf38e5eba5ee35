import { formatDate, formatNumber, type Language } from '@/lib/format'
import type { ReadFigure, ReadNote } from './model'
import type { ActivityJson, ExtractionJson, FigureJson } from './to-json'
import { type ExtractWords, extractWords } from './words'

/** The reading as lines for a person: what was read with its sentence, what to look at, what the text does not say. */
export function summarise(read: ExtractionJson, language: Language = 'vi'): string {
  const words = extractWords(language)
  const lines = read.activities.length === 0 ? [words('noActivity')] : []
  for (const [index, activity] of read.activities.entries()) {
    lines.push(words('activity', { number: index + 1 }), ...activityLines(activity, words, language))
  }
  if (read.figures.length > 0) lines.push('', words('figures'))
  for (const figure of read.figures)
    lines.push(`  ${figureLine(figure, words, language)}`, `      ${figure.sentence}`)
  if (read.notes.length > 0) lines.push('', words('notesTitle'))
  for (const note of read.notes) lines.push(`  ${toNote(note, words)}`)
  if (read.absent.length > 0)
    lines.push(
      '',
      words('absent', { fields: read.absent.map((field) => words(`fields.${fieldKey(field)}`)).join('; ') }),
    )
  return lines.join('\n')
}

function activityLines(activity: ActivityJson, words: ExtractWords, language: Language): string[] {
  const shown: [string, string | undefined][] = [
    ['type', activity.type && words(`types.${activity.type}`)],
    ['programme', activity.programme],
    ['component', activity.component],
    ['dateFrom', daysOf(activity)],
    [
      'orgUnit',
      activity.orgUnit &&
        `${activity.orgUnit.name} (${words(`levels.${activity.orgUnit.level}`)}, ${activity.orgUnit.id})`,
    ],
    ['venue', activity.venue],
    ['organiser', activity.organiser && [activity.organiser, ...(activity.coOrganisers ?? [])].join('; ')],
    ['participants.total', peopleOf(activity, words, language)],
    ['groups', activity.groups?.join('; ')],
    ['sessions', activity.sessions === undefined ? undefined : formatNumber(activity.sessions, 0, language)],
  ]
  return shown.flatMap(([field, value]) => {
    if (value === undefined) return []
    const sure = activity.confidence[field] ?? activity.confidence['participants.women']
    return [
      `  ${words(`fields.${fieldKey(field)}`)}: ${value}${sure !== undefined && sure < 0.8 ? ` (${words('unsure')})` : ''}`,
    ]
  })
}

function daysOf({ dateFrom, dateTo }: ActivityJson): string | undefined {
  if (!dateFrom) return undefined
  const first = formatDate(dateFrom)
  return dateTo && dateTo !== dateFrom ? `${first} – ${formatDate(dateTo)}` : first
}

function peopleOf(
  { participants }: ActivityJson,
  words: ExtractWords,
  language: Language,
): string | undefined {
  if (!participants) return undefined
  const { total, high, women, ethnicMinority, precision = 'exact', countedAs = 'persons' } = participants
  const parts: string[] = []
  if (total !== undefined) {
    const count =
      high === undefined
        ? formatNumber(total, 0, language)
        : `${formatNumber(total, 0, language)}–${formatNumber(high, 0, language)}`
    parts.push(words(`precision.${precision}`, { count: words(`counted.${countedAs}`, { count }) }))
  }
  if (women !== undefined) parts.push(words('women', { count: formatNumber(women, 0, language) }))
  if (ethnicMinority !== undefined)
    parts.push(words('ethnicMinority', { count: formatNumber(ethnicMinority, 0, language) }))
  return parts.join('; ')
}

function figureLine(figure: FigureJson, words: ExtractWords, language: Language): string {
  return `${figure.indicator ?? words('noIndicator')}: ${figureWords(figure, language)}`
}

/** A number of the text with its unit, how exact it is and what it is: `trên 35 % (chỉ tiêu)`. */
export function figureWords(
  { value, high, unit, precision, kind }: Pick<ReadFigure, 'value' | 'high' | 'unit' | 'precision' | 'kind'>,
  language: Language,
): string {
  const words = extractWords(language)
  const digits = (number: number) => formatNumber(number, Number.isInteger(number) ? 0 : 2, language)
  const count = `${digits(value)}${high === undefined ? '' : `–${digits(high)}`} ${unit}`
  return `${words(`precision.${precision}`, { count })} (${words(`kinds.${kind}`)})`
}

/** What to look at before confirming, in words. */
export function noteWords({ code, evidence, values }: ReadNote, text: string, language: Language): string {
  return toNote({ code, words: text.slice(evidence.start, evidence.end), values }, extractWords(language))
}

function toNote({ code, words: said, values }: ExtractionJson['notes'][number], words: ExtractWords): string {
  return words(`notes.${noteKey(code, values)}`, { ...values, ...days(values), said })
}

/** Keys of messages hold no dots. */
function fieldKey(field: string): string {
  return field.replace('participants.', '')
}

function noteKey(code: string, values: Record<string, string>): string {
  return code === 'place-not-in-force' && values.begins ? 'place-not-yet-in-force' : code
}

function days(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value,
    ]),
  )
}
