import { getLocale, getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { CheckField, SelectField, TextField } from '@/components/ui/field'
import { formatDate } from '@/lib/format'
import { periodName } from '@/lib/periods/names'
import {
  assignments,
  countConditions,
  findings,
  type ReviewFilters,
  reviewSorts,
  sortOf,
} from '@/lib/submissions/review-filters'
import type { ReviewDesk } from '@/lib/submissions/review-queries'

type Props = { filters: ReviewFilters; choices: ReviewDesk['choices'] }

/** The filters of the desk as a plain GET form, so that they stand in the address; folded until somebody wants them. */
export async function ReviewFilterForm({ filters, choices }: Props) {
  const [say, locale] = await Promise.all([getTranslations('review.filters'), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  const conditions = countConditions(filters)
  const cleared = filters.status === 'submitted' ? '/review' : `/review?status=${filters.status}`
  return (
    <details open={conditions > 0} className="mb-5 rounded-md border border-rule bg-surface px-4 no-print">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3">
        <span className="font-semibold">{say('folded', { count: conditions })}</span>
        <span className="text-accent underline underline-offset-4">{say('change')}</span>
      </summary>
      <form
        action="/review"
        method="get"
        autoComplete="off"
        aria-label={say('label')}
        className="grid gap-3 pt-2 pb-4"
      >
        {filters.status !== 'submitted' && <input type="hidden" name="status" value={filters.status} />}
        <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Choice name="form" label={say('form')} all={say('all')} chosen={filters.form}>
            {choices.forms.map(({ code, nameVi, nameEn }) => [code, language === 'en' ? nameEn : nameVi])}
          </Choice>
          <Choice name="period" label={say('period')} all={say('all')} chosen={filters.period}>
            {choices.periods.map((period) => [period, periodName(period, language)])}
          </Choice>
          <Choice name="orgUnit" label={say('area')} all={say('all')} chosen={filters.orgUnit}>
            {choices.areas.map(({ id, fullName, validTo }) => [
              id,
              validTo ? say('until', { name: fullName, date: formatDate(validTo) }) : fullName,
            ])}
          </Choice>
          <TextField name="q" label={say('unit')} placeholder={say('unitHint')} defaultValue={filters.q} />
          <Choice name="assigned" label={say('assigned')} all={say('all')} chosen={filters.assigned}>
            {assignments.map((one) => [one, say(`assigned-${one}`)])}
          </Choice>
          {filters.status === 'submitted' && (
            <Choice name="found" label={say('found')} all={say('all')} chosen={filters.found}>
              {findings.map((one) => [one, say(`found-${one}`)])}
            </Choice>
          )}
          <SelectField name="sort" label={say('sort')} defaultValue={sortOf(filters)}>
            {reviewSorts.map((one) => (
              <option key={one} value={one}>
                {say(`sort-${one}`)}
              </option>
            ))}
          </SelectField>
          {filters.status === 'submitted' && (
            <CheckField name="late" value="1" label={say('late')} defaultChecked={filters.late === '1'} />
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary">
            {say('apply')}
          </Button>
          <LinkButton href={cleared} variant="quiet">
            {say('clear')}
          </LinkButton>
        </div>
      </form>
    </details>
  )
}

type ChoiceProps = {
  name: keyof ReviewFilters
  label: string
  all: string
  chosen: string
  children: [value: string, label: string][]
}

/** A list to choose one of, or all. What the address asks for stays chosen even when nothing of it is left. */
function Choice({ name, label, all, chosen, children }: ChoiceProps) {
  const known = chosen === '' || children.some(([value]) => value === chosen)
  return (
    <SelectField name={name} label={label} defaultValue={chosen}>
      <option value="">{all}</option>
      {!known && <option value={chosen}>{chosen}</option>}
      {children.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  )
}
