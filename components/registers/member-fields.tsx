import { useTranslations } from 'next-intl'
import { FormTextField } from '@/components/ui/action-form'
import { memberBreakdowns } from '@/lib/registers/entry'
import { fieldOf } from '@/lib/registers/members'

/** Members in all and by what is known of them; every field may stay empty. Inside an ActionForm. */
export function MemberFields({ values = {} }: { values?: Record<string, string> }) {
  const t = useTranslations('registers')
  return (
    <fieldset>
      <legend className="font-semibold">{t('members')}</legend>
      <p className="text-sm text-muted">{t('members-hint')}</p>
      <div className="mt-2 grid gap-3 sm:grid-cols-3">
        {memberBreakdowns.map((breakdown) => (
          <FormTextField
            key={breakdown}
            name={fieldOf(breakdown)}
            label={t(`breakdowns.${fieldOf(breakdown) as 'members'}`)}
            unit={t('people')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={values[breakdown]}
          />
        ))}
      </div>
    </fieldset>
  )
}
