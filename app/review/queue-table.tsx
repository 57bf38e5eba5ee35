import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { reviewPath } from '@/app/entry/[form]/[orgUnit]/[period]/paths'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatDate, formatDateTime } from '@/lib/format'
import { periodName } from '@/lib/periods/names'
import type { ReviewRow } from '@/lib/submissions/review-filters'
import { CheckBadges } from './check-badges'

/** One line per form: what it is, what to look at, how long it waits and on whose desk it lies. */
export async function QueueTable({ rows, waiting }: { rows: readonly ReviewRow[]; waiting: boolean }) {
  const [say, locale] = await Promise.all([getTranslations('review'), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  const columns: (Column<ReviewRow> | null)[] = [
    {
      key: 'form',
      header: say('columns.form'),
      className: 'min-w-40 max-w-48 sm:max-w-72',
      cell: (row) => (
        <>
          <Link className="link" href={reviewPath(row)}>
            <span className="block first-letter:uppercase">{row.orgUnitName}</span>{' '}
            <span className="block text-sm">
              {language === 'en' ? row.formNameEn : row.formNameVi} – {periodName(row.period, language)}
            </span>
          </Link>
          {row.revision > 1 && (
            <span className="block text-sm text-muted">{say('revision', { revision: row.revision })}</span>
          )}
          {row.approvalLevels > 1 && waiting && (
            <span className="block text-sm text-muted">
              {say('level', { level: row.level, levels: row.approvalLevels })}
            </span>
          )}
        </>
      ),
    },
    waiting
      ? {
          key: 'checks',
          header: say('columns.checks'),
          className: 'min-w-56',
          cell: (row) => row.checks && <CheckBadges checks={row.checks} />,
        }
      : null,
    {
      key: 'sent',
      header: say('columns.sent'),
      className: 'min-w-40',
      cell: (row) => (
        <>
          {waiting && <span className="block">{say('waiting', { days: row.daysWaiting })}</span>}
          <span className={waiting ? 'block text-sm text-muted' : 'block'}>
            {row.submittedAt ? formatDateTime(row.submittedAt) : ''}
          </span>
          <span className="block text-sm text-muted">{row.submittedBy}</span>
        </>
      ),
    },
    waiting
      ? {
          key: 'reviewBy',
          header: say('columns.reviewBy'),
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              {formatDate(row.reviewBy)}
              {row.late && <StatusBadge status="late">{say('late')}</StatusBadge>}
            </span>
          ),
        }
      : null,
    {
      key: 'reviewer',
      header: say('columns.reviewer'),
      className: 'min-w-32',
      cell: (row) => (
        <>
          {row.reviewer ? (
            row.reviewer.me ? (
              <strong>{say('mine')}</strong>
            ) : (
              row.reviewer.name
            )
          ) : (
            <span className="text-muted">{say('unassigned')}</span>
          )}
          {row.refusal && (
            <span className="block text-sm text-muted">
              {say(row.refusal === 'own-submission' ? 'own' : 'decided')}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'number',
      header: say('columns.number'),
      className: 'whitespace-nowrap',
      cell: (row) => row.receiptNumber ?? '',
    },
  ]
  return (
    <DataTable
      caption={say('title')}
      cards
      columns={columns.filter((column) => column !== null)}
      rows={rows}
      rowKey={({ submissionId }) => submissionId}
    />
  )
}
