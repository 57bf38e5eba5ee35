import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Decisions } from '@/app/entry/[form]/[orgUnit]/[period]/decisions'
import { EntryHeader } from '@/app/entry/[form]/[orgUnit]/[period]/entry-header'
import { EntryTable } from '@/app/entry/[form]/[orgUnit]/[period]/entry-table'
import { failureWords } from '@/app/entry/[form]/[orgUnit]/[period]/failure-words'
import { type EntryParams, reviewPath, toKey } from '@/app/entry/[form]/[orgUnit]/[period]/paths'
import { Notice } from '@/components/ui/notice'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { findAssignment } from '@/lib/submissions/assign-queries'
import { findEntry } from '@/lib/submissions/entry-queries'
import { listEvidence } from '@/lib/submissions/evidence-queries'
import { Assignment } from './assignment'
import { DecisionForms } from './decision-forms'
import { Highlights } from './highlights'
import { Locks } from './locks'

export async function generateMetadata() {
  const say = await getTranslations('review')
  return { title: say('title') }
}

/** One sent form in front of its reviewer: what to look at first, the figures beside those before, then the decision. */
export default async function ReviewPage({ params }: { params: EntryParams }) {
  const key = await toKey(params)
  const viewer = await requireViewer(reviewPath(key))
  const entry = await findEntry(viewer, key, today())
  if (!entry || !hasRole(viewer, 'reviewer', 'auditor', 'admin')) notFound()
  const [say, words, assignment] = await Promise.all([
    getTranslations('review'),
    failureWords(),
    findAssignment(viewer, entry),
  ])
  const failures: Record<string, string> = {
    ...words,
    'not-a-reviewer': say('failures.not-a-reviewer'),
    taken: say('failures.taken'),
  }
  const sent = entry.status === 'submitted' || entry.status === 'approved' || entry.status === 'locked'
  return (
    <>
      <EntryHeader entry={entry} review />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {entry.receipt && (
          <p className="text-muted">
            {say('sentBy', {
              by: entry.receipt.by,
              time: formatDateTime(entry.receipt.at),
              number: entry.receipt.number,
            })}
          </p>
        )}
        {entry.decisionRefusal === 'own-submission' && (
          <Notice tone="warning">{failures['own-submission']}</Notice>
        )}
        {entry.decisionRefusal === 'already-decided' && <Notice>{say('passedByMe')}</Notice>}
        {assignment && (
          <Assignment
            {...assignment}
            viewer={viewer}
            submission={key}
            failures={failures}
            decides={entry.may.decide}
          />
        )}
        {sent ? (
          <>
            <Highlights entry={entry} />
            <section aria-labelledby="figures">
              <h2 id="figures" className="mb-2 text-lg">
                {say('first.figures')}
              </h2>
              <EntryTable entry={entry} marks evidence={await listEvidence(viewer, key)} />
            </section>
          </>
        ) : (
          <Notice>{say('notSent')}</Notice>
        )}
        <Decisions entry={entry} />
        {entry.may.decide && (
          <DecisionForms entry={entry} input={{ ...key, version: entry.version }} failures={failures} />
        )}
        <Locks
          entry={entry}
          submission={key}
          failures={failures}
          keeper={hasRole(viewer, 'reviewer', 'admin')}
        />
      </div>
    </>
  )
}
