import { useLocale, useTranslations } from 'next-intl'
import { formatNumber } from '@/lib/format'
import type { Representation } from '@/lib/registers/representation-queries'

/** Who the women are, as far as it was recorded: each out of those women of whom it is known. */
export function PartsList({ parts }: { parts: Representation['parts'] }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const known = parts.filter(({ share }) => share.share !== null)
  if (known.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {known.map(({ name, share: { part, whole, share } }) => (
        <div key={name}>
          <dt className="text-sm text-muted">{t(`parts.${name}`)}</dt>
          <dd>
            <span className="font-semibold">{formatNumber(share ?? 0, 2, locale)} %</span>{' '}
            <span className="text-sm text-muted">
              {formatNumber(part, 0, locale)} / {formatNumber(whole, 0, locale)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
