import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { isOverdue } from '@/lib/activities/commitment'
import type { Commitment } from '@/lib/activities/commitment-queries'
import { formatDate } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'

const signs = { open: 'waiting', done: 'on-track', dropped: 'none' } as const

/** Tasks, a line each: what, who, by when, how it stands, and the meeting and chart it came from. */
export async function CommitmentTable({ rows, caption }: { rows: readonly Commitment[]; caption: string }) {
  const [say, tree] = await Promise.all([getTranslations('commitments'), getOrgUnitTree()])
  const day = today()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          header: say('fields.what'),
          className: 'min-w-56 max-w-96',
          cell: ({ id, what, mayChange, note }) => (
            <>
              {mayChange ? (
                <Link href={`/commitments/${id}`} className="link font-semibold whitespace-pre-line">
                  {what}
                </Link>
              ) : (
                <span className="font-semibold whitespace-pre-line">{what}</span>
              )}
              {note && <span className="block text-sm whitespace-pre-line text-muted">{note}</span>}
            </>
          ),
        },
        {
          key: 'who',
          header: say('fields.who'),
          className: 'min-w-40',
          cell: ({ who, orgUnitId }) =>
            [who, orgUnitId && tree.get(orgUnitId)?.fullName].filter(Boolean).join(', ') || '–',
        },
        {
          key: 'due',
          header: say('fields.dueOn'),
          className: 'whitespace-nowrap',
          cell: ({ dueOn }) => (dueOn ? formatDate(dueOn) : '–'),
        },
        {
          key: 'status',
          header: say('fields.status'),
          className: 'whitespace-nowrap',
          cell: (row) =>
            isOverdue(row, day) ? (
              <StatusBadge status="late">{say('tabs.overdue')}</StatusBadge>
            ) : (
              <StatusBadge status={signs[row.status]}>
                {say(`statuses.${row.status}`)}
                {row.endedOn && ` ${formatDate(row.endedOn)}`}
              </StatusBadge>
            ),
        },
        {
          key: 'from',
          header: say('from'),
          className: 'min-w-48',
          cell: ({ activity, chart, indicator }) => (
            <>
              <Link href={`/activities/${activity.id}`} className="link">
                {activity.title}
              </Link>
              {chart && (
                <Link href={chart} className="link block text-sm">
                  {say('see-chart')}
                </Link>
              )}
              {!chart && indicator && (
                <Link href={`/indicators/${encodeURIComponent(indicator)}`} className="link block text-sm">
                  {indicator}
                </Link>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
