import { getLocale, getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import type { Task } from '@/lib/submissions/task-queries'

type Props = { tasks: readonly Task[]; filters: { q: string; form: string } }

/** Words to look for and one form, in the address; only for a list too long to see at a glance. */
export async function TaskFilter({ tasks, filters }: Props) {
  const [say, locale] = await Promise.all([getTranslations('entry.list.filters'), getLocale()])
  const forms = [...new Map(tasks.map(({ form }) => [form.code, form])).values()]
  return (
    <form
      key={`${filters.q}|${filters.form}`}
      action="/entry"
      method="get"
      autoComplete="off"
      aria-label={say('title')}
      className="mb-6 grid gap-3 sm:grid-cols-[2fr_2fr_auto] sm:items-end no-print"
    >
      <TextField name="q" label={say('q')} type="search" defaultValue={filters.q} />
      <SelectField name="form" label={say('form')} defaultValue={filters.form}>
        <option value="">{say('allForms')}</option>
        {forms.map(({ code, nameVi, nameEn }) => (
          <option key={code} value={code}>
            {locale === 'en' ? nameEn : nameVi}
          </option>
        ))}
      </SelectField>
      <span className="flex flex-wrap gap-2 max-sm:[&>button]:grow">
        <Button type="submit" variant="primary">
          {say('apply')}
        </Button>
        {(filters.q !== '' || filters.form !== '') && (
          <LinkButton href="/entry" variant="quiet">
            {say('reset')}
          </LinkButton>
        )}
      </span>
    </form>
  )
}
