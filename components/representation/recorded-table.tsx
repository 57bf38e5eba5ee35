import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatDate, formatNumber, formatSigned } from '@/lib/format'
import { countNames } from '@/lib/registers/bodies'
import type { RecordedComposition } from '@/lib/registers/representation-queries'

/** What was recorded, line by line, with changes during the term; columns that nobody filled are left out. */
export function RecordedTable({ caption, rows }: { caption: string; rows: readonly RecordedComposition[] }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const filled = countNames.filter((name) => rows.some((row) => row[name] !== null))
  /** The row of the same body before it: they stand newest first. */
  const beforeOf = (row: RecordedComposition) =>
    rows.find(
      ({ orgUnitId, name, asOf }) => orgUnitId === row.orgUnitId && name === row.name && asOf < row.asOf,
    )
  const since = (row: RecordedComposition) => {
    const before = beforeOf(row)
    if (!before) return t('first-record')
    const steps = (['seats', 'women', 'men'] as const).flatMap((name) => {
      const [now, then] = [row[name], before[name]]
      if (now === null || then === null || now === then) return []
      return [t('step-of', { what: t(`fields.${name}`), step: formatSigned(now - then, 0, locale) })]
    })
    return steps.length > 0 ? steps.join('; ') : t('no-step')
  }
  const columns: Column<RecordedComposition>[] = [
    {
      key: 'unit',
      header: t('unit'),
      className: 'min-w-40',
      cell: ({ id, unitName, name, mayChange }) => (
        <>
          {mayChange ? (
            <Link href={`/representation/${id}`} className="link">
              {unitName}
            </Link>
          ) : (
            unitName
          )}
          {name && <span className="block text-sm text-muted">{name}</span>}
        </>
      ),
    },
    { key: 'asOf', header: t('as-of'), cell: ({ asOf }) => formatDate(asOf) },
    ...(rows.some((row) => beforeOf(row) !== undefined)
      ? [{ key: 'since', header: t('since-last'), cell: (row: RecordedComposition) => since(row) }]
      : []),
    ...filled.map((name) => ({
      key: name,
      header: t(`fields.${name}`),
      numeric: true,
      cell: (row: RecordedComposition) => {
        const value = row[name]
        return value === null ? (
          <span className="text-muted">{t('not-told')}</span>
        ) : (
          formatNumber(value, 0, locale)
        )
      },
    })),
    {
      key: 'source',
      header: t('source'),
      className: 'min-w-48',
      cell: ({ source, note, origin }) => (
        <>
          {source}
          {note && <span className="block text-sm text-muted">{note}</span>}
          {origin === 'demonstration' && <StatusBadge status="info">{t('demonstration')}</StatusBadge>}
        </>
      ),
    },
  ]
  return <DataTable caption={caption} cards rows={rows} rowKey={({ id }) => id} columns={columns} />
}
