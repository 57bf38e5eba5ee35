import { useTranslations } from 'next-intl'
import { FormTextField } from '@/components/ui/action-form'
import { longest } from '@/lib/registers/entry'

/** Why, where an approved form that took the stock is opened for correction. Inside an ActionForm. */
export function ReasonField() {
  const t = useTranslations('registers')
  return (
    <FormTextField
      name="reason"
      label={t('reason-form')}
      hint={t('reason-form-hint')}
      maxLength={longest.reason}
      autoComplete="off"
    />
  )
}
