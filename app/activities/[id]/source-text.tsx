import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { anchorOf, MarkedText } from '@/components/sources/marked-text'
import { mostRead } from '@/lib/activities/announcement-queries'
import { markText } from '@/lib/activities/extract/marked-text'
import { proposedFields } from '@/lib/activities/extract/proposal'
import { partWords } from '../../announcements/part-words'

type Props = {
  announcement: { id: string; title: string; text: string }
  /** Where in the text each field stands. */
  sources: Readonly<Record<string, { start: number; end: number }>>
}

/** The announcement with the places that bear out what was confirmed; each has an address of its own. */
export async function SourceText({ announcement, sources }: Props) {
  const [say, { nameOf, say: whole }] = await Promise.all([
    getTranslations('announcements.provenance'),
    partWords(),
  ])
  const marks = proposedFields
    .flatMap((field) => {
      const span = sources[field]
      return span ? [{ ...span, field }] : []
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((mark, index) => ({ ...mark, number: index + 1 }))
  const fieldOf = (field: string) => proposedFields.find((one) => one === field)
  return (
    <section aria-labelledby="source-text">
      <h2 id="source-text" className="text-xl">
        {say('title')}
      </h2>
      <p className="mb-1">
        <Link href={`/sources/${encodeURIComponent(announcement.id)}`} className="link">
          {say('by', { title: announcement.title })}
        </Link>
      </p>
      <p className="mb-3 max-w-prose text-muted">{say(marks.length > 0 ? 'lead' : 'none')}</p>
      <ol className="mb-3 flex flex-wrap gap-x-5">
        {marks.map(({ field, number }) => (
          <li key={field}>
            <a href={`#${anchorOf(field)}`} className="link inline-flex min-h-11 items-center">
              {number}. {nameOf(field)}
            </a>
          </li>
        ))}
      </ol>
      <MarkedText
        label={whole('page.text')}
        lines={markText(announcement.text, marks, mostRead)}
        hrefOf={() => null}
        nameOf={({ field, number }) => {
          const known = fieldOf(field)
          return `${number}: ${known ? nameOf(known) : ''}`
        }}
        className="max-h-[32rem]"
      />
    </section>
  )
}
