import { getTranslations } from 'next-intl/server'
import type { ActivityTurn } from '@/lib/activities/queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate, formatDateTime } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { activityWords } from '../words'

const events = ['recorded', 'changed', 'removed', 'restored'] as const
const shown = [
  'title',
  'type',
  'orgUnitId',
  'dateFrom',
  'dateTo',
  'venue',
  'organisers',
  'participantUnit',
  'sessions',
  'cost',
  'fundingSource',
  'outcome',
] as const

/** Every turn in the activity's life, the latest first, with what each changed. */
export async function ActivityHistory({ history }: { history: readonly ActivityTurn[] }) {
  const [say, words, catalogue, tree] = await Promise.all([
    getTranslations('activities'),
    activityWords(),
    getCatalogue(),
    getOrgUnitTree(),
  ])
  /** As the page says it elsewhere: names for codes, days and numbers as people write them. */
  const show = (field: (typeof shown)[number], value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    const text = String(value)
    switch (field) {
      case 'type':
        return words.name(catalogue.activityTypes.byCode(text)) || text
      case 'orgUnitId':
        return tree.get(text)?.fullName ?? text
      case 'dateFrom':
      case 'dateTo':
        return formatDate(text)
      case 'participantUnit':
        return text === 'persons' || text === 'attendances' ? say(`units.${text}`) : text
      case 'sessions':
      case 'cost':
        return words.number(text)
      case 'organisers':
        return Array.isArray(value) ? value.join('; ') : text
      default:
        return text
    }
  }
  const changesOf = (now: ActivityTurn, before: ActivityTurn | undefined): string[] => {
    if (!before || now.event !== 'changed') return []
    const fields = shown.flatMap((field) => {
      const [from, to] = [show(field, before.content[field]), show(field, now.content[field])]
      return from === to
        ? []
        : [say('history.change', { field: say(`fields.${field}`), from: from || '–', to: to || '–' })]
    })
    const [old, counts] = [toCounts(before.content.counts), toCounts(now.content.counts)]
    const keys = [...new Set([...Object.keys(old), ...Object.keys(counts)])]
    const figures = keys.flatMap((key) => {
      if (old[key] === counts[key]) return []
      const text = (value: number | undefined) => (value === undefined ? '–' : words.number(value))
      return [
        say('history.change', { field: words.breakdown(key), from: text(old[key]), to: text(counts[key]) }),
      ]
    })
    return [...fields, ...figures]
  }
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3 text-xl">
        {say('history.title')}
      </h2>
      <ol className="grid gap-3">
        {history.map((turn, index) => {
          const event = events.find((one) => one === turn.event) ?? 'changed'
          const changes = changesOf(turn, history[index + 1])
          return (
            <li key={turn.version} className="border-l-2 border-rule pl-3">
              <p>
                <span className="font-semibold">{say(`history.${event}`)}</span>{' '}
                <span className="text-muted">
                  {formatDateTime(turn.at)}
                  {turn.by && ` · ${turn.by}`}
                </span>
              </p>
              {turn.reason && <p>{say('history.reason', { reason: turn.reason })}</p>}
              {changes.length > 0 && (
                <ul className="list-disc pl-5 text-muted">
                  {changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function toCounts(content: unknown): Record<string, number> {
  return content !== null && typeof content === 'object' ? (content as Record<string, number>) : {}
}
