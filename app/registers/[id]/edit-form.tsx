import { getTranslations } from 'next-intl/server'
import { ActionForm, FormCheckField, FormTextareaField, FormTextField } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { longest } from '@/lib/registers/entry'
import type { EntryDetail } from '@/lib/registers/entry-queries'
import { editEntryAction } from '../actions'

/** The words of an entry, to put right. A new name from a day on is a turn of its life. */
export async function EditForm({ entry }: { entry: EntryDetail }) {
  const [t, common] = await Promise.all([getTranslations('registers'), getTranslations('common')])
  return (
    <ActionForm
      action={editEntryAction.bind(null, entry.id, entry.version)}
      name="edit"
      errorTitle={common('not-saved')}
    >
      <p className="text-sm text-muted">{t('edit-lead')}</p>
      <FormTextField
        name="name"
        label={t('name')}
        defaultValue={entry.firstName}
        maxLength={longest.name}
        autoComplete="off"
        required
      />
      <FormCheckField name="sameName" value="yes" label={t('same-name-meant')} />
      <FormTextField
        name="place"
        label={t('place')}
        defaultValue={entry.place ?? ''}
        maxLength={longest.place}
        autoComplete="off"
      />
      <FormTextareaField
        name="note"
        label={t('note')}
        defaultValue={entry.note ?? ''}
        maxLength={longest.note}
        rows={3}
      />
      <FormTextField name="reason" label={t('edit-reason')} maxLength={longest.reason} autoComplete="off" />
      <SubmitButton className="justify-self-start">{t('save')}</SubmitButton>
    </ActionForm>
  )
}
