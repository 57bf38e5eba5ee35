import { getLocale, getTranslations } from 'next-intl/server'
import type { Choice } from '@/components/registers/choice'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatNumber } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { listUnitChoices } from '@/lib/org-units/unit-choice'
import { periodName } from '@/lib/periods/names'
import { enteredUnits } from '@/lib/registers/areas'
import type { EntryFailure } from '@/lib/registers/entry'
import type { SubmissionKey } from '@/lib/submissions/submission'

/** What a refused step says, with the numbers and the form it is about. */
export async function problemText({ code, limit, found, key }: EntryFailure): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('registers.problems'), getLocale()])
  const number = (value: number | undefined) => formatNumber(value ?? 0, 0, locale)
  return t(code, { limit: number(limit), found: number(found), ...(await formWords(key)) })
}

/** A form, its period and unit as a sentence names them. */
export async function formWords(
  key: SubmissionKey | undefined,
): Promise<{ form: string; period: string; unit: string }> {
  if (!key) return { form: '', period: '', unit: '' }
  const [locale, catalogue, tree] = await Promise.all([getLocale(), getCatalogue(), getOrgUnitTree()])
  const form = catalogue.forms.byCode(key.formCode)
  return {
    form: (locale === 'en' ? form?.nameEn : form?.nameVi) ?? key.formCode,
    period: periodName(key.period, locale),
    unit: tree.get(key.orgUnitId)?.fullName ?? '',
  }
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
