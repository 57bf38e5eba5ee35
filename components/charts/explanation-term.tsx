import Link from 'next/link'
import { anchorOf } from '@/components/sources/marked-text'
import { DataTable } from '@/components/ui/data-table'
import type { Explanation } from '@/lib/dashboards/explain'

type Term = Explanation['terms'][number]
type Part = Term['parts'][number]
type Words = Record<
  | 'unit'
  | 'period'
  | 'split'
  | 'value'
  | 'stage'
  | 'origin'
  | 'entered'
  | 'approved'
  | 'summary'
  | 'more'
  | 'activities'
  | 'sentence',
  string
>

/** One part of a formula with the figures it was added up from. */
export function ExplanationTerm({ term, words }: { term: Term; words: Words }) {
  const rows = term.parts.map((part, index) => ({ ...part, key: String(index) }))
  const isSplit = rows.some(({ split }) => split !== '')
  const hasActivities = rows.some(({ activities }) => activities.length > 0)
  return (
    <section className="mb-8">
      <h2 className="text-xl">{term.name}</h2>
      <p className="mb-2 text-muted">{words.summary}</p>
      <DataTable
        caption={term.name}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'unit', header: words.unit, className: 'min-w-40', cell: ({ unit }) => unit },
          {
            key: 'period',
            header: words.period,
            className: 'whitespace-nowrap',
            cell: ({ period }) => period,
          },
          ...(isSplit
            ? [{ key: 'split', header: words.split, cell: ({ split }: { split: string }) => split }]
            : []),
          { key: 'value', header: words.value, numeric: true, cell: ({ value }) => value },
          { key: 'stage', header: words.stage, className: 'whitespace-nowrap', cell: ({ stage }) => stage },
          {
            key: 'origin',
            header: words.origin,
            className: 'whitespace-nowrap',
            cell: ({ origin }) => origin,
          },
          { key: 'entered', header: words.entered, className: 'min-w-36', cell: ({ entered }) => entered },
          {
            key: 'approved',
            header: words.approved,
            className: 'min-w-36',
            cell: ({ approved }) => approved,
          },
          ...(hasActivities
            ? [
                {
                  key: 'activities',
                  header: words.activities,
                  className: 'min-w-72',
                  cell: ({ activities }: Part) => <Activities list={activities} sentence={words.sentence} />,
                },
              ]
            : []),
        ]}
      />
      {words.more && <p className="mt-2 text-sm text-muted">{words.more}</p>}
    </section>
  )
}

/** The activities a figure was added up from, each with what it adds and, where it was read, its sentence. */
function Activities({ list, sentence }: { list: Part['activities']; sentence: string }) {
  return (
    <ul className="grid gap-1">
      {list.map(({ id, title, days, value, source }) => (
        <li key={id}>
          <Link href={`/activities/${id}`} className="link">
            {title}
          </Link>{' '}
          ({days}): <strong>{value}</strong>
          {source !== null && (
            <>
              {' · '}
              <a
                href={`/activities/${id}#${anchorOf(source)}`}
                aria-label={`${sentence}: ${title}`}
                className="link"
              >
                {sentence}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
