import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

type Props = {
  announcement: { id: string; title: string; text: string }
  /** Where in the text each field stands. */
  sources: Readonly<Record<string, { start: number; end: number }>>
}

/** The announcement's own sentences that the activity was read from. */
export async function SourceText({ announcement, sources }: Props) {
  const say = await getTranslations('activities')
  const spans = new Map<string, { start: number; end: number; fields: string[] }>()
  for (const [field, { start, end }] of Object.entries(sources)) {
    const key = `${start}-${end}`
    const known = spans.get(key)
    if (known) known.fields.push(field)
    else spans.set(key, { start, end, fields: [field] })
  }
  const ordered = [...spans.values()].sort((a, b) => a.start - b.start)
  return (
    <section aria-labelledby="source-text">
      <h2 id="source-text" className="mb-1 text-xl">
        {say('source.title')}
      </h2>
      <p className="mb-3 text-muted">
        <Link href={`/sources/${encodeURIComponent(announcement.id)}`} className="link">
          {announcement.title}
        </Link>
      </p>
      <ul className="grid max-w-prose gap-2" lang="vi">
        {ordered.map(({ start, end }) => (
          <li key={start} className="border-l-4 border-accent bg-surface px-3 py-2">
            <mark className="bg-transparent text-ink">{announcement.text.slice(start, end)}</mark>
          </li>
        ))}
      </ul>
    </section>
  )
}
