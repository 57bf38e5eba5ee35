import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ErrorSummary } from '@/components/forms/error-summary'
import { StepForm } from '@/components/forms/step-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { keepsFromSending } from '@/lib/submissions/checks/problem'
import { findEntry } from '@/lib/submissions/entry-queries'
import { listEvidence } from '@/lib/submissions/evidence-queries'
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

function ProblemList({ problems }: { problems: { href: string; text: string }[] }) {
  return (
    <ul className="mt-2 grid list-disc gap-1 pl-5">
      {problems.map(({ href, text }) => (
        <li key={`${href} ${text}`}>
          <a href={href} className="link">
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
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
  const blocking = entry.problems.filter(keepsFromSending)
  const errors = blocking.filter(({ severity }) => severity === 'error')
  const warnings = blocking.filter(({ severity }) => severity === 'warning')
  const answered = entry.problems.filter((problem) => !keepsFromSending(problem))
  const toLinks = (problems: typeof blocking) =>
    problems.map((problem) => ({
      href: problem.cell ? `${entryPath(key)}#cell:${problem.cell}` : entryPath(key),
      text: words.check(problem),
    }))
  const filled = new Set(
    entry.cells
      .filter((cell) => cell.value !== null || cell.missing)
      .map((cell) => toCellKey(cell.dataElement, cell.breakdown)),
  )
  const empty = itemsOf(entry.form).filter(({ code }) => !filled.has(toCellKey(code, '')))
  return (
    <>
      <EntryHeader entry={entry} under />
      <div className="grid gap-5">
        {errors.length > 0 && (
          <ErrorSummary
            title={say('checkPage.errors', { count: errors.length })}
            attempt=""
            problems={toLinks(errors)}
          />
        )}
        {warnings.length > 0 && (
          <Notice tone="warning" title={say('checkPage.warnings', { count: warnings.length })}>
            <p>{say('checkPage.warningsText')}</p>
            <ProblemList problems={toLinks(warnings)} />
          </Notice>
        )}
        {blocking.length === 0 && <Notice tone="success">{say('checkPage.clean')}</Notice>}
        {answered.length > 0 && (
          <Notice title={say('checkPage.answered', { count: answered.length })}>
            <ProblemList problems={toLinks(answered)} />
          </Notice>
        )}
        {empty.length > 0 && blocking.length === 0 && (
          <Notice tone="warning" title={say('checkPage.empty', { count: empty.length })}>
            <p>{say('checkPage.emptyText')}</p>
          </Notice>
        )}
        <EntryTable entry={entry} marks evidence={await listEvidence(viewer, key)} />
        <div className="flex flex-wrap items-start gap-3 no-print">
          <LinkButton href={entryPath(key)}>{say('checkPage.back')}</LinkButton>
          {blocking.length === 0 && (
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
