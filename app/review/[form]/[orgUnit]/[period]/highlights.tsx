import { getLocale, getTranslations } from 'next-intl/server'
import { ChangesTable } from '@/app/entry/[form]/[orgUnit]/[period]/changes-table'
import { figureWords } from '@/app/entry/[form]/[orgUnit]/[period]/figure-words'
import { toWords } from '@/app/entry/[form]/[orgUnit]/[period]/words'
import { type Status, StatusBadge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { periodName } from '@/lib/periods/names'
import type { CheckProblem } from '@/lib/submissions/checks/problem'
import type { Entry } from '@/lib/submissions/entry-queries'
import { type CellKey, toCellKey } from '@/lib/submissions/submission'

/** What to look at before the figures: errors, warnings, figures far from earlier ones, marks, and what changed. */
export async function Highlights({ entry }: { entry: Entry }) {
  const [say, cells, words, locale] = await Promise.all([
    getTranslations('review.first'),
    figureWords(entry.form),
    toWords(entry.form),
    getLocale(),
  ])
  const language = locale === 'en' ? 'en' : 'vi'
  const comments = new Map(
    entry.cells.map((cell) => [toCellKey(cell.dataElement, cell.breakdown), cell.comment]),
  )
  const marked = entry.cells.filter(({ followUp }) => followUp)
  const groups = [
    ['errors', 'behind', entry.problems.filter(({ severity }) => severity === 'error')],
    [
      'warnings',
      'watch',
      entry.problems.filter(({ severity, answered }) => severity === 'warning' && !answered),
    ],
    [
      'answered',
      'none',
      entry.problems.filter(({ severity, answered }) => severity === 'warning' && answered),
    ],
  ] as const satisfies [string, Status, CheckProblem[]][]
  const changes = [
    ['changes', entry.changes ?? []],
    ['sinceReturn', entry.changesSinceReturn ?? []],
  ] as const
  const nothing =
    entry.problems.length === 0 && marked.length === 0 && changes.every(([, list]) => list.length === 0)
  const place = (cell: CellKey) => (
    <a href={`#row:${cell}`} className="link">
      {cells.cell(cell)}
    </a>
  )
  const pastOf = ({ history = [] }: CheckProblem) =>
    history
      .map(({ period, value }) =>
        say('historyFigure', { period: periodName(period, language), value: words.number(value) }),
      )
      .join('; ')

  return (
    <Card title={say('title')} id="first">
      {nothing && <StatusBadge status="on-track">{say('none')}</StatusBadge>}
      <div className="grid gap-4">
        {groups.map(
          ([kind, status, problems]) =>
            problems.length > 0 && (
              <section key={kind} aria-label={say(kind)}>
                <StatusBadge status={status}>{say(kind)}</StatusBadge>
                <ul className="mt-1 grid gap-2">
                  {problems.map((problem) => (
                    <li key={`${problem.code}|${problem.cell}|${problem.rule?.code}`}>
                      {words.finding(problem)} {problem.cell && <span>({place(problem.cell)})</span>}
                      {problem.history && (
                        <span className="block text-sm text-muted">
                          {say('history', { figures: pastOf(problem) })}
                        </span>
                      )}
                      {problem.answered && problem.cell && comments.get(problem.cell) && (
                        <span className="block text-sm whitespace-pre-line">
                          {say('comment', { comment: comments.get(problem.cell) ?? '' })}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
        {marked.length > 0 && (
          <section aria-label={say('marked')}>
            <StatusBadge status="info">{say('marked')}</StatusBadge>
            <ul className="mt-1 grid gap-1">
              {marked.map((cell) => (
                <li key={toCellKey(cell.dataElement, cell.breakdown)}>
                  {place(toCellKey(cell.dataElement, cell.breakdown))}: {cells.figure(cell)}
                  {cell.comment && (
                    <span className="block text-sm text-muted whitespace-pre-line">{cell.comment}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        {changes.map(
          ([kind, list]) =>
            list.length > 0 && (
              <section key={kind}>
                <h3 className="mb-2">{say(kind)}</h3>
                <ChangesTable form={entry.form} changes={list} caption={say(kind)} />
              </section>
            ),
        )}
      </div>
    </Card>
  )
}
