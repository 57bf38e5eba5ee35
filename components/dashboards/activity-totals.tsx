import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import type { TypeTotal } from '@/lib/activities/totals-queries'
import { formatNumber } from '@/lib/format'

/** What the recorded activities add up to, type by type; each sum says over how many of them it is. */
export async function ActivityTotals({ totals }: { totals: readonly TypeTotal[] }) {
  const [say, locale] = await Promise.all([getTranslations('trainings'), getLocale()])
  const show = (value: number | string, decimals = 0) => formatNumber(String(value), decimals, locale)
  const part = (sum: { value: number | string; stated: number } | null, events: number, decimals = 0) =>
    sum === null ? (
      <span className="text-muted">{say('notSaid')}</span>
    ) : (
      <>
        {show(sum.value, decimals)}
        {sum.stated < events && (
          <span className="block text-sm text-muted">
            {say('stated', { stated: sum.stated, of: events })}
          </span>
        )}
      </>
    )
  return (
    <DataTable
      caption={say('recorded')}
      cards
      rows={totals}
      rowKey={({ type, unit }) => `${type}|${unit}`}
      columns={[
        {
          key: 'type',
          header: say('columns.type'),
          cell: (one) => (
            <>
              {locale === 'vi' ? one.nameVi : one.nameEn}
              {one.demonstration && (
                <span className="mt-1 block">
                  <Badge>{say('demonstration')}</Badge>
                </span>
              )}
            </>
          ),
        },
        { key: 'events', header: say('columns.events'), numeric: true, cell: (one) => show(one.events) },
        {
          key: 'sessions',
          header: say('columns.sessions'),
          numeric: true,
          cell: (one) => (one.sessions === null ? say('notSaid') : show(one.sessions)),
        },
        {
          key: 'participants',
          header: say('columns.participants'),
          numeric: true,
          cell: (one) => (
            <>
              {part(one.participants, one.events)}
              <span className="block text-sm text-muted">
                {say(`unit.${one.unit === 'persons' ? 'persons' : 'attendances'}`)}
              </span>
            </>
          ),
        },
        {
          key: 'women',
          header: say('columns.women'),
          numeric: true,
          cell: (one) => part(one.women, one.events),
        },
        {
          key: 'minority',
          header: say('columns.minority'),
          numeric: true,
          cell: (one) => part(one.minority, one.events),
        },
        {
          key: 'cost',
          header: say('columns.cost'),
          numeric: true,
          cell: (one) => part(one.cost, one.events, 1),
        },
        {
          key: 'costEach',
          header: say('columns.costEach'),
          numeric: true,
          cell: (one) =>
            part(one.costEach && { ...one.costEach, value: one.costEach.value.toString() }, one.events, 2),
        },
      ]}
    />
  )
}
