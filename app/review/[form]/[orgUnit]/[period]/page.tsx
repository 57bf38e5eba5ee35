import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Decisions } from '@/app/entry/[form]/[orgUnit]/[period]/decisions'
import { EntryHeader } from '@/app/entry/[form]/[orgUnit]/[period]/entry-header'
import { EntryTable } from '@/app/entry/[form]/[orgUnit]/[period]/entry-table'
import { failureWords } from '@/app/entry/[form]/[orgUnit]/[period]/failure-words'
import { type EntryParams, reviewPath, toKey } from '@/app/entry/[form]/[orgUnit]/[period]/paths'
import { StepForm } from '@/components/forms/step-form'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { approve, sendBack } from './actions'

export async function generateMetadata() {
  const words = await getTranslations('entry.review')
  return { title: words('title') }
}

/** One sent form in front of its reviewer: figures beside those before, then approve or return with a reason. */
export default async function ReviewPage({ params }: { params: EntryParams }) {
  const key = await toKey(params)
  const viewer = await requireViewer(reviewPath(key))
  const entry = await findEntry(viewer, key, today())
  if (!entry || !hasRole(viewer, 'reviewer', 'auditor', 'admin')) notFound()
  const [say, failures] = await Promise.all([getTranslations('entry'), failureWords()])
  const input = { ...key, version: entry.version }
  return (
    <>
      <EntryHeader entry={entry} review />
      <div className="grid gap-5">
        {entry.receipt && (
          <p className="text-muted">
            {say('review.sentBy', {
              by: entry.receipt.by,
              time: formatDateTime(entry.receipt.at),
              number: entry.receipt.number,
            })}
          </p>
        )}
        {entry.decisionRefusal === 'own-submission' && (
          <Notice tone="warning">{failures['own-submission']}</Notice>
        )}
        {entry.status === 'draft' || entry.status === 'returned' || entry.status === 'not-started' ? (
          <Notice>{say('review.notSent')}</Notice>
        ) : (
          <EntryTable entry={entry} />
        )}
        <Decisions entry={entry} />
        {entry.may.decide && (
          <div className="grid gap-4 lg:grid-cols-2 no-print">
            <Card title={say('review.approveTitle')}>
              <p className="mb-3 text-muted">{say('review.approveText')}</p>
              <StepForm
                action={approve.bind(null, input)}
                button={say('review.approve')}
                pending={say('review.pending')}
                failures={failures}
              />
            </Card>
            <Card title={say('review.returnTitle')}>
              <StepForm
                action={sendBack.bind(null, input)}
                variant="danger"
                button={say('review.return')}
                pending={say('review.pending')}
                failures={failures}
                reason={{ name: 'return-reason', label: say('review.reason'), hint: say('reasonHint') }}
              />
            </Card>
          </div>
        )}
      </div>
    </>
  )
}
