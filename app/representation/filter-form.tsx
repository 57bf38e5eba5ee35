import { getLocale, getTranslations } from 'next-intl/server'
import type { Choice } from '@/components/registers/choice'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { bodies, compositionKinds } from '@/lib/catalogue/body-feeds'
import { periodName } from '@/lib/periods/names'
import type { Representation } from '@/lib/registers/representation-queries'

/** Area, body, kind and term as a plain GET form, folded on a phone: what is shown stands in the address. */
export async function FilterForm({ found, areas }: { found: Representation; areas: readonly Choice[] }) {
  const [t, locale] = await Promise.all([getTranslations('representation'), getLocale()])
  const { area, body, kind, term, terms } = found
  const shown = [
    areas.find(({ value }) => value === area.id)?.label,
    t(`bodies.${body}`),
    t(`kinds.${kind}`),
    term === '' ? undefined : periodName(term, locale),
  ].filter((word) => word !== undefined)
  const form = (prefix: string, look: string) => (
    <form
      // A new key, since a select keeps its first default when the page changes around it.
      key={[area.id, body, kind, term].join('|')}
      action="/representation"
      method="get"
      autoComplete="off"
      aria-label={t('filters')}
      className={look}
    >
      <SelectField id={`${prefix}-orgUnit`} name="orgUnit" label={t('area')} defaultValue={area.id}>
        {areas.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField id={`${prefix}-body`} name="body" label={t('body')} defaultValue={body}>
        {bodies.map((one) => (
          <option key={one} value={one}>
            {t(`bodies.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField id={`${prefix}-kind`} name="kind" label={t('kind')} defaultValue={kind}>
        {compositionKinds.map((one) => (
          <option key={one} value={one}>
            {t(`kinds.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField id={`${prefix}-term`} name="term" label={t('term')} defaultValue={term}>
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
  )
  return (
    <search className="no-print">
      {form(
        'wide',
        'mb-6 hidden gap-3 sm:grid sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1.3fr_1.5fr_auto] lg:items-end',
      )}
      <details className="mb-6 rounded-md border border-rule p-3 sm:hidden">
        <summary className="flex min-h-11 items-center justify-between gap-3">
          <span>{shown.join(' · ')}</span>
          <span className="text-accent underline underline-offset-4">{t('change-filters')}</span>
        </summary>
        {form('narrow', 'mt-3 grid gap-3')}
      </details>
    </search>
  )
}
