import { useTranslations } from 'next-intl'
import { FormCheckField, FormTextareaField, FormTextField } from '@/components/ui/action-form'

type Props = { title?: string; note?: string | null; shared?: boolean }

/** The words of a board, and whether others see it. */
export function BoardFields({ title = '', note = '', shared = false }: Props) {
  const say = useTranslations('boards')
  return (
    <>
      <FormTextField
        name="title"
        label={say('fields.title')}
        hint={say('fields.titleHint')}
        defaultValue={title}
        maxLength={150}
        required
      />
      <FormTextareaField name="note" label={say('fields.note')} defaultValue={note ?? ''} rows={3} />
      <FormCheckField name="shared" value="yes" label={say('fields.shared')} defaultChecked={shared} />
    </>
  )
}
