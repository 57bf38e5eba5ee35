import Link from 'next/link'
import { StatusBadge } from '@/components/ui/badge'
import type { OverviewModel } from '@/lib/dashboards/overview-model'

/** How many names stand open; the rest is folded. */
const openRows = 8

type Props = {
  rows: OverviewModel['notReported']
  /** The page that shows every unit and period; null where nobody owes anything. */
  progressHref: string | null
  words: {
    title: string
    lead: string
    none: string
    more: string
    progress: string
    due: string
    late: (days: number) => string
  }
}

/** Who owes a report of the period and hasn't sent it, the latest first. */
export function NotReported({ rows, progressHref, words }: Props) {
  return (
    <section aria-labelledby="not-reported" className="grid content-start gap-3">
      <h2 id="not-reported" className="text-lg">
        {words.title}
      </h2>
      <p>{rows.length === 0 ? words.none : words.lead}</p>
      <Rows rows={rows.slice(0, openRows)} words={words} />
      {rows.length > openRows && (
        <details data-paper="">
          <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
            {words.more}
          </summary>
          <Rows rows={rows.slice(openRows)} words={words} />
        </details>
      )}
      {progressHref && (
        <p>
          <Link href={progressHref} className="link inline-flex min-h-11 items-center no-print">
            {words.progress}
          </Link>
        </p>
      )}
    </section>
  )
}

function Rows({ rows, words }: Pick<Props, 'rows' | 'words'>) {
  if (rows.length === 0) return null
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule">
      {rows.map((row) => (
        <li
          key={`${row.form}|${row.orgUnitId}|${row.period}`}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2"
        >
          <span className="grow">
            {row.name}
            <span className="block text-sm text-muted">
              {row.formName} – {row.periodName}
            </span>
          </span>
          <span className="text-sm text-muted">
            {words.due} {row.dueDateDisplay}
          </span>
          {row.daysLate > 0 ? (
            <StatusBadge status="late">{words.late(row.daysLate)}</StatusBadge>
          ) : (
            <StatusBadge status="none">{row.statusLabel}</StatusBadge>
          )}
        </li>
      ))}
    </ul>
  )
}
