import { useTranslations } from 'next-intl'
import { FormTextField } from '@/components/ui/action-form'
import { countNames } from '@/lib/registers/bodies'

/** Every count that may be known of a body; each field may stay empty. Inside an ActionForm. */
export function CountFields({ values = {} }: { values?: Record<string, string> }) {
  const t = useTranslations('representation')
  return (
    <fieldset>
      <legend className="font-semibold">{t('counts-legend')}</legend>
      <p className="text-sm text-muted">{t('counts-hint')}</p>
      <div className="mt-2 grid gap-3 sm:grid-cols-3">
        {countNames.map((name) => (
          <FormTextField
            key={name}
            name={name}
            label={t(`fields.${name}`)}
            hint={name === 'staff' || name === 'womenStaff' ? t('agencies-only') : undefined}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={values[name]}
          />
        ))}
      </div>
    </fieldset>
  )
}
