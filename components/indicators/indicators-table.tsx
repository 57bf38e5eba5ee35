import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { ListedIndicator } from '@/lib/dashboards/indicator-list'

type Props = { caption: string; indicators: readonly ListedIndicator[] }

/** The indicators of one programme, each leading to its own page. */
export function IndicatorsTable({ caption, indicators }: Props) {
  const [t, common] = [useTranslations('indicators'), useTranslations('common')]
  return (
    <DataTable
      caption={caption}
      rows={indicators}
      rowKey={({ code }) => code}
      rowId={({ code }) => `indicator-${code}`}
      columns={[
        {
          key: 'name',
          header: t('indicator'),
          className: 'min-w-44 sm:min-w-72',
          cell: ({ code, name }) => (
            <>
              <Link href={`/indicators/${encodeURIComponent(code)}`} className="link font-semibold">
                {name}
              </Link>
              <span className="block text-sm text-muted">{code}</span>
            </>
          ),
        },
        { key: 'unit', header: t('unit'), cell: ({ unit }) => unit },
        { key: 'direction', header: t('direction'), cell: ({ direction }) => t(`directions.${direction}`) },
        {
          key: 'figures',
          header: t('figures'),
          className: 'min-w-36',
          cell: ({ code, figures, published }) => (
            <>
              {figures === 'label' ? t('label') : figures === 'none' ? t('no-figures') : t(figures)}
              {published > 0 && (
                <span className="block text-sm text-muted">{t('published-count', { count: published })}</span>
              )}
              {(figures === 'entered-here' || figures === 'published-only') && (
                <Link
                  href={`/charts/${encodeURIComponent(code)}`}
                  className="link block text-sm"
                  aria-label={t('chart-of', { code })}
                >
                  {t('chart')}
                </Link>
              )}
            </>
          ),
        },
        {
          key: 'source',
          header: t('source'),
          className: 'min-w-52 max-w-80 break-words text-sm',
          cell: ({ source }) => source,
        },
        {
          key: 'confidence',
          header: t('confidence'),
          cell: ({ confidence }) =>
            common(
              `confidence.${confidence === 'certain' || confidence === 'likely' ? confidence : 'unverified'}`,
            ),
        },
      ]}
    />
  )
}
