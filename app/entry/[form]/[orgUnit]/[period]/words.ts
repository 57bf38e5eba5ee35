import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDateTime, formatNumber } from '@/lib/format'
import { askText, checkText } from '@/lib/submissions/checks/check-text'
import type { CheckProblem } from '@/lib/submissions/checks/problem'
import type { TypedCell, TypedProblem } from '@/lib/submissions/entry-text'
import { type FormDefinition, itemsOf } from '@/lib/submissions/form'
import type { CellAnswer } from '@/lib/submissions/save-commands'
import { type CellKey, parseCellKey } from '@/lib/submissions/submission'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import { parseEntry } from '@/lib/values/number-entry'

/** Turns codes about cells into sentences in the reader's language. */
export async function toWords(form: FormDefinition) {
  const [words, catalogue, locale, { checks: checkWords }] = await Promise.all([
    getTranslations('entry'),
    getCatalogue(),
    getLocale(),
    getMessages(),
  ])
  const language = locale === 'en' ? 'en' : 'vi'
  const items = new Map(itemsOf(form).map((item) => [item.code, item]))
  const number = (exact: string) => formatNumber(exact, decimalsOf(exact), language)

  const column = (key: string): string => {
    if (key === '') return words('total')
    const names = Object.entries(parseBreakdownKey(key)).map(([category, option]) => {
      const found = catalogue.categories.byCode(category)?.options.find(({ code }) => code === option)
      return (language === 'en' ? found?.nameEn : found?.nameVi) ?? option
    })
    return names.join(', ')
  }
  const item = (code: string): string => {
    const found = items.get(code)
    return (language === 'en' ? found?.nameEn : found?.nameVi) ?? code
  }

  return {
    number,
    column,
    item,
    /** A text that could not be read as a number. */
    problem: ({ code, echo }: TypedProblem, text: string): string =>
      words(`problems.${code}`, { text: text.trim().slice(0, 40), echo: echo ?? '' }),
    /** What the server said of a cell it didn't keep. */
    answer: (answer: Exclude<CellAnswer, { state: 'saved' }>): string => {
      if (answer.state === 'invalid') {
        const found = items.get(parseCellKey(answer.cell)?.dataElement ?? '')
        const limit = answer.code === 'below-minimum' ? found?.minValue : found?.maxValue
        return words(`problems.${answer.code}`, { text: '', echo: '', limit: limit ? number(limit) : '' })
      }
      const value = answer.value === null ? words('blank') : number(answer.value)
      return words('conflict', { value, author: answer.author, time: formatDateTime(new Date(answer.at)) })
    },
    /** What a check found, and what it asks for: "Số nữ lớn hơn tổng số: 130 > 122". */
    check: (problem: CheckProblem): string =>
      [checkText(problem, checkWords, { language, item, column }), askText(problem, checkWords)]
        .filter((text) => text !== '')
        .join(' '),
    /** What a check found, without what it asks of who enters. */
    finding: (problem: CheckProblem): string => checkText(problem, checkWords, { language, item, column }),
    /** Numbers typed with a dot, as they were read: 1.234 could be taken for another. */
    echoes: (typed: Record<CellKey, TypedCell>): Record<CellKey, string> =>
      Object.fromEntries(
        Object.entries(typed).flatMap(([key, { text }]) => {
          const place = parseCellKey(key)
          if (!place || !/[.,\s]/.test(text.trim())) return []
          const read = parseEntry(text, { decimals: items.get(place.dataElement)?.decimals ?? 0 })
          return read.ok && read.echo ? [[key, read.echo]] : []
        }),
      ),
  }
}

export type Words = Awaited<ReturnType<typeof toWords>>

function decimalsOf(exact: string): number {
  const point = exact.indexOf('.')
  return point < 0 ? 0 : exact.length - point - 1
}
