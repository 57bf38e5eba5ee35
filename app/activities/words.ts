import { getLocale, getTranslations } from 'next-intl/server'
import type { ActivityProblem } from '@/lib/activities/activity'
import type { ActivityFailure } from '@/lib/activities/record-commands'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate, formatNumber, type Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { periodName } from '@/lib/periods/names'
import { parseBreakdownKey } from '@/lib/values/breakdown'

export async function readLanguage(): Promise<Language> {
  return (await getLocale()) === 'en' ? 'en' : 'vi'
}

/** Names of what activities are about, and what is wrong with them, in the reader's language. */
export async function activityWords() {
  const [say, catalogue, tree, language] = await Promise.all([
    getTranslations('activities'),
    getCatalogue(),
    getOrgUnitTree(),
    readLanguage(),
  ])
  const name = (one: { nameVi: string; nameEn: string } | undefined) =>
    (language === 'en' ? one?.nameEn : one?.nameVi) ?? ''
  const number = (exact: string | number) => {
    const text = String(exact)
    return formatNumber(text, text.split('.')[1]?.length ?? 0, language)
  }
  const breakdown = (key: string): string =>
    key === ''
      ? say('total')
      : Object.entries(parseBreakdownKey(key))
          .map(([category, option]) =>
            name(catalogue.categories.byCode(category)?.options.find(({ code }) => code === option)),
          )
          .join(', ')
  return {
    language,
    name,
    number,
    breakdown,
    /** What is wrong at a field: "Số nữ lớn hơn tổng số: 130 > 122". */
    problem: ({ field, code, values }: ActivityProblem): string => {
      const shown = Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          key,
          /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : /^\d+$/.test(value) ? number(value) : value,
        ]),
      )
      const option = field.startsWith('count:') ? breakdown(field.slice('count:'.length)) : ''
      if (code === 'unit-not-in-force') {
        const span = values.to ? 'unit-ended' : 'unit-not-begun'
        return say(`problems.${span}`, { unit: shown.unit ?? '', day: shown.to || shown.from || '' })
      }
      return say(`problems.${code}`, { ...blanks, ...shown, option })
    },
    /** Why the whole was refused. */
    failure: (failure: Exclude<ActivityFailure, { code: 'invalid' }>): string => {
      const key = 'key' in failure ? failure.key : null
      const form = key && catalogue.forms.byCode(key.formCode)
      return say(`failures.${failure.code}`, {
        form: form ? name(form) : '',
        unit: (key && tree.get(key.orgUnitId)?.fullName) ?? '',
        period: key ? periodName(key.period, language) : '',
      })
    },
    days: (from: string, to: string): string =>
      from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`,
  }
}

const blanks = { limit: '', from: '', to: '', text: '', part: '', total: '', sum: '' }
