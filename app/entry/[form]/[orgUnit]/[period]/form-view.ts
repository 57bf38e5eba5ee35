import { getMessages, getTranslations } from 'next-intl/server'
import type { EntryLabels, EntrySection } from '@/components/forms/entry/entry-state'
import type { DeskFacts } from '@/components/forms/entry/live/desk-types'
import { type DeskWords, deskWords } from '@/components/forms/entry/live/desk-words'
import { shortPeriodName } from '@/lib/periods/names'
import type { Entry } from '@/lib/submissions/entry-queries'
import { type CellKey, toCellKey } from '@/lib/submissions/submission'
import { hintOf } from './hint-of'
import type { Words } from './words'

/** The form's rows with the period before and the year before beside each cell, in the reader's language. */
export async function toSections(
  entry: Entry,
  words: Words,
  language: 'vi' | 'en',
  evidence: readonly { cell: CellKey }[],
): Promise<EntrySection[]> {
  const say = await getTranslations('entry')
  const { previous, lastYear } = entry.before
  const earlier = [previous, lastYear].filter((figures) => figures !== null)
  const hintsOf = (cell: CellKey) =>
    earlier.flatMap(({ period, figures }) => {
      const value = figures.get(cell)
      const shown = { period: shortPeriodName(period, language), value: words.number(value ?? '0') }
      return value === undefined ? [] : [say('previous', shown)]
    })
  const fromActivities = (cell: CellKey) => {
    const figure = entry.checks.derived.get(cell)
    if (!figure || figure.stated === 0) return []
    return figure.value === null
      ? [say('activities.partly', { stated: figure.stated, records: figure.records })]
      : [say(`activities.${hintOf(figure)}`, { value: words.number(figure.value) })]
  }
  return entry.form.sections.map((section) => {
    const columns = [...new Set(section.items.flatMap((item) => item.columns))]
    return {
      code: section.code,
      title: language === 'en' ? section.nameEn : section.nameVi,
      columns: columns.map((key) => ({ key, label: words.column(key) })),
      items: section.items.map((item) => ({
        code: item.code,
        name: language === 'en' ? item.nameEn : item.nameVi,
        unit: language === 'en' ? item.unitEn : item.unitVi,
        decimals: item.decimals,
        compulsory: item.compulsory,
        totalFrom: item.totalFrom,
        minValue: item.minValue,
        maxValue: item.maxValue,
        cells: columns.map((key) => {
          const cell = toCellKey(item.code, key)
          if (!item.columns.includes(key)) return null
          const files = evidence.filter((file) => file.cell === cell).length
          return {
            cell,
            hints: [...fromActivities(cell), ...hintsOf(cell)],
            returned: entry.cellReasons.get(cell) ?? '',
            files,
          }
        }),
      })),
    }
  })
}

/** The words of the page as plain texts: the browser then needs no dictionary. */
export async function entryLabels(): Promise<EntryLabels> {
  const say = await getTranslations('entry.labels')
  const keys = [
    'save',
    'saving',
    'check',
    'summaryTitle',
    'item',
    'note',
    'reason',
    'reasonNone',
    'reasonNotAvailable',
    'reasonNotApplicable',
    'comment',
    'commented',
    'files',
    'followUp',
    'returned',
    'compulsory',
    'computed',
    'more',
    'signIn',
    'readAs',
  ] as const
  return Object.fromEntries(keys.map((key) => [key, say.raw(key)])) as EntryLabels
}

/** What the page tells its live part: words, rules and earlier figures as plain data. */
export async function toDeskFacts(entry: Entry, language: 'vi' | 'en'): Promise<DeskFacts> {
  const { entry: words, checks: checkWords } = await getMessages()
  return {
    pageAt: new Date().toISOString(),
    language,
    words: Object.fromEntries(deskWords.map((word) => [word, words.cells[word]])) as DeskWords,
    problems: words.problems,
    checkWords,
    rules: entry.checks.rules,
    history: entry.checks.history,
    derived: [...entry.checks.derived.values()],
  }
}
