import { getTranslations } from 'next-intl/server'
import { ActionForm, FormSelectField, FormTextareaField, FormTextField } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { longest } from '@/lib/registers/entry'
import type { EntryDetail } from '@/lib/registers/entry-queries'
import { registerEventNames } from '@/lib/registers/life'
import { addEventAction } from '../actions'

/** A turn in its life: what happened on which day. Fields that only some turns ask for say so. */
export async function EventForm({ entry, units }: { entry: EntryDetail; units: readonly string[] }) {
  const [t, common] = await Promise.all([getTranslations('registers'), getTranslations('common')])
  return (
    <ActionForm
      action={addEventAction.bind(null, entry.id, entry.version)}
      name="event"
      errorTitle={common('not-saved')}
    >
      <FormSelectField
        name="event"
        label={t('what-happened')}
        defaultValue={entry.needsMove ? 'moved' : ''}
        required
      >
        <option value="">{t('choose-event')}</option>
        {registerEventNames
          .filter((event) => event !== 'opened')
          .map((event) => (
            <option key={event} value={event}>
              {t(`events.${event}`)}
            </option>
          ))}
      </FormSelectField>
      <FormTextField name="on" label={t('on-day')} type="date" required />
      <FormTextField
        name="orgUnitId"
        label={t('moved-to')}
        hint={t('moved-to-hint')}
        list="move-units"
        autoComplete="off"
      />
      <datalist id="move-units">
        {[...new Set(units)].map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <FormTextField
        name="name"
        label={t('new-name')}
        hint={t('new-name-hint')}
        maxLength={longest.name}
        autoComplete="off"
      />
      <FormTextareaField
        name="reason"
        label={t('reason')}
        hint={t('reason-hint')}
        maxLength={longest.reason}
        rows={2}
      />
      <SubmitButton className="justify-self-start">{t('record')}</SubmitButton>
    </ActionForm>
  )
}
