import type { Catalogue, Lookup } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import type { DataItem } from '@/lib/indicators/expression/expression'
import { itemText } from '@/lib/indicators/expression/to-text'
import { parseBreakdownKey } from '@/lib/values/breakdown'

/** What a formula's item is called: a data element with its split, a constant, another indicator. */
export function nameOfItem(catalogue: Catalogue, item: DataItem, language: Language): string {
  const named = (one: { nameVi: string; nameEn: string } | undefined) =>
    one && (language === 'vi' ? one.nameVi : one.nameEn)
  const find = <One>(from: Lookup<One>, ref: string) => from.byUid(ref) ?? from.byCode(ref)
  switch (item.kind) {
    case 'element': {
      const name = named(find(catalogue.elements, item.element)) ?? item.element
      const split = item.option === null ? [] : splitNames(catalogue, item.option, language)
      return split.length > 0 ? `${name} (${split.join(', ')})` : name
    }
    case 'constant':
      return named(find(catalogue.constants, item.ref)) ?? item.ref
    case 'group':
      return named(find(catalogue.groups, item.ref)) ?? item.ref
    case 'indicator':
      return named(find(catalogue.indicators, item.ref)) ?? item.ref
    case 'reporting-rate':
      return named(find(catalogue.forms, item.form)) ?? item.form
    default:
      return itemText(item)
  }
}

function splitNames({ breakdowns, categories }: Catalogue, option: string, language: Language): string[] {
  const key = breakdowns.byUid(option)?.key ?? option
  if (key === '') return []
  return Object.entries(parseBreakdownKey(key)).map(([category, code]) => {
    const found = categories.byCode(category)?.options.find((one) => one.code === code)
    return found ? (language === 'vi' ? found.nameVi : found.nameEn) : `${category}=${code}`
  })
}
