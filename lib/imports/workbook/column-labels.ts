import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import type { WorkbookWords } from './words'

/** A breakdown in words: `Tổng số`, `Nữ`, `Nữ, dân tộc thiểu số`. */
export function columnLabels(catalogue: Catalogue, language: Language, words: WorkbookWords) {
  return (key: string): string => {
    if (key === '') return words('total')
    const names = Object.entries(parseBreakdownKey(key)).map(([category, code]) => {
      const option = catalogue.categories.byCode(category)?.options.find((one) => one.code === code)
      return (language === 'en' ? option?.nameEn : option?.nameVi) ?? code
    })
    return names.join(', ')
  }
}
