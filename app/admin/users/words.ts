import { getLocale, getTranslations } from 'next-intl/server'
import { maxPasswordLength, minPasswordLength } from '@/lib/access/password-policy'
import type { UserFailureCode } from '@/lib/access/user'
import { roles } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { listUnitChoices } from '@/lib/org-units/unit-choice'

/** What a failed command says to the administrator. */
export async function problemText(code: UserFailureCode): Promise<string> {
  const t = await getTranslations('admin')
  return t(`problems.${code}`, { min: minPasswordLength, max: maxPasswordLength })
}

/** Labels and choices of the grant fields, in the reader's language. */
export async function grantFieldProps() {
  const [t, common, locale, tree, catalogue] = await Promise.all([
    getTranslations('admin'),
    getTranslations('common'),
    getLocale(),
    getOrgUnitTree(),
    getCatalogue(),
  ])
  return {
    words: {
      role: t('role'),
      orgUnit: t('org-unit'),
      orgUnitHint: t('org-unit-hint'),
      programmes: t('programmes'),
      programmesHint: t('programmes-hint'),
      none: t('choose-role'),
    },
    roles: roles.map((role) => ({ value: role, label: common(`roles.${role}`) })),
    areas: listUnitChoices(tree, { until: (date) => t('until', { date }) }),
    programmes: catalogue.programmes.list.map((programme) => ({
      value: programme.code,
      label: `${programme.code} · ${locale === 'en' ? programme.nameEn : programme.nameVi}`,
    })),
  }
}
