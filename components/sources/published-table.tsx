import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { PublishedValue } from '@/components/sources/published-value'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { PublishedItem } from '@/lib/catalogue/published-item'
import { periodName } from '@/lib/periods/names'
import { printedDate } from './printed-date'

type Props = { caption: string; items: readonly PublishedItem[]; layout: 'result' | 'representation' | 'announcement' }

/** Published figures, each with everything needed to judge it. No totals: they are never added up. */
export function PublishedTable({ caption, items, layout }: Props) {
  const t = useTranslations('sources')
  const locale = useLocale()
  const what: Column<PublishedItem> = {
    key: 'what',
    header: t('what'),
    className: 'min-w-40 sm:min-w-64 max-w-80',
    cell: (item) => <What item={item} layout={layout} />,
  }
  const common: Column<PublishedItem>[] = [
    {
      key: 'value',
      header: t('value'),
      className: 'min-w-36',
      numeric: true,
      cell: (item) => <PublishedValue item={item} />,
    },
    { key: 'unit', header: t('unit'), cell: (item) => item.unitVi },
    { key: 'area', header: t('area'), className: 'min-w-32', cell: (item) => item.areaText },
    {
      key: 'period',
      header: layout === 'representation' ? t('term') : t('period'),
      className: 'min-w-32',
      cell: (item) => (layout === 'result' && item.period ? periodName(item.period, locale) : item.periodText || t('not-given')),
    },
  ]
  const origin: Column<PublishedItem>[] = [
    { key: 'as-of', header: t('as-of'), className: 'whitespace-nowrap', cell: (item) => printedDate(item.asOf) ?? t('not-given') },
    { key: 'source', header: t('source'), className: 'min-w-52 max-w-72 break-words', cell: (item) => item.source },
    { key: 'confidence', header: t('confidence'), cell: (item) => <Confidence word={item.confidence} /> },
    { key: 'note', header: t('note'), className: 'min-w-52 max-w-72 text-sm', cell: (item) => item.note },
  ]
  const columns = [what, ...common, ...origin].filter((column) => layout !== 'representation' || column.key !== 'as-of')
  return <DataTable caption={caption} rows={items} rowKey={(item) => String(item.id)} columns={columns} />
}

function What({ item, layout }: { item: PublishedItem; layout: Props['layout'] }) {
  const t = useTranslations('sources')
  const locale = useLocale()
  const { indicator } = item
  const name = indicator && (locale === 'en' ? indicator.nameEn : indicator.nameVi)
  if (layout === 'representation') {
    const [kind = '', rest = ''] = (item.representationKind ?? '').split(' (')
    const words = t.has(`kinds.${kind.replaceAll(' ', '-')}` as 'kinds.elected')
      ? t(`kinds.${kind.replaceAll(' ', '-')}` as 'kinds.elected')
      : kind
    const level = item.level && t.has(`levels.${item.level}` as 'levels.xã') ? t(`levels.${item.level}` as 'levels.xã') : item.level
    return (
      <>
        <span className="font-semibold">{item.body}</span>, {level}
        <span className="block text-sm text-muted">
          {words}
          {rest && ` (${rest}`}
        </span>
        {indicator && <ChartLink code={indicator.code} label={indicator.code} />}
      </>
    )
  }
  return (
    <>
      <span className="font-semibold">{name ?? item.what}</span>
      {layout === 'announcement' && locale === 'en' && item.what && (
        <span className="block text-sm text-muted">{item.what}</span>
      )}
      {indicator && <ChartLink code={indicator.code} label={indicator.code} />}
    </>
  )
}

function ChartLink({ code, label }: { code: string; label: string }) {
  const t = useTranslations('sources')
  return (
    <Link href={`/charts/${encodeURIComponent(code)}`} className="link text-sm whitespace-nowrap" aria-label={t('chart-of', { code })}>
      {label}
    </Link>
  )
}

function Confidence({ word }: { word: string }) {
  const t = useTranslations('common')
  const key = word === 'certain' || word === 'likely' ? word : 'unverified'
  return <>{t(`confidence.${key}`)}</>
}
