import { toUid } from '@/lib/uid'
import type { MetadataDocument } from './metadata-document'
import { dhis2Defaults } from './metadata-model'
import type { StoredMetadata } from './metadata-stored-queries'

const ref = (id: string) => ({ id })

export type Split = {
  /** Every combination of categories that figures are split by, stored or not. */
  combos: { uid: string; code: string; nameVi: string; nameEn: string; categories: string[] }[]
  /** The combo of a breakdown's categories. */
  comboOfKey: (key: string) => string | undefined
  /** The combo of a form's columns where all are split alike and otherwise than the element. */
  comboOf: (columns: readonly string[], own: string | undefined) => string | undefined
}

function categoriesOf(key: string): string {
  return key
    .split(';')
    .map((part) => part.split('=')[0] ?? '')
    .sort()
    .join(';')
}

/** The store's combinations, and one made up for every set of categories that breakdowns have and no combination names. */
export function splitOf({ categories, combos, breakdowns }: StoredMetadata): Split {
  const all: Split['combos'] = combos.map((combo) => ({ ...combo, categories: combo.categories }))
  const bySet = new Map<string, string>()
  for (const combo of all) {
    const set = [...combo.categories].sort().join(';')
    if (!bySet.has(set)) bySet.set(set, combo.uid)
  }
  for (const { key } of breakdowns) {
    const set = categoriesOf(key)
    if (key === '' || bySet.has(set)) continue
    const parts = set.split(';').map((code) => categories.find((category) => category.code === code))
    const uid = toUid('category-combo', set)
    const nameIn = (field: 'nameVi' | 'nameEn') => parts.map((part) => part?.[field]).join(' × ')
    bySet.set(set, uid)
    all.push({
      uid,
      code: set,
      nameVi: nameIn('nameVi'),
      nameEn: nameIn('nameEn'),
      categories: set.split(';'),
    })
  }
  const comboOfKey = (key: string) => bySet.get(categoriesOf(key))
  return {
    combos: all,
    comboOfKey,
    comboOf(columns, own) {
      const [first, ...others] = new Set(columns.map((key) => (key === '' ? '' : comboOfKey(key))))
      return first && others.length === 0 && first !== own ? first : undefined
    },
  }
}

type NameTools = {
  shortIn: (row: { nameVi: string; nameEn: string }) => string
  names: (row: { nameVi: string; nameEn: string }) => Record<string, unknown>
  coded: (row: { uid: string; code: string }) => Record<string, unknown>
}

/** Options, categories and their combinations, with DHIS2's own for "not split". */
export function splitDocument(
  stored: StoredMetadata,
  split: Split,
  { names, shortIn, coded }: NameTools,
): MetadataDocument {
  const sharedUid = sharedOptions(stored)
  const options = new Map(
    stored.categories.flatMap((category) => category.options.map((option) => [option.id, option] as const)),
  )
  const categoryUids = new Map(stored.categories.map(({ code, uid }) => [code, uid]))
  const fixed = (id: string) => ({ id, name: 'default', code: 'default' })
  const disaggregation = { dataDimensionType: 'DISAGGREGATION' }
  const optionUid = (id: number) => sharedUid.get(id) ?? options.get(id)?.uid ?? ''
  return {
    categoryOptions: [
      { ...fixed(dhis2Defaults.categoryOption), shortName: 'default' },
      ...[...options.values()]
        .filter(({ id }) => !sharedUid.has(id))
        .map((option) => ({
          id: option.uid,
          ...coded(option),
          ...names(option),
          shortName: shortIn(option),
        })),
    ],
    categories: [
      {
        ...fixed(dhis2Defaults.category),
        ...disaggregation,
        categoryOptions: [ref(dhis2Defaults.categoryOption)],
      },
      ...stored.categories.map((category) => ({
        id: category.uid,
        ...coded(category),
        ...names(category),
        shortName: shortIn(category),
        ...disaggregation,
        categoryOptions: category.options.map(({ id }) => ref(optionUid(id))),
      })),
    ],
    categoryCombos: [
      { ...fixed(dhis2Defaults.categoryCombo), ...disaggregation, categories: [ref(dhis2Defaults.category)] },
      ...split.combos.map((combo) => ({
        id: combo.uid,
        ...coded(combo),
        ...names(combo),
        ...disaggregation,
        categories: combo.categories.map((code) => ref(categoryUids.get(code) ?? '')),
      })),
    ],
    categoryOptionCombos: stored.breakdowns.map(({ key, uid, options: parts }) =>
      key === ''
        ? {
            ...fixed(dhis2Defaults.categoryOptionCombo),
            categoryCombo: ref(dhis2Defaults.categoryCombo),
            categoryOptions: [ref(dhis2Defaults.categoryOption)],
          }
        : {
            id: uid,
            name: parts.map(({ optionId }) => options.get(optionId)?.nameVi ?? '').join(', '),
            categoryCombo: ref(split.comboOfKey(key) ?? ''),
            categoryOptions: parts.map(({ optionId }) => ref(optionUid(optionId))),
          },
    ),
  }
}

/** DHIS2 lets an option stand in several categories; ours after the first have a uid made of both. */
export function sharedOptions({ categories }: Pick<StoredMetadata, 'categories'>): Map<number, string> {
  const byCode = new Map<string, string[]>()
  for (const { options } of categories)
    for (const { code, uid } of options) byCode.set(code, [...(byCode.get(code) ?? []), uid])
  const shared = new Map<number, string>()
  for (const category of categories) {
    for (const { id, code, uid } of category.options) {
      const original = byCode.get(code)?.find((other) => uid === sharedOptionUid(category.uid, other))
      if (original) shared.set(id, original)
    }
  }
  return shared
}

export function sharedOptionUid(category: string, option: string): string {
  return toUid('category-option', `${category}.${option}`)
}
