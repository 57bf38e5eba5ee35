import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StepForm } from '@/components/forms/step-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { Decisions } from '../decisions'
import { EntryHeader } from '../entry-header'
import { EntryTable } from '../entry-table'
import { failureWords } from '../failure-words'
import { type EntryParams, entryPath, toKey } from '../paths'
import { correct, takeBack } from '../workflow-actions'

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
  const [say, failures] = await Promise.all([getTranslations('entry'), failureWords()])
  const { receipt } = entry
  return (
    <>
      <EntryHeader entry={entry} />
      <div className="grid gap-5">
        {receipt && (
          <Card title={say('receipt.title')}>
            <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
              <dt className="text-muted">{say('receipt.number')}</dt>
              <dd className="text-lg font-semibold">{receipt.number}</dd>
              <dt className="text-muted">{say('receipt.time')}</dt>
              <dd>{formatDateTime(receipt.at)}</dd>
              <dt className="text-muted">{say('receipt.by')}</dt>
              <dd>{receipt.by}</dd>
              <dt className="text-muted">{say('receipt.hash')}</dt>
              <dd className="font-mono text-sm break-all">{receipt.contentHash}</dd>
            </dl>
          </Card>
        )}
        <Decisions entry={entry} />
        <EntryTable entry={entry} />
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
        <LinkButton href="/entry" className="justify-self-start">
          {say('receipt.back')}
        </LinkButton>
      </div>
    </>
  )
}
