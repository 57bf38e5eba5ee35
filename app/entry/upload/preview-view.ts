import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { UploadChange, UploadLine, UploadView } from '@/components/upload/upload-state'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { Language } from '@/lib/format'
import type { CellChange } from '@/lib/imports/workbook/changes'
import { columnLabels } from '@/lib/imports/workbook/column-labels'
import { markBook } from '@/lib/imports/workbook/mark-book'
import { type FileMessage, figureText, toMessages, whereOf } from '@/lib/imports/workbook/messages'
import { packPayload } from '@/lib/imports/workbook/payload'
import { toUnitCells, type UploadPreview } from '@/lib/imports/workbook/upload-commands'
import { workbookWords } from '@/lib/imports/workbook/words'
import { periodName } from '@/lib/periods/names'
import { itemsOf } from '@/lib/submissions/form'

/** So many changes are shown of one unit, and so many lines of what is wrong; all of them are in the marked file. */
const mostShown = 200
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A preview in the reader's words, with the changes packed for the button and the marked file. */
export async function toView(
  preview: UploadPreview,
  fileName: string,
  language: Language,
): Promise<UploadView> {
  const say = await getTranslations('workbook.page')
  const words = workbookWords(language)
  const names = { words, language, columnLabel: columnLabels(await getCatalogue(), language, words) }
  const messages = toMessages(preview, names)
  const of = (severity: FileMessage['severity']) =>
    messages.filter((message) => message.severity === severity)
  const errors = of('error')
  const { identity, form, units, changes, clashes } = preview
  const where = whereOf({ form, units: units.slice(0, 1) }, names)
  const isCsv = preview.book === null
  const placeOf = (address: string) => (isCsv ? csvPlace(address, say) : address)
  const several = identity.units.length > 1
  const emptied = changes.filter(({ from, to }) => hasFigure(from) && !hasFigure(to)).length
  const toChange = (change: CellChange): UploadChange => ({
    key: `${change.orgUnitId}|${change.cell}`,
    address: several && !isCsv ? `${change.sheet}!${change.address}` : placeOf(change.address),
    where: where(change.orgUnitId, change.cell),
    from: figureText(change.from, words, language),
    to: figureText(change.to, words, language),
    remark: remarkOf(change, say),
  })
  const shown = [...changes, ...clashes]
  const toLines = (found: readonly FileMessage[]) => linesOf(found, isCsv ? placeOf : null)
  const worth = messages.some(({ severity }) => severity !== 'notice')
  return {
    fileName: say('fileName', { name: fileName }),
    summary: say('summary', {
      form: language === 'en' ? form.nameEn : form.nameVi,
      period: periodName(identity.period, language),
      units: several ? say('unitsCount', { count: identity.units.length }) : (units[0]?.name ?? ''),
      changes: changes.length,
      unchanged: preview.unchanged,
      errors: errors.length,
    }),
    emptied: emptied > 0 ? say('emptied', { count: emptied }) : '',
    errors: toLines(errors),
    warnings: toLines(of('warning')),
    notices: toLines(of('notice')),
    groups: units.flatMap(({ id, name }) => {
      const own = shown.filter(({ orgUnitId }) => orgUnitId === id)
      const more = own.length > mostShown ? say('more', { count: own.length - mostShown }) : ''
      return own.length > 0 ? [{ unit: name, changes: own.slice(0, mostShown).map(toChange), more }] : []
    }),
    clashes: clashes.length,
    clashTitle: say('clashTitle', { count: clashes.length }),
    clashTake: say('clashTake', { count: clashes.length }),
    count: changes.length,
    save: say('save', { count: changes.length }),
    payload: packPayload({
      uploadId: randomUUID(),
      formCode: form.code,
      period: identity.period,
      units: toUnitCells({ units, changes, clashes: [] }, { withClashes: false }),
      clashes: toUnitCells({ units, changes: [], clashes }, { withClashes: true }),
    }),
    marked: worth ? await mark(preview, messages, fileName) : null,
    notMarked: worth && isCsv ? say('csvMarked') : '',
  }
}

function hasFigure({ value, missing }: CellChange['from']): boolean {
  return value !== null || missing !== null
}

function remarkOf(
  { formula, from, to }: CellChange,
  say: (key: 'formula' | 'note', values?: { text: string }) => string,
) {
  const note = to.comment !== from.comment && to.comment ? say('note', { text: to.comment }) : ''
  return [formula ? say('formula') : '', note].filter(Boolean).join('; ')
}

/** `9:7` of a CSV file in words; a text file has neither sheets nor letters over its columns. */
function csvPlace(
  address: string,
  say: (key: 'csvPlace' | 'csvLine', values: { line: string; column: string }) => string,
) {
  const [line = '', column = ''] = address.split(':')
  return say(column === '' ? 'csvLine' : 'csvPlace', { line, column })
}

function linesOf(messages: readonly FileMessage[], csv: ((address: string) => string) | null): UploadLine[] {
  return messages.slice(0, mostShown).map(({ sheet, address, where, message, severity }, index) => ({
    key: `${index}`,
    place: csv ? (address ? csv(address) : '') : address ? `${sheet}!${address}` : sheet,
    where,
    message,
    severity,
  }))
}

/** The file goes back with the answer itself, so that no server has to keep it. */
async function mark(preview: UploadPreview, messages: readonly FileMessage[], fileName: string) {
  const { book, identity, fileCells, form } = preview
  if (!book) return null
  const words = workbookWords(identity.language)
  const rules = new Map(itemsOf(form).map((item) => [item.code, item]))
  const bytes = await markBook(book, { identity, cells: fileCells }, messages, words, (code) =>
    rules.get(code),
  )
  const name = fileName.replace(/\.xlsx$/i, '').slice(0, 80) || form.code
  const href = `data:${excelType};base64,${Buffer.from(bytes).toString('base64')}`
  return { name: `${name}.xlsx`, href }
}
