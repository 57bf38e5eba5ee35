import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import type { AuditFilters } from '@/lib/audit/filters'

type Props = { filters: AuditFilters; actions: readonly { code: string; label: string }[] }

/** The filters of the log, kept in the address. */
export async function AuditFilterForm({ filters, actions }: Props) {
  const [t, common] = await Promise.all([getTranslations('audit'), getTranslations('common')])
  return (
    <form
      action="/audit"
      method="get"
      autoComplete="off"
      aria-label={t('filters')}
      className="mb-5 rounded-md border border-rule bg-surface p-4 no-print"
    >
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
        <SelectField name="action" label={t('action')} defaultValue={filters.action}>
          <option value="">{common('all')}</option>
          {actions.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField
          name="actor"
          label={t('actor')}
          placeholder={t('actor-hint')}
          defaultValue={filters.actor}
        />
        <TextField
          name="subject"
          label={t('subject')}
          placeholder={t('subject-hint')}
          defaultValue={filters.subject}
        />
        <TextField name="from" label={t('from')} type="date" defaultValue={filters.from ?? ''} />
        <TextField name="to" label={t('to')} type="date" defaultValue={filters.to ?? ''} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('apply')}
        </Button>
        <LinkButton href="/audit" variant="quiet">
          {t('clear')}
        </LinkButton>
      </div>
    </form>
  )
}
