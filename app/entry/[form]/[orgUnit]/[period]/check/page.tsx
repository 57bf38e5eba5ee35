import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/forms/error-summary'
import { StepForm } from '@/components/forms/step-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { itemsOf } from '@/lib/submissions/form'
import { toCellKey } from '@/lib/submissions/submission'
import { EntryHeader } from '../entry-header'
import { EntryTable } from '../entry-table'
import { failureWords } from '../failure-words'
import { type EntryParams, entryPath, toKey } from '../paths'
import { toWords } from '../words'
import { sendForm } from '../workflow-actions'

export async function generateMetadata() {
  const words = await getTranslations('entry.checkPage')
  return { title: words('title') }
}

/** Every answer once more before it goes: what is wrong, what stays empty, then the one button that sends. */
export default async function CheckPage({ params }: { params: EntryParams }) {
  const key = await toKey(params)
  const viewer = await requireViewer(`${entryPath(key)}/check`)
  const entry = await findEntry(viewer, key, today())
  if (!entry) notFound()
  if (!entry.may.save) redirect(`${entryPath(key)}/receipt`)
  if (!entry.may.submit) redirect(entryPath(key))

  const [say, words] = await Promise.all([getTranslations('entry'), toWords(entry.form)])
  const errors = entry.problems.filter(({ severity }) => severity === 'error')
  const filled = new Set(
    entry.cells
      .filter((cell) => cell.value !== null || cell.missing)
      .map((cell) => toCellKey(cell.dataElement, cell.breakdown)),
  )
  const empty = itemsOf(entry.form).filter(({ code }) => !filled.has(toCellKey(code, '')))
  return (
    <>
      <EntryHeader entry={entry} />
      <div className="grid gap-5">
        {errors.length > 0 ? (
          <ErrorSummary
            title={say('checkPage.errors', { count: errors.length })}
            attempt=""
            problems={errors.map((problem) => ({
              href: problem.cell ? `${entryPath(key)}#cell:${problem.cell}` : entryPath(key),
              text: words.check(problem),
            }))}
          />
        ) : (
          <Notice tone="success">{say('checkPage.clean')}</Notice>
        )}
        {empty.length > 0 && errors.length === 0 && (
          <Notice tone="warning" title={say('checkPage.empty', { count: empty.length })}>
            <p>{say('checkPage.emptyText')}</p>
          </Notice>
        )}
        <EntryTable entry={entry} />
        <div className="flex flex-wrap items-start gap-3 no-print">
          <LinkButton href={entryPath(key)}>{say('checkPage.back')}</LinkButton>
          {errors.length === 0 && (
            <StepForm
              action={sendForm.bind(null, key)}
              button={say('checkPage.send')}
              pending={say('checkPage.sending')}
              failures={await failureWords()}
            />
          )}
        </div>
      </div>
    </>
  )
}
