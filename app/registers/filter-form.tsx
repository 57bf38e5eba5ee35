import { getTranslations } from 'next-intl/server'
import type { Choice } from '@/components/registers/choice'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { type EntryFilters, entryStates, toEntryQuery } from '@/lib/registers/filters'

type Props = { filters: EntryFilters; kinds: readonly Choice[]; areas: readonly Choice[] }

/** Area, day, kind, state and name as a plain GET form: what is shown stands in the address. */
export async function FilterForm({ filters, kinds, areas }: Props) {
  const t = await getTranslations('registers')
  return (
    <search>
      <form
        // A new key, since a field keeps its first default when the page changes around it.
        key={toEntryQuery(filters)}
        action="/registers"
        method="get"
        autoComplete="off"
        aria-label={t('filters')}
        className="mb-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_2fr_1.3fr_1.3fr_auto] lg:items-end no-print"
      >
        <SelectField name="orgUnit" label={t('area')} defaultValue={filters.orgUnitId}>
          {areas.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField name="day" label={t('day')} type="date" defaultValue={filters.day} />
        <SelectField name="kind" label={t('kind')} defaultValue={filters.kind}>
          <option value="">{t('all-kinds')}</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField name="state" label={t('state')} defaultValue={filters.state}>
          {entryStates.map((state) => (
            <option key={state} value={state}>
              {t(`state-filters.${state}`)}
            </option>
          ))}
        </SelectField>
        <TextField name="q" label={t('name')} type="search" defaultValue={filters.q} />
        <Button type="submit" variant="primary">
          {t('apply')}
        </Button>
      </form>
    </search>
  )
}
