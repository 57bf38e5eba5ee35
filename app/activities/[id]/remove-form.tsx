import { getTranslations } from 'next-intl/server'
import { ActionForm, FormTextareaField } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { setRemovedAction } from '../actions'

type Props = { id: string; version: number; removed: boolean }

/** Takes an activity back or puts it back; a reason where an approved form took its figures. */
export async function RemoveForm({ id, version, removed }: Props) {
  const say = await getTranslations('activities')
  const act = removed ? 'restore' : 'remove'
  const action = setRemovedAction.bind(null, { id, baseVersion: version, removed: !removed })
  return (
    <details className="rounded-md border border-rule px-4 no-print" open={removed}>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
        {say(`${act}.title`)}
      </summary>
      <div className="max-w-prose pt-1 pb-4">
        <p className="mb-3 text-muted">{say(`${act}.lead`)}</p>
        <ActionForm action={action} name="remove" errorTitle={say(`${act}.failed`)}>
          <FormTextareaField
            name="reason"
            label={say('fields.reason')}
            hint={say('form.reason-hint')}
            rows={2}
          />
          <SubmitButton variant={removed ? 'secondary' : 'danger'} className="justify-self-start">
            {say(`${act}.button`)}
          </SubmitButton>
        </ActionForm>
      </div>
    </details>
  )
}
