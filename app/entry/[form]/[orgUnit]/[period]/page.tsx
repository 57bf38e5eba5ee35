import { randomUUID } from 'node:crypto'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EntryForm } from '@/components/forms/entry/entry-form'
import type { EntryState } from '@/components/forms/entry/entry-state'
import { signInPath } from '@/lib/access/next-path'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { toBase } from '@/lib/submissions/entry-text'
import { listEvidence } from '@/lib/submissions/evidence-queries'
import type { CellKey } from '@/lib/submissions/submission'
import { saveEntry } from './actions'
import { EntryHeader } from './entry-header'
import { entryLabels, toDeskFacts, toSections } from './form-view'
import { FromActivities } from './from-activities'
import { type EntryParams, entryPath, toKey } from './paths'
import { toWords } from './words'

export async function generateMetadata({ params }: { params: EntryParams }) {
  const words = await getTranslations('entry')
  return { title: words('pageTitle', { form: (await toKey(params)).formCode }) }
}

type Props = {
  params: EntryParams
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The form of one unit and period, to fill in; once it is sent this address shows the receipt. */
export default async function EntryPage({ params, searchParams }: Props) {
  const key = await toKey(params)
  const viewer = await requireViewer(entryPath(key))
  const entry = await findEntry(viewer, key, today())
  if (!entry) notFound()
  if (!entry.may.save) redirect(`${entryPath(key)}/receipt`)

  const language = (await getLocale()) === 'en' ? 'en' : 'vi'
  const words = await toWords(entry.form)
  const base = toBase(entry.form, entry.cells)
  // What only asks for a comment, or may be that somebody hasn't typed on yet, is told by the live part and the check.
  const problems = entry.problems.filter(
    ({ cell, severity, incomplete }) => cell !== null && severity === 'error' && !incomplete,
  )
  const initial: EntryState = {
    outcome: 'untouched',
    message: '',
    typed: {},
    base,
    errors: Object.fromEntries(problems.map((problem) => [problem.cell as CellKey, words.check(problem)])),
    echoes: {},
    mutationId: randomUUID(),
    savedAt: '',
  }
  return (
    <>
      <EntryHeader entry={entry} />
      <FromActivities entry={entry} taken={(await searchParams).taken} />
      <EntryForm
        action={saveEntry.bind(null, key)}
        initial={initial}
        sections={await toSections(entry, words, language, (await listEvidence(viewer, key)) ?? [])}
        labels={await entryLabels()}
        submission={key}
        userId={viewer.userId}
        facts={await toDeskFacts(entry, language)}
        signInHref={signInPath(entryPath(key))}
        checkHref={`${entryPath(key)}/check`}
      />
    </>
  )
}
