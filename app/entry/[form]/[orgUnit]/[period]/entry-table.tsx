import { getLocale, getTranslations } from 'next-intl/server'
import { AlertIcon } from '@/components/ui/icons'
import { periodName } from '@/lib/periods/names'
import type { Entry } from '@/lib/submissions/entry-queries'
import type { EvidenceItem } from '@/lib/submissions/evidence'
import type { FormItem } from '@/lib/submissions/form'
import { toCellKey } from '@/lib/submissions/submission'
import type { MissingReason } from '@/lib/values/observation'
import { EvidenceLinks } from './evidence-links'
import { hintOf } from './hint-of'
import { toWords } from './words'

type Props = {
  entry: Entry
  marks?: boolean
  /** Files put to its cells, each a link under the name of its row. */
  evidence?: readonly EvidenceItem[] | null
}

/**
 * The answers, read only: beside each the period before and the year before and, while a correction is under way,
 * the approved figure it would replace. Cells left empty say so; with `marks`, so do those the checks point at.
 */
export async function EntryTable({ entry, marks = false, evidence = [] }: Props) {
  const [say, words, locale] = await Promise.all([getTranslations('entry'), toWords(entry.form), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  const cells = new Map(entry.cells.map((cell) => [toCellKey(cell.dataElement, cell.breakdown), cell]))
  const changedCells = new Set((entry.changes ?? []).map(({ cell }) => cell))
  // The gravest finding at each cell: an error stands over a warning, one explained says nothing more.
  const found = new Map<string, 'error' | 'warning'>()
  for (const { cells: at, severity, answered } of marks ? entry.problems : []) {
    for (const cell of at)
      if (severity === 'error' || (!answered && !found.has(cell))) found.set(cell, severity)
  }
  const { previous, lastYear } = entry.before
  const heads = [
    say('table.value'),
    ...(entry.approved ? [say('table.approved')] : []),
    ...(previous ? [periodName(previous.period, language)] : []),
    ...(lastYear ? [periodName(lastYear.period, language)] : []),
  ]

  const shown = (item: FormItem, column: string) => {
    const key = toCellKey(item.code, column)
    const cell = cells.get(key)
    const value = cell?.value ? words.number(cell.value) : null
    const reason = cell?.missing ? say(`reasons.${cell.missing as MissingReason}`) : null
    const others = [
      ...(entry.approved ? [entry.approved.get(key)] : []),
      ...(previous ? [previous.figures.get(key)] : []),
      ...(lastYear ? [lastYear.figures.get(key)] : []),
    ]
    const changed = changedCells.has(key)
    const sum = entry.checks.derived.get(key)
    const derived =
      sum?.value == null
        ? null
        : {
            text: say(`activities.${hintOf(sum)}`, { value: words.number(sum.value) }),
            differs: sum.value !== cell?.value,
          }
    const asked = entry.cellReasons.get(key)
    return {
      cell,
      asked,
      finding: found.get(key),
      files: evidence?.filter((file) => file.cell === key) ?? [],
      text: value ?? reason ?? say('blank'),
      filled: value !== null,
      others,
      changed,
      derived,
    }
  }

  return (
    <section
      aria-label={say('table.caption')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-rule"
    >
      <table className="w-full text-table">
        <caption className="sr-only">{say('table.caption')}</caption>
        <thead>
          <tr className="bg-surface">
            <th scope="col" className="px-3 py-2 text-left">
              {say('table.item')}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-right phone:px-2">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {entry.form.sections.map((section) => (
          <tbody key={section.code}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={heads.length + 1}
                className="border-t border-rule bg-surface px-3 py-2 text-left"
              >
                {language === 'en' ? section.nameEn : section.nameVi}
              </th>
            </tr>
            {section.items.flatMap((item) =>
              item.columns.map((column) => {
                const { cell, asked, finding, files, text, filled, others, changed, derived } = shown(
                  item,
                  column,
                )
                const isTotal = column === ''
                if (!isTotal && !cell && !asked && !changed && !derived && !finding && files.length === 0)
                  return null
                return (
                  <tr
                    key={`${item.code}|${column}`}
                    id={`row:${item.code}|${column}`}
                    className="border-t border-rule"
                  >
                    <th
                      scope="row"
                      className={`min-w-36 px-3 py-2 text-left font-normal ${isTotal ? '' : 'pl-8 text-muted phone:pl-6'}`}
                    >
                      {isTotal ? words.item(item.code) : words.column(column)}
                      {isTotal && (
                        <span className="text-sm text-muted">
                          {' '}
                          ({language === 'en' ? item.unitEn : item.unitVi})
                        </span>
                      )}
                      {finding && (
                        <span
                          className={`flex items-center gap-1 text-sm ${finding === 'error' ? 'text-behind' : 'text-watch'}`}
                        >
                          <AlertIcon className="size-3.5" />
                          {say(`table.${finding}`)}
                        </span>
                      )}
                      {cell?.comment && (
                        <span className="block text-sm text-muted whitespace-pre-line">{cell.comment}</span>
                      )}
                      {derived && (
                        <span className={`block text-sm ${derived.differs ? 'text-watch' : 'text-muted'}`}>
                          {derived.text}
                        </span>
                      )}
                      {cell?.followUp && (
                        <span className="block text-sm text-watch">{say('locks.followUp')}</span>
                      )}
                      <EvidenceLinks files={files} />
                      {asked && (
                        <span className="block text-sm text-watch">
                          {say('locks.cellReason', { reason: asked })}
                        </span>
                      )}
                    </th>
                    <td
                      className={`px-3 py-2 text-right tabular-nums phone:px-2 ${filled ? 'font-semibold whitespace-nowrap' : 'text-muted phone:text-sm'}`}
                    >
                      {text}
                      {changed && <span className="ml-2 text-sm text-watch">{say('table.changed')}</span>}
                    </td>
                    {others.map((figure, index) => (
                      <td
                        key={heads[index + 1]}
                        className="px-3 py-2 text-right text-muted tabular-nums phone:px-2"
                      >
                        {figure === undefined ? '…' : words.number(figure)}
                      </td>
                    ))}
                  </tr>
                )
              }),
            )}
          </tbody>
        ))}
      </table>
    </section>
  )
}
