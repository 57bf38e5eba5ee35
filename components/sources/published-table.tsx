import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { PublishedValue } from '@/components/sources/published-value'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { PublishedItem } from '@/lib/catalogue/published-item'
import { isTranslated, toShortWords } from '@/lib/catalogue/short-words'
import { periodName } from '@/lib/periods/names'
import { printedDate } from './printed-date'

type Props = {
  caption: string
  items: readonly PublishedItem[]
  layout: 'result' | 'representation' | 'announcement'
}

/** Published figures, each with everything needed to judge it. No totals: they are never added up. */
export function PublishedTable({ caption, items, layout }: Props) {
  const t = useTranslations('sources')
  const what: Column<PublishedItem> = {
    key: 'what',
    header: t('what'),
    className: 'min-w-40 sm:min-w-64 max-w-80',
    cell: (item) => <What item={item} layout={layout} />,
  }
  const columns: Column<PublishedItem>[] = [
    what,
    {
      key: 'value',
      header: t('value'),
      className: 'min-w-36',
      numeric: true,
      cell: (item) => <PublishedValue item={item} />,
    },
    { key: 'unit', header: t('unit'), className: 'min-w-20', cell: (item) => <Unit printed={item.unitVi} /> },
    {
      key: 'area',
      header: t('area'),
      className: 'min-w-36',
      cell: (item) => <span lang="vi">{item.areaText}</span>,
    },
    {
      key: 'period',
      header: layout === 'representation' ? t('term') : t('period'),
      className: 'min-w-36',
      cell: (item) => <When item={item} layout={layout} />,
    },
    { key: 'source', header: t('source'), className: 'min-w-72', cell: (item) => <Source item={item} /> },
  ]
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
    const level =
      item.level && t.has(`levels.${item.level}` as 'levels.xã')
        ? t(`levels.${item.level}` as 'levels.xã')
        : item.level
    return (
      <>
        <span lang="vi" className="font-semibold">
          {item.body}
        </span>
        , {level}
        <span className="block text-sm text-muted">
          {words}
          {rest && <span lang="vi"> ({rest}</span>}
        </span>
        {indicator && <ChartLink code={indicator.code} />}
      </>
    )
  }
  return (
    <>
      <span className="font-semibold">{name ?? item.what}</span>
      {layout === 'announcement' && locale === 'en' && item.what && (
        <span lang="vi" className="block text-sm text-muted">
          {item.what}
        </span>
      )}
      {indicator && <ChartLink code={indicator.code} />}
    </>
  )
}

/** A unit in the reader's language, else as it was printed. */
function Unit({ printed }: { printed: string | null }) {
  const locale = useLocale()
  if (printed === null) return null
  return isTranslated(printed) ? toShortWords(printed, locale) : <span lang="vi">{printed}</span>
}

function ChartLink({ code }: { code: string }) {
  const t = useTranslations('sources')
  return (
    <span className="block text-sm">
      <Link
        href={`/charts/${encodeURIComponent(code)}`}
        className="link whitespace-nowrap"
        aria-label={t('chart-of', { code })}
      >
        {code}
      </Link>
    </span>
  )
}

/** The period as published, and the day the figure is of. */
function When({ item, layout }: { item: PublishedItem; layout: Props['layout'] }) {
  const t = useTranslations('sources')
  const locale = useLocale()
  const named = layout === 'result' && item.period ? periodName(item.period, locale) : item.periodText
  const date = printedDate(item.asOf)
  return (
    <>
      {named || t('not-given')}
      {layout !== 'representation' && (
        <span className="block text-sm text-muted">{t('as-of', { date: date ?? t('not-given') })}</span>
      )}
    </>
  )
}

/** Where the figure stands, how sure its reading is, and what the reader of the source noted. */
function Source({ item }: { item: PublishedItem }) {
  const [t, common] = [useTranslations('sources'), useTranslations('common')]
  const known = item.confidence === 'certain' || item.confidence === 'likely' ? item.confidence : 'unverified'
  return (
    <>
      <span className="break-words">{item.source}</span>
      <span className="block text-sm text-muted">
        {t('confidence-is', { word: common(`confidence.${known}`) })}
      </span>
      {item.note && <span className="block text-sm text-muted">{t('note-is', { note: item.note })}</span>}
    </>
  )
}
