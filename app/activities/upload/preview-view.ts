import { getTranslations } from 'next-intl/server'
import type { UploadChange, UploadView } from '@/components/upload/upload-state'
import type { Viewer } from '@/lib/access/viewer'
import type { ActivityProblem } from '@/lib/activities/activity'
import { getCatalogue } from '@/lib/catalogue/queries'
import { markSheet } from '@/lib/imports/activities-workbook/mark-sheet'
import { packRows } from '@/lib/imports/activities-workbook/payload'
import type { RowPreview, RowProblem } from '@/lib/imports/activities-workbook/preview-queries'
import type { FilledSheet } from '@/lib/imports/activities-workbook/read-sheet'
import { listChoicesFor, listReadable } from '@/lib/imports/activities-workbook/template-commands'
import type { FileMessage } from '@/lib/imports/workbook/messages'
import { workbookWords } from '@/lib/imports/workbook/words'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { activityWords, readLanguage } from '../words'

const mostShown = 200
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Problems of a cell rather than of an activity. */
const cellProblems = [
  'error-in-cell',
  'merged-cell',
  'formula-to-other-file',
  'true-or-false',
  'ambiguous-dot',
  'out-of-scope',
] as const

/** A preview in the reader's words, with the rows packed for the button and the marked file. */
export async function toView(
  viewer: Viewer,
  read: FilledSheet,
  rows: readonly RowPreview[],
  fileName: string,
): Promise<UploadView> {
  const [say, page, language, texts] = await Promise.all([
    getTranslations('workbook.activities.page'),
    getTranslations('workbook.page'),
    readLanguage(),
    rowTexts(),
  ])
  const readable = await listReadable(language)
  const columns = readable[0]?.columns ?? []
  const label = (field: string) => columns.find(({ key }) => key === field)?.label ?? ''
  const good = rows.filter(({ problems }) => problems.length === 0)
  const isSuspected = ({ same, sameRows }: RowPreview) => same.length > 0 || sameRows.length > 0
  const suspected = good.filter(isSuspected)
  const clear = good.filter((row) => !isSuspected(row))
  const errors = rows.flatMap((row) =>
    row.problems.map(
      (problem): FileMessage => ({
        severity: 'error',
        sheet: read.sheet,
        // Groups that don't add up have no cell of their own where the file leaves the column out.
        address: row.places[problem.field] ?? row.places.title ?? null,
        where: label(problem.field),
        message: texts.problem(problem),
      }),
    ),
  )
  const warnings = suspected.map(
    (row): FileMessage => ({
      severity: 'warning',
      sheet: read.sheet,
      address: row.places.title ?? null,
      where: row.input.title,
      message: [
        row.same.length > 0 && say('same', { titles: row.same.map(({ title }) => `“${title}”`).join(', ') }),
        row.sameRows.length > 0 && say('sameRows', { rows: row.sameRows.join(', ') }),
      ]
        .filter(Boolean)
        .join(' '),
    }),
  )
  const rowOf = new Map(rows.flatMap(({ row, places }) => Object.values(places).map((at) => [at, row])))
  const csvRows = rows.flatMap(({ row, problems }) => problems.map(() => row))
  const toLines = (messages: readonly FileMessage[], byIndex: readonly number[]) =>
    messages.slice(0, mostShown).map(({ address, where, message, severity }, index) => ({
      ...{ key: `${index}`, where, message, severity },
      place: address
        ? say('atCell', { row: String(rowOf.get(address) ?? ''), cell: address })
        : say('line', { row: String(byIndex[index] ?? '') }),
    }))
  const group = (unit: string, of: readonly RowPreview[]) => ({
    unit,
    changes: of.slice(0, mostShown).map(texts.change),
    more: of.length > mostShown ? say('more', { count: of.length - mostShown }) : '',
  })
  const worth = errors.length + warnings.length > 0
  const toRecord = ({ row, input, reason }: RowPreview) => ({ row, input, reason })
  return {
    fileName: page('fileName', { name: fileName }),
    summary: say('summary', {
      rows: rows.length,
      good: clear.length,
      suspected: suspected.length,
      bad: rows.length - good.length,
    }),
    emptied: '',
    errors: toLines(errors, csvRows),
    warnings: toLines(
      warnings,
      suspected.map(({ row }) => row),
    ),
    notices:
      read.missing.length > 0
        ? [
            {
              ...{ key: 'missing', place: '', where: '', severity: 'notice' },
              message: say('missing', { columns: read.missing.slice(0, 8).join(', ') }),
            },
          ]
        : [],
    groups: [group(say('group'), clear), group(say('groupSuspected'), suspected)].filter(
      ({ changes }) => changes.length > 0,
    ),
    clashes: suspected.length,
    clashTitle: say('clashTitle', { count: suspected.length }),
    clashTake: say('clashTake', { count: suspected.length }),
    count: clear.length,
    save: say('save', { count: clear.length }),
    payload: packRows({ rows: clear.map(toRecord), suspected: suspected.map(toRecord) }),
    marked: worth && read.book ? await mark(viewer, read, rows, [...errors, ...warnings], fileName) : null,
    notMarked: worth && !read.book ? say('csvMarked') : '',
  }
}

/** A row and what is wrong with it, in words. */
async function rowTexts() {
  const [say, units, problems, words, tree, catalogue] = await Promise.all([
    getTranslations('workbook.activities.page'),
    getTranslations('activities.units'),
    getTranslations('workbook.activities.problems'),
    activityWords(),
    getOrgUnitTree(),
    getCatalogue(),
  ])
  return {
    problem: ({ field, code, values }: RowProblem): string => {
      const own = cellProblems.find((one) => one === code)
      if (own) return problems(own, { shown: values.shown ?? '' })
      return words.problem({ field, values, code: code as ActivityProblem['code'] })
    },
    change: ({ row, input }: RowPreview): UploadChange => {
      const { '': total, 'sex=female': women } = input.counts
      const unit = units(input.participantUnit)
      const all = total === undefined ? say('no-total') : `${words.number(total)} ${unit}`
      return {
        key: String(row),
        address: say('line', { row: String(row) }),
        where: [input.title, words.days(input.dateFrom, input.dateTo), tree.get(input.orgUnitId)?.fullName]
          .filter(Boolean)
          .join(' · '),
        from: '',
        to: women === undefined ? all : say('of-whom', { total: all, women: words.number(women) }),
        remark: words.name(catalogue.activityTypes.byCode(input.type)),
      }
    },
  }
}

/** The file goes back with the answer itself, so that no server has to keep it. */
async function mark(
  viewer: Viewer,
  { book, sheet }: FilledSheet,
  rows: readonly RowPreview[],
  messages: readonly FileMessage[],
  fileName: string,
) {
  if (!book) return null
  const language = await readLanguage()
  const [readable] = await listReadable(language)
  const columns = readable?.columns ?? []
  const choices = await listChoicesFor(viewer, language)
  const bytes = await markSheet({ book, sheet, rows, columns, choices }, messages, workbookWords(language))
  const name = fileName.replace(/\.xlsx$/i, '').slice(0, 80) || 'hoat-dong'
  return { name: `${name}.xlsx`, href: `data:${excelType};base64,${Buffer.from(bytes).toString('base64')}` }
}
