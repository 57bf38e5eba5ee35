import { useLocale, useTranslations } from 'next-intl'
import { StatusBadge } from '@/components/ui/badge'
import type { PublishedItem } from '@/lib/catalogue/published-item'
import { printedDecimals, shareFromCounts } from '@/lib/catalogue/published-share'
import { formatNumber, type Language } from '@/lib/format'

/** The figure with the publisher's own "more than" or "nearly", its counts, and what doesn't follow from them. */
export function PublishedValue({ item }: { item: PublishedItem }) {
  const t = useTranslations('sources')
  const locale = useLocale()
  const { value, high, numerator, denominator, targetValue, percentPublished } = item
  const share = item.kind === 'representation'
  const word =
    item.precision === 'exact' || !t.has(`precisions.${item.precision}` as 'precisions.nearly')
      ? ''
      : t(`precisions.${item.precision}` as 'precisions.nearly')
  return (
    <>
      {value === null ? (
        <span className="text-muted">{t('not-given')}</span>
      ) : (
        <span className="font-semibold">
          {word && <span className="font-normal text-muted">{word} </span>}
          {printed(value, locale)}
          {high !== null && `–${printed(high, locale)}`}
        </span>
      )}
      {share && (numerator !== null || denominator !== null) && (
        <span className="block text-sm text-muted">
          {numerator === null ? t('not-given') : printed(numerator, locale)} /{' '}
          {denominator === null ? t('not-given') : printed(denominator, locale)}
        </span>
      )}
      {!share && targetValue !== null && (
        <span className="block text-sm text-muted">
          {t('against-target', { target: printed(targetValue, locale) })}
        </span>
      )}
      {!share && percentPublished !== null && (
        <span className="block text-sm text-muted">
          {t('share-printed', { share: printed(percentPublished, locale) })}
        </span>
      )}
      {item.contradicts && <Contradiction item={item} locale={locale} />}
    </>
  )
}

/** What was printed beside what follows from the same publisher's counts. */
function Contradiction({ item, locale }: { item: PublishedItem; locale: Language }) {
  const t = useTranslations('sources')
  const [part, whole] =
    item.kind === 'representation' ? [item.numerator, item.denominator] : [item.value, item.targetValue]
  const own = shareFromCounts(part, whole)
  const shown = item.percentPublished
  return (
    <span className="mt-1 grid justify-items-end gap-1 text-sm whitespace-normal">
      <StatusBadge status="watch">{t('contradicts')}</StatusBadge>
      {own && shown && (
        <span>
          {t('contradiction', { printed: printed(shown, locale), own: formatNumber(own, 2, locale) })}
        </span>
      )}
    </span>
  )
}

function printed(value: string, locale: Language): string {
  return formatNumber(value, printedDecimals(value), locale)
}
