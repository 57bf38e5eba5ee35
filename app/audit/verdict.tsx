import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { verifyAudit } from '@/lib/audit/verify-queries'

/** Recomputes the whole chain and says what came of it. */
export async function ChainVerdict() {
  const [t, verdict] = await Promise.all([getTranslations('audit'), verifyAudit()])
  if (!verdict.ok) {
    return (
      <Notice tone="error" role="alert" className="mb-5" title={t('broken', { seq: verdict.brokenAt ?? '' })}>
        <p>{t('broken-body', { events: verdict.events })}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="success" role="status" className="mb-5" title={t('verified', { events: verdict.events })}>
      <p>
        {t('verified-head')} <code className="text-sm break-all">{verdict.head}</code>
      </p>
    </Notice>
  )
}
