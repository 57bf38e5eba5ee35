import { getTranslations } from 'next-intl/server'
import { ActionForm, FormSelectField, FormTextareaField, FormTextField } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { commitmentStatuses } from '@/lib/activities/commitment'
import type { Commitment } from '@/lib/activities/commitment-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { listUnitChoices } from '@/lib/org-units/unit-choice'
import { activityWords } from '../activities/words'

type Props = {
  action: FormAction
  meetings: readonly Commitment['activity'][]
  /** What is known before anything is typed. */
  chosen: { activityId: string; chart: string; indicator: string }
  commitment: Commitment | null
}

const mostChoices = 800

/** A task of a review meeting: what, who, by when; afterwards what came of it. */
export async function CommitmentForm({ action, meetings, chosen, commitment }: Props) {
  const [say, common, until, catalogue, tree, words] = await Promise.all([
    getTranslations('commitments'),
    getTranslations('common'),
    getTranslations('activities'),
    getCatalogue(),
    getOrgUnitTree(),
    activityWords(),
  ])
  const units = listUnitChoices(tree, { until: (date) => until('until', { date }) })
  const unit = units.find(({ id }) => id === commitment?.orgUnitId)?.label
  const day = (value: string | null | undefined) => (value ? formatDate(value) : '')
  return (
    <ActionForm action={action} name="commitment" errorTitle={common('not-saved')}>
      {commitment ? (
        <p>
          {say('fields.activityId')}: {commitment.activity.title} ({formatDate(commitment.activity.dateFrom)})
        </p>
      ) : (
        <FormSelectField
          name="activityId"
          label={say('fields.activityId')}
          hint={say('activity-hint')}
          defaultValue={chosen.activityId}
          required
        >
          <option value="">{say('choose')}</option>
          {meetings.map((one) => (
            <option key={one.id} value={one.id}>
              {`${formatDate(one.dateFrom)} · ${one.title}`}
            </option>
          ))}
        </FormSelectField>
      )}
      <FormTextareaField
        name="what"
        label={say('fields.what')}
        defaultValue={commitment?.what ?? ''}
        rows={3}
        required
      />
      <FormTextField name="who" label={say('fields.who')} defaultValue={commitment?.who ?? ''} />
      <FormTextField
        name="orgUnitId"
        label={say('fields.orgUnitId')}
        hint={say('unit-hint')}
        list="commitment-units"
        autoComplete="off"
        defaultValue={unit ?? ''}
      />
      <datalist id="commitment-units">
        {units.slice(0, mostChoices).map(({ id, label }) => (
          <option key={id} value={label} />
        ))}
      </datalist>
      <FormTextField
        name="dueOn"
        label={say('fields.dueOn')}
        hint={until('form.day-hint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={day(commitment?.dueOn)}
      />
      <FormSelectField
        name="indicator"
        label={say('fields.indicator')}
        defaultValue={commitment?.indicator ?? chosen.indicator}
      >
        <option value="">{say('no-indicator')}</option>
        {catalogue.indicators.list
          .filter(({ kind }) => kind !== 'label')
          .map((one) => (
            <option key={one.code} value={one.code}>
              {`${one.code} · ${words.name(one)}`}
            </option>
          ))}
      </FormSelectField>
      <FormTextField
        name="chart"
        label={say('fields.chart')}
        hint={say('chart-hint')}
        autoComplete="off"
        defaultValue={commitment?.chart ?? chosen.chart}
      />
      {commitment && (
        <>
          <FormSelectField name="status" label={say('fields.status')} defaultValue={commitment.status}>
            {commitmentStatuses.map((one) => (
              <option key={one} value={one}>
                {say(`statuses.${one}`)}
              </option>
            ))}
          </FormSelectField>
          <FormTextField
            name="endedOn"
            label={say('fields.endedOn')}
            hint={until('form.day-hint')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={day(commitment.endedOn)}
          />
          <FormTextareaField
            name="note"
            label={say('fields.note')}
            defaultValue={commitment.note ?? ''}
            rows={3}
          />
        </>
      )}
      <SubmitButton className="justify-self-start" pendingLabel={until('form.saving')}>
        {say('save')}
      </SubmitButton>
    </ActionForm>
  )
}
