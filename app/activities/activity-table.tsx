import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import type { ActivityRow } from '@/lib/activities/queries'
import { activityWords } from './words'

/** Activities, a line each: what, where, when, how many. */
export async function ActivityTable({ rows, caption }: { rows: readonly ActivityRow[]; caption: string }) {
  const [say, words] = await Promise.all([getTranslations('activities'), activityWords()])
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: say('fields.title'),
          className: 'min-w-48 max-w-96',
          cell: ({ id, title, type, origin }) => (
            <>
              <Link href={`/activities/${id}`} className="link font-semibold">
                {title}
              </Link>
              <span className="block text-sm text-muted">{words.name(type)}</span>
              {origin === 'demonstration' && <Badge>{say('origins.demonstration')}</Badge>}
            </>
          ),
        },
        {
          key: 'days',
          header: say('days'),
          className: 'whitespace-nowrap',
          cell: ({ dateFrom, dateTo }) => words.days(dateFrom, dateTo),
        },
        {
          key: 'unit',
          header: say('fields.orgUnit'),
          className: 'min-w-40',
          cell: ({ orgUnit, venue }) => (
            <>
              {orgUnit.fullName}
              {venue && <span className="block text-sm text-muted">{venue}</span>}
            </>
          ),
        },
        {
          key: 'total',
          header: say('fields.total'),
          numeric: true,
          cell: ({ total, participantUnit }) =>
            total === null ? (
              <span className="text-muted">{say('not-said')}</span>
            ) : (
              <>
                {words.number(total)}{' '}
                <span className="text-sm text-muted">{say(`units.${participantUnit}`)}</span>
              </>
            ),
        },
        {
          key: 'women',
          header: say('women'),
          numeric: true,
          cell: ({ women }) =>
            women === null ? <span className="text-muted">{say('not-said')}</span> : words.number(women),
        },
      ]}
    />
  )
}
