import { getCatalogue } from '@/lib/catalogue/queries'
import type { FormDefinition } from './form'

/** A form with its rows and who owes it, from the catalogue in memory; null when there is none of that code. */
export async function findForm(code: string): Promise<FormDefinition | null> {
  const catalogue = await getCatalogue()
  const form = catalogue.forms.byCode(code)
  if (!form) return null
  const sections = form.sections.map(({ code: sectionCode, nameVi, nameEn, items }) => ({
    code: sectionCode,
    nameVi,
    nameEn,
    items: items.flatMap(({ id: _id, order: _order, ...item }) => {
      const element = catalogue.elements.byId(item.dataElementId)
      return element ? [{ ...element, ...item }] : []
    }),
  }))
  return { ...form, sections }
}
