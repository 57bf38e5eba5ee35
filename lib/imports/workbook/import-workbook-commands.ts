import { createHash } from 'node:crypto'
import type { Administrator } from '@/lib/access/user'
import { getCatalogue } from '@/lib/catalogue/queries'
import { fail, ok, type Result } from '@/lib/result'
import { parseCellKey } from '@/lib/submissions/submission'
import type { RawDataValue } from '../data-value'
import { type ImportFailure, type ImportOptions, importOpenedValues } from '../data-values-commands'
import type { ImportConflict, ImportSummary } from '../summary'
import { type CellChange, compareTemplate } from './changes'
import { columnLabels } from './column-labels'
import { toMessages } from './messages'
import { openTemplate, previewUpload } from './upload-commands'
import { workbookWords } from './words'

/**
 * A filled template by the command line or the API: the cells that were filled in go the way of every imported figure,
 * and arrive submitted, or approved where the machine's administrator says so. What clashes stays out.
 */
export async function importWorkbook(
  who: Administrator,
  file: Uint8Array,
  options: ImportOptions,
): Promise<Result<ImportSummary, ImportFailure>> {
  const language = options.language ?? 'vi'
  const words = workbookWords(language)
  const opened = await openTemplate(file)
  if (!opened.ok) return opened
  const preview = await previewUpload(who, file, { today: options.today })
  if (!preview.ok) {
    const { code } = preview.error
    return fail({ code: code === 'other-form' ? 'not-found' : code })
  }
  const { form, identity, notices } = preview.value
  // Whether a report takes values is the import's own question: it also corrects what was approved.
  const units = preview.value.units.map((unit) =>
    unit.refusal === 'not-found' ? unit : { ...unit, refusal: null },
  )
  const found = compareTemplate(opened.value, form, new Map(units.map((unit) => [unit.id, unit])))
  const names = { words, language, columnLabel: columnLabels(await getCatalogue(), language, words) }
  const told = toMessages({ ...found, form, units, notices }, names)
  const reasons = found.changes.filter(({ to }) => to.missing !== null)
  const conflicts = [
    ...told.map(({ severity, sheet, address, where, message }) =>
      toConflict(words('atCell', { cell: [sheet, address].filter(Boolean).join('!'), where, message }), {
        value: address,
        isNotice: severity !== 'error',
      }),
    ),
    ...reasons.map(({ address }) =>
      toConflict(words('reasonLeftOut', { cell: address }), { value: address, isNotice: false }),
    ),
  ]
  if (options.atomic === 'all' && conflicts.some(({ notice }) => !notice)) {
    const ignored = found.changes.length + found.unchanged + found.clashes.length + found.problems.length
    return ok({
      imported: 0,
      updated: 0,
      ignored,
      deleted: 0,
      conflicts,
      conflictCount: conflicts.length,
      refused: true,
    })
  }
  const values = found.changes
    .filter(({ to }) => to.missing === null)
    .map((change) => toRaw(change, identity.period))
  const sha256 = createHash('sha256').update(file).digest('hex')
  const source = { text: none(), sha256: () => sha256, values: inOne(values) }
  const result = await importOpenedValues(who, source, options)
  if (!result.ok) return result
  const left = found.unchanged + found.clashes.length + found.problems.length + reasons.length
  return ok({
    ...result.value,
    ignored: result.value.ignored + left,
    conflicts: [...conflicts, ...result.value.conflicts],
    conflictCount: conflicts.length + (result.value.conflictCount ?? result.value.conflicts.length),
  })
}

async function* none(): AsyncGenerator<string> {}

async function* inOne(values: RawDataValue[]): AsyncGenerator<RawDataValue[]> {
  if (values.length > 0) yield values
}

/** The line of a message is the sheet's row. */
function toRaw({ orgUnitId, cell, address, to }: CellChange, period: string): RawDataValue {
  const place = parseCellKey(cell)
  return {
    line: Number(/\d+/.exec(address)?.[0] ?? 0),
    dataElement: place?.dataElement ?? null,
    period,
    orgUnit: orgUnitId,
    categoryOptionCombo: place?.breakdown || null,
    attributeOptionCombo: null,
    value: to.value,
    comment: to.comment,
    deleted: to.value === null,
  }
}

function toConflict(
  message: string,
  { value, isNotice }: { value: string | null; isNotice: boolean },
): ImportConflict {
  const conflict = { object: 'workbook', property: 'cell', value, code: 'workbook', message }
  return isNotice ? { ...conflict, notice: true } : conflict
}
