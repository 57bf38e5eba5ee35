import { anchorOf } from '@/components/sources/marked-text'
import { Notice } from '@/components/ui/notice'
import type { Extraction } from '@/lib/activities/extract/model'
import type { Proposal } from '@/lib/activities/extract/proposal'
import { noteWords } from '@/lib/activities/extract/summary'
import { formFieldOf, partWords } from '../part-words'

type Props = { proposal: Proposal; extraction: Extraction }

/** What was recognised, each part with its place and how sure it is; what isn't said; what wants a look. */
export async function Recognised({ proposal, extraction }: Props) {
  const { say, read, nameOf, sureness, value, words } = await partWords()
  const { parts, absent, notes, read: activity, draft } = proposal
  const isInexact = activity.total !== undefined && draft.counts[''] === undefined
  const remarks = [
    ...notes.map((note) => noteWords(note, extraction.text, words.language)),
    ...(isInexact ? [say('inexact')] : []),
    ...(activity.groups ? [say('groups-without-numbers')] : []),
  ]
  return (
    <div className="grid gap-4">
      <section aria-labelledby="recognised">
        <h2 id="recognised" className="text-xl">
          {say('recognised.title')}
        </h2>
        <p className="mb-2 text-sm text-muted">{say('recognised.lead')}</p>
        <ul className="grid gap-1">
          {parts.map((part) => {
            const field = formFieldOf(part.field)
            const name = nameOf(part.field)
            return (
              <li key={part.field} className="flex items-start gap-2 border-b border-rule py-1">
                <a
                  href={`#${anchorOf(part.field)}`}
                  aria-label={say('recognised.to-text', { number: part.number })}
                  className="mt-1 inline-flex min-h-8 min-w-8 shrink-0 items-center justify-center rounded-full bg-accent text-sm font-semibold text-paper"
                >
                  {part.number}
                </a>
                <p className="min-w-0 py-1 break-words">
                  {field === null ? (
                    <span className="font-semibold">{name}</span>
                  ) : (
                    <a
                      href={`#activity-${field}`}
                      aria-label={say('recognised.to-field', { field: name })}
                      className="link font-semibold"
                    >
                      {name}
                    </a>
                  )}
                  {': '}
                  {value(part, activity)}{' '}
                  <span className="text-sm text-muted">
                    ({sureness(part.confidence)}
                    {field === null && `; ${say('recognised.no-field')}`})
                  </span>
                </p>
              </li>
            )
          })}
        </ul>
      </section>
      {remarks.length > 0 && (
        <Notice tone="warning" title={say('notes.title')}>
          <ul className="list-disc pl-5">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      )}
      {absent.length > 0 && (
        <Notice title={say('absent.title')}>
          <p>{say('absent.lead')}</p>
          <p className="font-semibold">
            {absent.map((field) => read(`fields.${field.replace('participants.', '')}`)).join('; ')}
          </p>
        </Notice>
      )}
    </div>
  )
}
