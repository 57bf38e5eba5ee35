import { getTranslations } from 'next-intl/server'
import type { EntryLabels, EntrySection } from '@/components/forms/entry-state'
import { shortPeriodName } from '@/lib/periods/names'
import type { Entry } from '@/lib/submissions/entry-queries'
import { toCellKey } from '@/lib/submissions/submission'
import type { Words } from './words'

/** The form's rows with last period's figure beside each cell, in the reader's language. */
export async function toSections(entry: Entry, words: Words, language: 'vi' | 'en'): Promise<EntrySection[]> {
  const say = await getTranslations('entry')
  const { previous } = entry.before
  return entry.form.sections.map((section) => ({
    code: section.code,
    title: language === 'en' ? section.nameEn : section.nameVi,
    items: section.items.map((item) => ({
      code: item.code,
      name: language === 'en' ? item.nameEn : item.nameVi,
      unit: language === 'en' ? item.unitEn : item.unitVi,
      decimal: item.decimals > 0,
      columns: item.columns.map((key) => {
        const cell = toCellKey(item.code, key)
        const figure = previous?.figures.get(cell)
        const hint =
          previous && figure !== undefined
            ? say('previous', { period: shortPeriodName(previous.period), value: words.number(figure) })
            : ''
        return { key, label: words.column(key), cell, hint }
      }),
    })),
  }))
}

/** The words of the page as plain texts: the browser then needs no dictionary. */
export async function entryLabels(): Promise<EntryLabels> {
  const say = await getTranslations('entry.labels')
  const keys = [
    'save',
    'saving',
    'check',
    'summaryTitle',
    'note',
    'reason',
    'reasonNone',
    'reasonNotAvailable',
    'reasonNotApplicable',
    'comment',
    'keptTitle',
    'keptText',
    'keptRestore',
    'keptDrop',
    'signIn',
    'readAs',
    'offline',
  ] as const
  return Object.fromEntries(keys.map((key) => [key, say.raw(key)])) as EntryLabels
}
