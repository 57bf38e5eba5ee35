import { getLocale, getTranslations } from 'next-intl/server'
import type { Choice } from '@/components/registers/choice'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatNumber } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { listUnitChoices } from '@/lib/org-units/unit-choice'
import { enteredUnits } from '@/lib/registers/areas'
import type { EntryFailure } from '@/lib/registers/entry'

/** What a refused step says, with the numbers it is about. */
export async function problemText({ code, limit, found }: EntryFailure): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('registers.problems'), getLocale()])
  const number = (value: number | undefined) => formatNumber(value ?? 0, 0, locale)
  return t(code, { limit: number(limit), found: number(found) })
}

/** Every kind as a choice, in the reader's language. */
export async function kindChoices(): Promise<Choice[]> {
  const [locale, { registerKinds }] = await Promise.all([getLocale(), getCatalogue()])
  return registerKinds.list.map(({ code, nameVi, nameEn }) => ({
    value: code,
    label: locale === 'en' ? nameEn : nameVi,
  }))
}

/** The units a person writes for, of a programme or of any, as lines to choose from. */
export async function unitChoices(viewer: Viewer, programmeCode?: string): Promise<string[]> {
  const [t, tree] = await Promise.all([getTranslations('registers'), getOrgUnitTree()])
  const own = new Set(enteredUnits(viewer, tree, programmeCode).map(({ id }) => id))
  return listUnitChoices(tree, { until: (date) => t('until', { date }) })
    .filter(({ id }) => own.has(id))
    .map(({ label }) => label)
}
