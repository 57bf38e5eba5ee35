import { createHash } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import type { FormDefinition } from '@/lib/submissions/form'
import { findForm } from '@/lib/submissions/form-queries'
import { type CellInput, type SaveFailure, saveCells } from '@/lib/submissions/save-commands'
import { type CellKey, parseCellKey, type SubmissionKey } from '@/lib/submissions/submission'
import { type CellChange, type Comparison, compareTemplate, type Figure, type UnitNow } from './changes'
import { type Book, openBook } from './excel'
import { type Identity, shapeOf } from './identity'
import { cleanPackage, largestWorkbook, PackageError, type PackageProblem } from './package'
import { type FileCell, type FileNotice, type FilledTemplate, readBook } from './read-book'
import { isCsvTemplate, readCsvTemplate } from './read-csv-template'
import { findUnits, type TemplateUser } from './template-queries'
import { checkChanges, type UnitCheck } from './upload-check-queries'

export type OpenedTemplate = FilledTemplate & { book: Book | null }

/** Why a file can't be opened as a filled template. */
export type OpenFailure = { code: PackageProblem | 'not-csv' | 'not-utf8' }

export type UploadFailure =
  | OpenFailure
  | { code: 'not-found' }
  /** Of another form than the page it was sent from. */
  | { code: 'other-form'; identity: Identity }

export type UploadPreview = Comparison & {
  identity: Identity
  form: FormDefinition
  units: UnitNow[]
  notices: (FileNotice | { code: 'older-form' | 'formulas'; severity: 'notice'; shown: string })[]
  book: Book | null
  /** Every cell of the file that the form asks about. */
  fileCells: readonly FileCell[]
  /** What would not hold between the figures. */
  checks: readonly UnitCheck[]
}

/** Opens a file somebody sends as a filled template; nothing is looked up or written. */
export async function openTemplate(file: Uint8Array): Promise<Result<OpenedTemplate, OpenFailure>> {
  try {
    if (file.length > largestWorkbook) return fail({ code: 'too-large' })
    const isZip = file[0] === 0x50 && file[1] === 0x4b
    if (!isZip && isCsvTemplate(Buffer.from(file.subarray(0, 200)).toString('utf8'))) return openCsv(file)
    const book = await openBook(cleanPackage(file))
    if (!book) return fail({ code: 'broken-workbook' })
    const filled = readBook(book)
    return typeof filled === 'string' ? fail({ code: filled }) : ok({ ...filled, book })
  } catch (error) {
    if (error instanceof PackageError) return fail({ code: error.code })
    throw error
  }
}

function openCsv(file: Uint8Array): Result<OpenedTemplate, OpenFailure> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return fail({ code: 'not-utf8' })
  }
  const filled = readCsvTemplate(text)
  return typeof filled === 'string' ? fail({ code: filled }) : ok({ ...filled, book: null })
}

/**
 * What saving the file would change, and what is wrong in it; writes nothing. `wanted`: the form page it was sent from;
 * another form, unit or period is refused.
 */
export async function previewUpload(
  who: TemplateUser,
  file: Uint8Array,
  { today, wanted = null }: { today: IsoDate; wanted?: SubmissionKey | null },
): Promise<Result<UploadPreview, UploadFailure>> {
  const opened = await openTemplate(file)
  if (!opened.ok) return opened
  const { identity, book } = opened.value
  const form = await findForm(identity.form)
  if (!form) return fail({ code: 'not-found' })
  const units = await findUnits(who, form, identity.period, identity.units, today)
  // Someone else's file says nothing to who may not see its units.
  if (units.every(({ refusal }) => refusal === 'not-found')) return fail({ code: 'not-found' })
  if (wanted && !isFor(identity, wanted)) return fail({ code: 'other-form', identity })
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const comparison = compareTemplate(opened.value, form, byId)
  const formulas = [...comparison.changes, ...comparison.clashes].filter(({ formula }) => formula).length
  const notices: UploadPreview['notices'] = [...opened.value.notices]
  if (identity.shape !== shapeOf(form)) notices.push({ code: 'older-form', severity: 'notice', shown: '' })
  if (formulas > 0) notices.push({ code: 'formulas', severity: 'notice', shown: String(formulas) })
  const checks = await checkChanges(form, identity.period, units, comparison.changes)
  return ok({ ...comparison, identity, form, units, notices, book, fileCells: opened.value.cells, checks })
}

function isFor(identity: Identity, wanted: SubmissionKey): boolean {
  return (
    identity.form === wanted.formCode &&
    identity.period === wanted.period &&
    identity.units.includes(wanted.orgUnitId)
  )
}

/** The cells of one unit as they are to be saved. */
export type UnitCells = { orgUnitId: string; cells: (Omit<CellInput, 'missing' | 'comment'> & Figure)[] }

/** A preview's changes by unit, ready to be saved; clashes too where the officer says so. */
export function toUnitCells(
  { units, changes, clashes }: Pick<UploadPreview, 'units' | 'changes' | 'clashes'>,
  { withClashes }: { withClashes: boolean },
): UnitCells[] {
  const wanted = withClashes ? [...changes, ...clashes] : changes
  return units.flatMap(({ id, cells: stored }) => {
    const cells = wanted
      .filter(({ orgUnitId }) => orgUnitId === id)
      .map((change) => toInput(change, stored.get(change.cell)?.followUp ?? false))
    return cells.length > 0 ? [{ orgUnitId: id, cells }] : []
  })
}

function toInput({ cell, to, version }: CellChange, followUp: boolean): UnitCells['cells'][number] {
  const place = parseCellKey(cell) ?? { dataElement: cell, breakdown: '' }
  return { ...place, ...to, followUp, baseVersion: version }
}

export type UnitSaved = {
  orgUnitId: string
  saved: number
  /** Cells that were changed between preview and saving, or refused. */
  notSaved: CellKey[]
  failure: SaveFailure['code'] | null
}

/** Saves what was previewed, unit by unit, as typing would; sending it again changes nothing. */
export async function saveUpload(
  viewer: Viewer,
  upload: { uploadId: string; formCode: string; period: string; units: readonly UnitCells[] },
  today: IsoDate,
): Promise<UnitSaved[]> {
  const { formCode, period } = upload
  const answers: UnitSaved[] = []
  for (const { orgUnitId, cells } of upload.units) {
    const mutationId = mutationOf(upload.uploadId, orgUnitId)
    const result = await saveCells(viewer, { formCode, orgUnitId, period, mutationId, cells }, today)
    if (!result.ok) {
      answers.push({ orgUnitId, saved: 0, notSaved: [], failure: result.error.code })
      continue
    }
    const saved = result.value.cells.filter(({ state }) => state === 'saved').length
    const notSaved = result.value.cells.filter(({ state }) => state !== 'saved').map(({ cell }) => cell)
    answers.push({ orgUnitId, saved, notSaved, failure: null })
  }
  return answers
}

/** One and the same for one upload and unit. */
function mutationOf(uploadId: string, orgUnitId: string): string {
  const hex = createHash('sha256').update(`${uploadId}|${orgUnitId}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
