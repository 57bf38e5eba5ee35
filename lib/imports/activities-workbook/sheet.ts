import { type participantCategories, participantUnits } from '@/lib/activities/activity'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import type { WorkbookWords } from '../workbook/words'

/** A column of the sheet, by the field of the activity it fills: `title`, `count:sex=female`. */
export type SheetColumn = {
  key: string
  label: string
  width: number
  kind: 'text' | 'day' | 'count' | 'amount' | 'type' | 'unit' | 'counted-as' | 'yes'
  required: boolean
}

/** What may be chosen in a column that has a list: the words shown, and what they stand for. */
export type Choice = { label: string; value: string }

/** The columns in the order of the form: what, where and when, who took part, more. */
export function listColumns(
  categories: Catalogue['categories'],
  words: WorkbookWords,
  language: Language,
): SheetColumn[] {
  const say = (key: string, values?: Record<string, string>) => words(`activities.columns.${key}`, values)
  const column = (
    key: string,
    kind: SheetColumn['kind'],
    width: number,
    { label = say(key), required = false } = {},
  ): SheetColumn => ({ key, kind, width, label, required })
  const options = (category: (typeof participantCategories)[number]) =>
    (categories.byCode(category)?.options ?? []).map(({ code, nameVi, nameEn }) => ({
      code,
      name: language === 'en' ? nameEn : nameVi,
      category: category as string,
    }))
  const count = (key: string, label: string) => column(`count:${key}`, 'count', 12, { label })
  /** Options of two categories bear one name: "Không rõ". */
  const own = (category: (typeof participantCategories)[number], key: string) =>
    options(category).map(({ code, name }) => count(`${category}=${code}`, say(key, { option: name })))
  return [
    column('type', 'type', 38, { required: true }),
    column('title', 'text', 40, { required: true }),
    column('orgUnitId', 'unit', 38, { required: true }),
    column('dateFrom', 'day', 13, { required: true }),
    column('dateTo', 'day', 13),
    column('venue', 'text', 24),
    column('organisers', 'text', 28),
    column('participantUnit', 'counted-as', 14),
    count('', say('total')),
    ...own('sex', 'sex'),
    ...own('ethnicity', 'ethnicity'),
    count('ethnicity=minority;sex=female', say('minority-women')),
    ...options('participant-group').flatMap(({ code, name }) => [
      count(`participant-group=${code}`, say('group', { option: name })),
      count(`participant-group=${code};sex=female`, say('group-women', { option: name })),
    ]),
    column('groupsAreAll', 'yes', 14),
    ...own('age', 'age'),
    column('sessions', 'count', 10),
    column('cost', 'amount', 14),
    column('fundingSource', 'text', 22),
    column('outcome', 'text', 40),
    column('reason', 'text', 30),
  ]
}

/** The types an officer may record, as `D8-THDOITHOAI · Tập huấn hướng dẫn đối thoại chính sách`. */
export function listTypeChoices(
  { activityTypes, components }: Pick<Catalogue, 'activityTypes' | 'components'>,
  language: Language,
  mayRecord: (programme: string) => boolean,
): Choice[] {
  return activityTypes.list.flatMap(({ code, kind, componentId, nameVi, nameEn }) => {
    const programme = components.byId(componentId)?.programmeCode ?? ''
    if (kind === null || !mayRecord(programme)) return []
    return [{ value: code, label: `${code} · ${language === 'en' ? nameEn : nameVi}` }]
  })
}

export function listCountedAs(words: WorkbookWords): Choice[] {
  return participantUnits.map((value) => ({ value, label: words(`activities.${value}`) }))
}

/** What was chosen or typed in a column with a list, as the form would have it. */
export function toFieldText(column: SheetColumn, text: string, words: WorkbookWords): string {
  const plain = text.normalize('NFC').trim()
  switch (column.kind) {
    case 'type':
      return plain.split(' · ')[0]?.trim().toUpperCase() ?? ''
    case 'counted-as': {
      const fits = listCountedAs(words).find(({ label }) => label === plain.toLowerCase())
      return fits?.value ?? plain
    }
    case 'yes':
      return ['x', 'có', 'yes', words('activities.yes')].includes(plain.toLowerCase()) ? 'yes' : ''
    default:
      return column.key === 'organisers' ? plain.replace(/\s*;\s*/g, '\n') : plain
  }
}
