import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { SheetPart } from '@/lib/dashboards/indicator-sheet'

/** How the figures of each part of a formula are put together over time, areas and breakdowns. */
export function PartsTable({ parts }: { parts: readonly SheetPart[] }) {
  const t = useTranslations('indicators')
  return (
    <DataTable
      caption={t('roll-up')}
      rows={parts}
      rowKey={(part) => part.code}
      columns={[
        {
          key: 'part',
          header: t('part'),
          className: 'min-w-40 sm:min-w-64',
          cell: (part) => (
            <>
              {part.name}
              <span className="block text-sm text-muted">{part.code}</span>
            </>
          ),
        },
        { key: 'unit', header: t('unit'), cell: (part) => part.unit },
        {
          key: 'time',
          header: t('time'),
          className: 'min-w-32',
          cell: (part) => t(`times.${part.timeRollUp}`),
        },
        {
          key: 'place',
          header: t('place'),
          className: 'min-w-32',
          cell: (part) => t(`places.${part.placeRollUp}`),
        },
        {
          key: 'split',
          header: t('split'),
          className: 'min-w-32',
          cell: (part) => (
            <>
              {t(`splits.${part.breakdownRollUp}`)}
              {part.personsUnique && <span className="block text-sm text-muted">{t('persons-unique')}</span>}
            </>
          ),
        },
        {
          key: 'forms',
          header: t('asked-by'),
          className: 'min-w-40',
          cell: (part) => part.forms.join('; ') || <span className="text-muted">{t('asked-by-none')}</span>,
        },
        {
          key: 'chart',
          header: t('chart'),
          cell: (part) => (
            <Link
              href={`/charts/${encodeURIComponent(part.code)}`}
              className="link"
              aria-label={t('chart-of', { code: part.code })}
            >
              {t('chart')}
            </Link>
          ),
        },
      ]}
    />
  )
}
