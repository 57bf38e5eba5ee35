import { useLocale, useTranslations } from 'next-intl'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatNumber } from '@/lib/format'
import type { KindCount } from '@/lib/registers/count-queries'

/** Stocks by kind, with their members as far as stated. Kinds that were never used are named, not shown as zero. */
export function CountsTable({ caption, counts }: { caption: string; counts: readonly KindCount[] }) {
  const t = useTranslations('registers')
  const locale = useLocale()
  const nameOf = ({ kind }: KindCount) => (locale === 'en' ? kind.nameEn : kind.nameVi)
  const number = (value: number | null) =>
    value === null ? (
      <span className="text-muted">{t('withheld-number')}</span>
    ) : (
      formatNumber(value, 0, locale)
    )
  const used = counts.filter(({ ever, suppressed }) => suppressed || (ever ?? 0) > 0)
  const unused = counts.filter((count) => !used.includes(count))
  const columns: Column<KindCount>[] = [
    { key: 'kind', header: t('kind'), className: 'min-w-44', cell: nameOf },
    { key: 'standing', header: t('standing'), numeric: true, cell: (count) => number(count.standing) },
    {
      key: 'suspended',
      header: t('suspended-among'),
      numeric: true,
      cell: (count) => number(count.suspended),
    },
    {
      key: 'members',
      header: t('members'),
      numeric: true,
      cell: (count) => <Members count={count} />,
    },
    {
      key: 'move',
      header: t('needs-move'),
      cell: (count) =>
        count.needsMove ? (
          <StatusBadge status="watch">
            {t('needs-move-count', {
              count: count.needsMove,
              number: formatNumber(count.needsMove, 0, locale),
            })}
          </StatusBadge>
        ) : (
          '–'
        ),
    },
  ]
  return (
    <>
      {used.length > 0 && (
        <DataTable caption={caption} rows={used} rowKey={({ kind }) => kind.code} columns={columns} />
      )}
      {unused.length > 0 && (
        <p className="mt-2 text-sm text-muted">{t('never-used', { kinds: unused.map(nameOf).join('; ') })}</p>
      )}
    </>
  )
}

/** Members in all, women among them, and out of how many entries that is known. */
function Members({ count }: { count: KindCount }) {
  const t = useTranslations('registers')
  const locale = useLocale()
  const whole = (value: number) => formatNumber(value, 0, locale)
  const of = (breakdown: string) => count.members.find((row) => row.breakdown === breakdown)
  const [total, women] = [of(''), of('sex=female')]
  if (count.suppressed) return <span className="text-muted">{t('withheld-number')}</span>
  if (!total || count.standing === null) return <span className="text-muted">{t('not-stated')}</span>
  const isPart = total.stated < count.standing
  return (
    <>
      {whole(total.value)}
      {women && (
        <span className="block text-sm text-muted">{t('women-among', { number: whole(women.value) })}</span>
      )}
      {isPart && (
        <span className="block text-sm whitespace-normal text-muted">
          {t('stated-of', { stated: whole(total.stated), of: whole(count.standing) })}
        </span>
      )}
    </>
  )
}
