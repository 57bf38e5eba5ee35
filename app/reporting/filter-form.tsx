import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { ReportingModel } from '@/lib/dashboards/reporting-model'

/** Form, area and years as a plain GET form: what is shown stands in the address. */
export async function FilterForm({ model }: { model: ReportingModel }) {
  const say = await getTranslations('reporting.filters')
  const { forms, form, area, years, choices } = model
  const yearField = (name: 'from' | 'to') => (
    <SelectField name={name} label={say(name)} defaultValue={String(years[name])}>
      {[...new Set([...choices.years, years[name]])]
        .sort((a, b) => a - b)
        .map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
    </SelectField>
  )
  return (
    <form
      // A new key, since a select keeps its first default when the page changes around it.
      key={[form.code, area.id, years.from, years.to].join('|')}
      action="/reporting"
      method="get"
      autoComplete="off"
      aria-label={say('title')}
      className="mb-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_auto] lg:items-end no-print"
    >
      <SelectField name="form" label={say('form')} defaultValue={form.code}>
        {(forms.some(({ selected }) => selected) ? forms : [form, ...forms]).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField name="orgUnit" label={say('orgUnit')} defaultValue={area.id ?? ''}>
        <option value="">{say('everything')}</option>
        {choices.areas.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      {yearField('from')}
      {yearField('to')}
      <Button type="submit" variant="primary">
        {say('apply')}
      </Button>
    </form>
  )
}
