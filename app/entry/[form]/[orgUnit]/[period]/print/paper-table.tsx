import { getLocale, getTranslations } from 'next-intl/server'
import type { Entry } from '@/lib/submissions/entry-queries'
import type { FormItem } from '@/lib/submissions/form'
import { toCellKey } from '@/lib/submissions/submission'
import type { MissingReason } from '@/lib/values/observation'
import type { Words } from '../words'

type Props = {
  entry: Entry
  blank: boolean
  /** Side by side, or a line each. */
  columns: readonly string[] | null
  words: Words
  /** Stands again at the head of every sheet. */
  running: string
}

const line = 'border border-[#000000] px-1.5 py-1'

/** The rows of the form with fields to write in, or with what was entered; the head comes again on every sheet. */
export async function PaperTable({ entry, blank, columns, words, running }: Props) {
  const [say, reasons, locale] = await Promise.all([
    getTranslations('print'),
    getTranslations('entry.reasons'),
    getLocale(),
  ])
  const english = locale === 'en'
  const cells = new Map(entry.cells.map((cell) => [toCellKey(cell.dataElement, cell.breakdown), cell]))
  const span = (columns?.length ?? 1) + 2

  const content = (item: FormItem, column: string) => {
    const key = toCellKey(item.code, column)
    const figure = entry.before.previous?.figures.get(key)
    if (blank) {
      const computed = column === '' && item.totalFrom !== null ? say('computed') : ''
      const before = figure === undefined ? '' : say('before', { value: words.number(figure) })
      return <span className="block pt-[6mm] text-right text-[7pt]">{computed || before || '\u00a0'}</span>
    }
    const cell = cells.get(key)
    if (cell?.value) return <span className="block text-right tabular-nums">{words.number(cell.value)}</span>
    const reason = cell?.missing ? reasons(cell.missing as MissingReason) : '…'
    return <span className="block text-right text-[8pt]">{reason}</span>
  }
  const unitOf = (item: FormItem) => (english ? item.unitEn : item.unitVi)
  const nameOf = (item: FormItem) => (english ? item.nameEn : item.nameVi)

  return (
    <table className="w-full min-w-[36rem] border-collapse text-[9pt] print:min-w-0">
      <caption className="sr-only">{say('table')}</caption>
      <thead>
        <tr>
          <td colSpan={span} className="pb-1 text-[8pt]">
            {running}
          </td>
        </tr>
        <tr>
          <th scope="col" className={`${line} w-[8mm]`}>
            {say('number')}
          </th>
          <th scope="col" className={`${line} text-left`}>
            {say('item')}
          </th>
          {(columns ?? ['']).map((column) => (
            <th key={column} scope="col" className={`${line} ${columns ? 'w-[18mm]' : 'w-[40mm]'}`}>
              {columns ? words.column(column) : say('value')}
            </th>
          ))}
        </tr>
      </thead>
      {entry.form.sections.map((section) => (
        <tbody key={section.code}>
          <tr className="break-after-avoid">
            <th scope="rowgroup" colSpan={span} className={`${line} bg-[#eeeeee] text-left`}>
              {english ? section.nameEn : section.nameVi}
            </th>
          </tr>
          {section.items.flatMap((item, index) => {
            const head = (
              <>
                {nameOf(item)} <span className="text-[8pt]">({unitOf(item)})</span>
                {item.compulsory && (
                  <>
                    <span aria-hidden="true"> *</span>
                    <span className="sr-only"> ({say('compulsory')})</span>
                  </>
                )}
              </>
            )
            if (columns) {
              return (
                <tr key={item.code}>
                  <td className={`${line} text-center`}>{index + 1}</td>
                  <th scope="row" className={`${line} text-left font-normal`}>
                    {head}
                  </th>
                  {columns.map((column) => (
                    <td key={column} className={`${line} align-bottom`}>
                      {item.columns.includes(column) ? (
                        content(item, column)
                      ) : (
                        <span className="block text-center">
                          <span aria-hidden="true">×</span>
                          <span className="sr-only">{say('notAsked')}</span>
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              )
            }
            return item.columns.map((column, place) => (
              <tr key={`${item.code}|${column}`}>
                <td className={`${line} text-center`}>{place === 0 ? index + 1 : ''}</td>
                <th scope="row" className={`${line} text-left font-normal ${place === 0 ? '' : 'pl-5'}`}>
                  {place === 0 ? head : ''} {column !== '' && words.column(column)}
                </th>
                <td className={`${line} align-bottom`}>{content(item, column)}</td>
              </tr>
            ))
          })}
        </tbody>
      ))}
    </table>
  )
}
