import { getLocale, getTranslations } from 'next-intl/server'
import type { Choice } from '@/components/registers/choice'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { bodies, compositionKinds } from '@/lib/catalogue/body-feeds'
import { periodName } from '@/lib/periods/names'
import type { Representation } from '@/lib/registers/representation-queries'

/** Area, body, kind and term as a plain GET form: what is shown stands in the address. */
export async function FilterForm({ found, areas }: { found: Representation; areas: readonly Choice[] }) {
  const [t, locale] = await Promise.all([getTranslations('representation'), getLocale()])
  const { area, body, kind, term, terms } = found
  return (
    <search>
      <form
        // A new key, since a select keeps its first default when the page changes around it.
        key={[area.id, body, kind, term].join('|')}
        action="/representation"
        method="get"
        autoComplete="off"
        aria-label={t('filters')}
        className="mb-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1.3fr_1.5fr_auto] lg:items-end no-print"
      >
        <SelectField name="orgUnit" label={t('area')} defaultValue={area.id}>
          {areas.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField name="body" label={t('body')} defaultValue={body}>
          {bodies.map((one) => (
            <option key={one} value={one}>
              {t(`bodies.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="kind" label={t('kind')} defaultValue={kind}>
          {compositionKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="term" label={t('term')} defaultValue={term}>
          {terms.length === 0 && <option value="">{t('no-term')}</option>}
          {terms.map((one) => (
            <option key={one} value={one}>
              {periodName(one, locale)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" variant="primary">
          {t('apply')}
        </Button>
      </form>
    </search>
  )
}
