import { useLocale, useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatNumber, formatSigned } from '@/lib/format'
import type { Contest, ShareLine } from '@/lib/registers/representation'

/** Those who stood beside those elected: shares, the step between them, and how many of the women who stood got in. */
export function ContestTable({ caption, contests }: { caption: string; contests: readonly Contest[] }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const share = ({ share: value }: ShareLine) => (value === null ? '–' : formatNumber(value, 2, locale))
  const counts = ({ women, seats }: ShareLine) =>
    [women, seats].map((one) => (one === null ? t('not-told') : formatNumber(one, 0, locale))).join(' / ')
  const both = (line: ShareLine) => (
    <>
      <span className="font-semibold">{share(line)}</span>
      <span className="block text-sm text-muted">{counts(line)}</span>
    </>
  )
  const columns: Column<Contest>[] = [
    {
      key: 'level',
      header: t('level'),
      cell: ({ level, candidates }) => (
        <>
          {t(`levels.${level}`)}
          {candidates.source === 'published' && (
            <span className="block text-sm text-muted">{t('published')}</span>
          )}
        </>
      ),
    },
    { key: 'stood', header: t('stood'), numeric: true, cell: ({ candidates }) => both(candidates) },
    { key: 'won', header: t('won'), numeric: true, cell: ({ elected }) => both(elected) },
    {
      key: 'change',
      header: t('step'),
      numeric: true,
      cell: ({ change }) => (change === null ? '–' : t('points', { value: formatSigned(change, 2, locale) })),
    },
    {
      key: 'success',
      header: t('success'),
      numeric: true,
      cell: ({ success }) => (success === null ? '–' : formatNumber(success, 2, locale)),
    },
  ]
  return <DataTable caption={caption} cards rows={contests} rowKey={({ key }) => key} columns={columns} />
}
