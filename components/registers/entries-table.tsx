import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { StateBadge } from '@/components/registers/state-badge'
import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { formatDate, formatNumber } from '@/lib/format'
import type { ListedEntry } from '@/lib/registers/entry'

/** Entries line by line, each leading to its life. */
export function EntriesTable({ caption, entries }: { caption: string; entries: readonly ListedEntry[] }) {
  const t = useTranslations('registers')
  const locale = useLocale()
  return (
    <DataTable
      caption={caption}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('name'),
          className: 'min-w-48',
          cell: ({ id, name, kind }) => (
            <>
              <Link href={`/registers/${id}`} className="link font-semibold">
                {name}
              </Link>
              <span className="block text-sm text-muted">{locale === 'en' ? kind.nameEn : kind.nameVi}</span>
            </>
          ),
        },
        {
          key: 'unit',
          header: t('unit'),
          className: 'min-w-40',
          cell: ({ orgUnitName, place, needsMove }) => (
            <>
              {orgUnitName}
              {place && <span className="block text-sm text-muted">{place}</span>}
              {needsMove && <StatusBadge status="watch">{t('needs-move')}</StatusBadge>}
            </>
          ),
        },
        {
          key: 'state',
          header: t('state'),
          className: 'min-w-36',
          cell: ({ state, opened, closed, origin }) => (
            <>
              <StateBadge state={state} />
              <span className="block text-sm text-muted">
                {closed
                  ? t('from-to', { from: formatDate(opened), to: formatDate(closed) })
                  : t('since', { date: formatDate(opened) })}
              </span>
              {origin === 'demonstration' && <StatusBadge status="info">{t('demonstration')}</StatusBadge>}
            </>
          ),
        },
        {
          key: 'members',
          header: t('members'),
          numeric: true,
          cell: ({ members }) =>
            members === null ? (
              <span className="text-muted">{t('not-stated')}</span>
            ) : (
              formatNumber(members, 0, locale)
            ),
        },
      ]}
    />
  )
}
