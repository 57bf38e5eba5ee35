import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StepForm } from '@/components/forms/step-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import type { CellChange } from '@/lib/submissions/changes'
import { findEntry } from '@/lib/submissions/entry-queries'
import { ChangesTable } from '../changes-table'
import { EntryHeader } from '../entry-header'
import { failureWords } from '../failure-words'
import { type EntryParams, entryPath, formPath, toKey } from '../paths'
import { giveUp } from '../workflow-actions'

export async function generateMetadata() {
  const say = await getTranslations('entry.changes')
  return { title: say('title') }
}

/** What a correction changes, beside what was approved; and what was changed since the form was returned. */
export default async function ChangesPage({ params }: { params: EntryParams }) {
  const key = await toKey(params)
  const viewer = await requireViewer(`${entryPath(key)}/changes`)
  const entry = await findEntry(viewer, key, today())
  if (!entry) notFound()
  const [say, drop] = await Promise.all([getTranslations('entry.changes'), getTranslations('entry.drop')])
  const { form, changes, changesSinceReturn } = entry
  const settled = entry.status === 'approved' || entry.status === 'locked'
  const table = (found: CellChange[], caption: string) =>
    found.length > 0 ? (
      <ChangesTable form={form} changes={found} caption={caption} />
    ) : (
      <Notice>{say('none')}</Notice>
    )
  return (
    <>
      <EntryHeader entry={entry} under />
      <div className="grid gap-6">
        {changesSinceReturn && (
          <section className="grid gap-3">
            <h2 className="text-lg">{say('sinceReturn')}</h2>
            {table(changesSinceReturn, say('sinceReturn'))}
          </section>
        )}
        <section className="grid gap-3">
          <h2 className="text-lg">{say(settled ? 'byCorrection' : 'sinceApproval')}</h2>
          {changes === null ? (
            <Notice>{say('neverApproved')}</Notice>
          ) : (
            <>
              <p className="text-muted">{say('count', { count: changes.length })}</p>
              {table(changes, say(settled ? 'byCorrection' : 'sinceApproval'))}
            </>
          )}
        </section>
        {entry.may.drop && (
          <Card title={drop('title')} className="no-print">
            <p className="mb-3 text-muted">{drop('text')}</p>
            <StepForm
              action={giveUp.bind(null, key)}
              variant="secondary"
              button={drop('button')}
              pending={drop('pending')}
              failures={await failureWords()}
            />
          </Card>
        )}
        <div className="flex flex-wrap gap-3 no-print">
          <LinkButton href={formPath(viewer, key)}>{say('back')}</LinkButton>
          <LinkButton href={`${entryPath(key)}/history`}>{say('history')}</LinkButton>
        </div>
      </div>
    </>
  )
}
