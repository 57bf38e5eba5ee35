import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StepForm } from '@/components/forms/step-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PrintButton } from '@/components/ui/print-button'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { listEvidence } from '@/lib/submissions/evidence-queries'
import { checkReceipt } from '@/lib/submissions/receipt-queries'
import { Decisions } from '../decisions'
import { EntryHeader } from '../entry-header'
import { EntryTable } from '../entry-table'
import { failureWords } from '../failure-words'
import { type EntryParams, entryPath, formPath, toKey } from '../paths'
import { correct, takeBack } from '../workflow-actions'
import { ReceiptCard } from './receipt-card'

export async function generateMetadata() {
  const words = await getTranslations('entry.receipt')
  return { title: words('title') }
}

/** Proof that it arrived: number, time, hash and the figures as sent; and what can still be done with it. */
export default async function ReceiptPage({ params }: { params: EntryParams }) {
  const key = await toKey(params)
  const viewer = await requireViewer(`${entryPath(key)}/receipt`)
  const entry = await findEntry(viewer, key, today())
  if (!entry) notFound()
  if (entry.may.save) redirect(entryPath(key))
  const [say, failures, check] = await Promise.all([
    getTranslations('entry'),
    failureWords(),
    checkReceipt(viewer, key),
  ])
  return (
    <>
      <EntryHeader entry={entry} />
      <div className="grid gap-5">
        <ReceiptCard entry={entry} check={check} />
        {entry.receipt && (
          <div className="no-print">
            <PrintButton>{say('receipt.print')}</PrintButton>
          </div>
        )}
        <Decisions entry={entry} />
        <EntryTable entry={entry} evidence={await listEvidence(viewer, key)} />
        {entry.may.withdraw && (
          <Card title={say('withdraw.title')} className="no-print">
            <p className="mb-3 text-muted">{say('withdraw.text')}</p>
            <StepForm
              action={takeBack.bind(null, key)}
              variant="secondary"
              button={say('withdraw.button')}
              pending={say('withdraw.pending')}
              failures={failures}
            />
          </Card>
        )}
        {entry.may.reopen && (
          <Card title={say('reopen.title')} className="no-print">
            <p className="mb-3 text-muted">{say('reopen.text')}</p>
            <StepForm
              action={correct.bind(null, key)}
              variant="secondary"
              button={say('reopen.button')}
              pending={say('reopen.pending')}
              failures={failures}
              reason={{ name: 'reopen-reason', label: say('reopen.reason'), hint: say('reasonHint') }}
            />
          </Card>
        )}
        {entry.reopenRefusal === 'closed' && (
          <Notice tone="warning" title={say('locks.lockedTitle')}>
            <p>{say('locks.shutText')}</p>
          </Notice>
        )}
        <div className="flex flex-wrap gap-3 no-print">
          {hasRole(viewer, 'officer') ? (
            <LinkButton href="/entry">{say('receipt.back')}</LinkButton>
          ) : (
            <LinkButton href={formPath(viewer, key)}>{say('receipt.backToReview')}</LinkButton>
          )}
        </div>
      </div>
    </>
  )
}
