import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import type { CellChange } from '@/lib/submissions/changes'
import { findEntry } from '@/lib/submissions/entry-queries'
import { ChangesTable } from '../changes-table'
import { EntryHeader } from '../entry-header'
import { type EntryParams, entryPath, toKey } from '../paths'

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
  const say = await getTranslations('entry.changes')
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
      <EntryHeader entry={entry} />
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
        <div className="flex flex-wrap gap-3 no-print">
          <LinkButton href={entryPath(key)}>{say('back')}</LinkButton>
          <LinkButton href={`${entryPath(key)}/history`}>{say('history')}</LinkButton>
        </div>
      </div>
    </>
  )
}
