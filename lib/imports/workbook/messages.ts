import { Decimal } from 'decimal.js'
import { formatDateTime, formatNumber, type Language } from '@/lib/format'
import { askText, checkText } from '@/lib/submissions/checks/check-text'
import { type FormDefinition, itemsOf } from '@/lib/submissions/form'
import { parseCellKey, toCellKey } from '@/lib/submissions/submission'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import type { CellClash, Comparison, UnitNow } from './changes'
import type { ReadValue } from './content'
import type { FileCell, FileNotice } from './read-book'
import type { UnitCheck } from './upload-check-queries'
import type { WorkbookWords } from './words'

/** One thing to say about a file, with the place where it stands. */
export type FileMessage = {
  /** An error keeps something out; a warning is taken and should be looked at; a notice only tells. */
  severity: 'error' | 'warning' | 'notice'
  sheet: string
  address: string | null
  /** Unit, item and column in words. */
  where: string
  message: string
}

export type Told = Comparison & {
  form: FormDefinition
  units: readonly UnitNow[]
  notices: readonly (FileNotice | { code: string; severity: 'notice'; shown: string })[]
  /** Where each cell of the file stands, and what doesn't hold between figures. */
  fileCells?: readonly FileCell[]
  checks?: readonly UnitCheck[]
}

type Names = { words: WorkbookWords; language: Language; columnLabel: (key: string) => string }

/** Everything that a file's sender should know, errors first. */
export function toMessages(told: Told, names: Names): FileMessage[] {
  const { words } = names
  const where = whereOf(told, names)
  const problems = told.problems.map(
    ({ orgUnitId, cell, sheet, address, code, shown, refusal }): FileMessage => {
      const key = code === 'unit-refused' ? `unit-refused.${refusal ?? 'not-found'}` : code
      return {
        severity: 'error',
        sheet,
        address,
        where: where(orgUnitId, cell),
        message: words(`problems.${key}`, { shown: shown.slice(0, 60) }),
      }
    },
  )
  const clashes = told.clashes.map(
    (clash): FileMessage => ({
      severity: 'error',
      sheet: clash.sheet,
      address: clash.address,
      where: where(clash.orgUnitId, clash.cell),
      message: clashMessage(clash, names),
    }),
  )
  const notices = told.notices.map((notice): FileMessage => {
    const { sheet, address, expected } =
      'sheet' in notice ? notice : { sheet: '', address: null, expected: '' }
    const message = words(`notices.${notice.code}`, { shown: notice.shown.slice(0, 200), expected })
    return { severity: notice.severity, sheet, address, where: '', message }
  })
  const all = [...notices, ...problems, ...clashes, ...toWarnings(told, names)]
  return [
    ...all.filter(({ severity }) => severity === 'error'),
    ...all.filter(({ severity }) => severity !== 'error'),
  ]
}

function toWarnings({ form, fileCells = [], checks = [], ...told }: Told, names: Names): FileMessage[] {
  const { language, columnLabel } = names
  const places = new Map(
    fileCells.map((cell) => [`${cell.orgUnitId}|${toCellKey(cell.dataElement, cell.breakdown)}`, cell]),
  )
  const items = new Map(itemsOf(form).map((item) => [item.code, item]))
  const item = (code: string) =>
    (language === 'en' ? items.get(code)?.nameEn : items.get(code)?.nameVi) ?? code
  const where = whereOf({ ...told, form }, names)
  const said = language === 'en' ? en.checks : vi.checks
  return checks.map(({ orgUnitId, problem }) => {
    const at = places.get(`${orgUnitId}|${problem.cell}`)
    const text = checkText(problem, said, { language, item, column: columnLabel })
    return {
      severity: 'warning',
      sheet: at?.sheet ?? '',
      address: at?.address ?? null,
      where: problem.cell ? where(orgUnitId, problem.cell) : '',
      message: [text, askText(problem, said)].filter(Boolean).join(' '),
    }
  })
}

/** A cell in words; the unit only where the file has several. */
export function whereOf(told: Pick<Told, 'form' | 'units'>, { language, columnLabel }: Names) {
  const items = new Map(itemsOf(told.form).map((item) => [item.code, item]))
  const units = new Map(told.units.map(({ id, name }) => [id, name]))
  return (orgUnitId: string, cell: string): string => {
    const place = parseCellKey(cell)
    const item = items.get(place?.dataElement ?? '')
    const name = (language === 'en' ? item?.nameEn : item?.nameVi) ?? place?.dataElement ?? cell
    return [
      ...(told.units.length > 1 ? [units.get(orgUnitId) ?? orgUnitId] : []),
      name,
      columnLabel(place?.breakdown ?? ''),
    ].join(' · ')
  }
}

function clashMessage(clash: CellClash, { words, language }: Names): string {
  const value = figureText(clash.from, words, language)
  return words('problems.conflict', { value, author: clash.author, time: formatDateTime(clash.at) })
}

/** A figure or reason as people read it. */
export function figureText({ value, missing }: ReadValue, words: WorkbookWords, language: Language): string {
  if (value !== null) return formatNumber(value, new Decimal(value).decimalPlaces(), language)
  return missing ? words(`reasons.${missing}`) : words('blank')
}
