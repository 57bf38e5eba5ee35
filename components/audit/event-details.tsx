import type { ReactNode } from 'react'

/** What a person calls a key or a value of the log; what has no word is shown as it stands. */
export type DetailWords = { key: (name: string) => string; value: (name: string, value: unknown) => string }

type Props = { details: unknown; words: DetailWords; none: string }

/** The JSON of an event as readable lines, nested parts one step in. */
export function EventDetails({ details, words, none }: Props) {
  const entries = toEntries(details)
  if (entries.length === 0) return <span className="text-muted">{none}</span>
  return (
    <dl className="grid gap-x-3 gap-y-0.5">
      {entries.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="inline text-muted">{words.key(name)}: </dt>
          <dd className="inline break-words">{show(name, value, words)}</dd>
        </div>
      ))}
    </dl>
  )
}

function show(name: string, value: unknown, words: DetailWords): ReactNode {
  if (Array.isArray(value)) return value.map((item) => flat(name, item, words)).join('; ')
  return flat(name, value, words)
}

function flat(name: string, value: unknown, words: DetailWords): string {
  if (typeof value !== 'object' || value === null) return words.value(name, value)
  return toEntries(value)
    .map(
      ([key, inner]) =>
        `${words.key(key)} ${Array.isArray(inner) ? inner.join(', ') : flat(key, inner, words)}`,
    )
    .join(', ')
}

function toEntries(details: unknown): [string, unknown][] {
  return typeof details === 'object' && details !== null ? Object.entries(details) : []
}
