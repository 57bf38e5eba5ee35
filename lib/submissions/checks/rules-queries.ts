import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { FormDefinition } from '../form'
import type { FormRule } from './rule'
import { toFormRules } from './to-form-rules'

/** A catalogue never changes once built, so its rules are read once for each form. */
const known = new WeakMap<Catalogue, Map<string, readonly FormRule[]>>()

/** The rules to be held against a form. */
export async function listFormRules(form: FormDefinition): Promise<readonly FormRule[]> {
  const catalogue = await getCatalogue()
  const rules = known.get(catalogue) ?? new Map<string, readonly FormRule[]>()
  known.set(catalogue, rules)
  const found = rules.get(form.code) ?? toFormRules(catalogue, form)
  rules.set(form.code, found)
  return found
}
