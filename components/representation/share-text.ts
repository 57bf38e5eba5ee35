import { useLocale, useTranslations } from 'next-intl'
import { printedDecimals } from '@/lib/catalogue/published-share'
import { formatNumber } from '@/lib/format'
import type { ShareLine } from '@/lib/registers/representation'

/** A share in words ready to print, per cent without its sign: a published one with its publisher's own digits and "nearly". */
export function useShareText(): (line: Pick<ShareLine, 'share' | 'published'>) => string {
  const t = useTranslations('sources')
  const locale = useLocale()
  return ({ share, published }) => {
    if (share === null) return '–'
    const printed = published?.value
    if (printed == null) return formatNumber(share, 2, locale)
    const key = `precisions.${published?.precision}` as 'precisions.nearly'
    const word = published?.precision !== 'exact' && t.has(key) ? `${t(key)} ` : ''
    return `${word}${formatNumber(printed, printedDecimals(printed), locale)}`
  }
}
