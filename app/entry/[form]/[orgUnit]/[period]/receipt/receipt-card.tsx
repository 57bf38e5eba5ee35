import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatDateTime } from '@/lib/format'
import { periodName } from '@/lib/periods/names'
import type { Entry } from '@/lib/submissions/entry-queries'
import type { ReceiptCheck } from '@/lib/submissions/receipt-queries'

/** What arrived, when and from whom; and whether the stored figures still give the receipt's hash. */
export async function ReceiptCard({ entry, check }: { entry: Entry; check: ReceiptCheck | null }) {
  const { receipt, form, orgUnit } = entry
  if (!receipt) return null
  const [say, locale] = await Promise.all([getTranslations('entry.receipt'), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  const lines = [
    [
      say('number'),
      <strong key="number" className="text-lg font-semibold">
        {receipt.number}
      </strong>,
    ],
    [say('form'), language === 'en' ? form.nameEn : form.nameVi],
    [
      say('unit'),
      <span key="unit" className="inline-block first-letter:uppercase">
        {orgUnit.fullName}
      </span>,
    ],
    [say('period'), periodName(entry.period, language)],
    [say('revision'), say('revisionValue', { revision: entry.revision })],
    [say('time'), formatDateTime(receipt.at)],
    [say('by'), receipt.by],
    ...(check ? [[say('count'), check.figures]] : []),
    [
      say('hash'),
      <span key="hash" className="font-mono text-sm break-all">
        {receipt.contentHash}
      </span>,
    ],
  ] as const
  return (
    <Card title={say('title')}>
      <p className="mb-3">{say('copy')}</p>
      <dl className="grid gap-x-6 gap-y-3 sm:gap-y-2 sm:grid-cols-[max-content_1fr]">
        {lines.map(([name, value]) => (
          <div key={String(name)} className="sm:contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {check && (
        <div className="mt-4">
          {check.same ? (
            <Notice tone="success" title={say('check')}>
              <p>{say('checkSame')}</p>
            </Notice>
          ) : (
            <Notice tone="error" title={say('check')}>
              <p>{say('checkDiffers')}</p>
              <p className="font-mono text-sm break-all">
                {say('recomputed')}: {check.recomputed}
              </p>
            </Notice>
          )}
        </div>
      )}
    </Card>
  )
}
