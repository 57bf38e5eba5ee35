import { getTranslations } from 'next-intl/server'
import {
  ActionForm,
  FormCheckField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
  WhenAsked,
} from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Viewer } from '@/lib/access/viewer'
import { activityRights } from '@/lib/activities/access'
import type { Activity, ActivityDraft } from '@/lib/activities/activity'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate, formatNumber } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { listUnitChoices } from '@/lib/org-units/unit-choice'
import { activityWords } from './words'

type Props = {
  viewer: Viewer
  action: FormAction
  /** The activity to change; null for a new one. */
  activity: Activity | null
  /** What is known of a new one already. */
  draft?: ActivityDraft
  /** Where what a field begins with comes from, in words. */
  origins?: Readonly<Record<string, string>>
  button: string
}

/** A list to choose from helps while it is short; beyond, a name or code is typed. */
const mostChoices = 800

/** Everything of an activity: what, where, when, who took part as far as it is known. */
export async function ActivityForm({ viewer, action, activity, draft, origins = {}, button }: Props) {
  const [say, common, catalogue, tree, words] = await Promise.all([
    getTranslations('activities'),
    getTranslations('common'),
    getCatalogue(),
    getOrgUnitTree(),
    activityWords(),
  ])
  const entered = viewer.grants.filter(({ role }) => role === 'officer')
  const programmes = catalogue.programmes.list.filter(({ code }) =>
    entered.some(({ programmeCodes }) => programmeCodes.length === 0 || programmeCodes.includes(code)),
  )
  const typesOf = (programme: string) =>
    catalogue.activityTypes.list.filter(
      (type) =>
        type.kind !== null && catalogue.components.byId(type.componentId)?.programmeCode === programme,
    )
  const shown = activity ?? draft
  const choices = listUnitChoices(tree, { until: (date) => say('until', { date }) })
  const units = choices.filter(({ id }) =>
    programmes.some(({ code }) => activityRights(viewer, tree, id, code).record),
  )
  const own = choices.find(({ id }) => id === shown?.orgUnitId)
  /** The field's own words, then where its value comes from. */
  const hint = (name: string, words?: string) =>
    [words, origins[name]].filter(Boolean).join(' · ') || undefined
  const only = units.length === 1 ? units[0]?.label : undefined
  const options = (category: string) => catalogue.categories.byCode(category)?.options ?? []
  const count = (key: string) => {
    const value = shown?.counts[key]
    return value === undefined ? '' : formatNumber(value, 0, 'vi')
  }
  const countField = (key: string, label: string) => (
    <FormTextField
      key={key}
      name={`count:${key}`}
      label={label}
      hint={hint(`count:${key}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      defaultValue={count(key)}
    />
  )
  const groups = options('participant-group')
  const groupSum = groups.reduce(
    (sum, { code }) => sum + (shown?.counts[`participant-group=${code}`] ?? 0),
    0,
  )
  const hasGroups = Object.keys(shown?.counts ?? {}).some((key) => key.includes('participant-group'))
  const hasAges = Object.keys(shown?.counts ?? {}).some((key) => key.includes('age='))
  return (
    <ActionForm action={action} name="activity" errorTitle={common('not-saved')} className="grid gap-8">
      <fieldset className="grid gap-4">
        <legend className="mb-2 text-xl font-semibold">{say('form.what')}</legend>
        <FormSelectField
          name="type"
          label={say('fields.type')}
          hint={hint('type')}
          defaultValue={shown?.type ?? ''}
          required
        >
          <option value="">{say('form.choose')}</option>
          {programmes.map((programme) => {
            const types = typesOf(programme.code)
            return types.length === 0 ? null : (
              <optgroup key={programme.code} label={words.name(programme)}>
                {types.map((type) => (
                  <option key={type.code} value={type.code}>
                    {words.name(type)}
                  </option>
                ))}
              </optgroup>
            )
          })}
        </FormSelectField>
        <FormTextField
          name="title"
          label={say('fields.title')}
          hint={hint('title', say('form.title-hint'))}
          defaultValue={shown?.title}
          autoComplete="off"
          required
        />
        <FormTextareaField
          name="organisers"
          label={say('fields.organisers')}
          hint={hint('organisers', say('form.organisers-hint'))}
          defaultValue={shown?.organisers.join('\n')}
          rows={2}
        />
      </fieldset>

      <fieldset className="grid gap-4">
        <legend className="mb-2 text-xl font-semibold">{say('form.where')}</legend>
        <FormTextField
          name="orgUnitId"
          label={say('fields.orgUnit')}
          hint={hint('orgUnitId', say('form.unit-hint'))}
          list="activity-units"
          defaultValue={own?.label ?? (shown?.orgUnitId || (draft ? undefined : only))}
          autoComplete="off"
          required
        />
        <datalist id="activity-units">
          {units.slice(0, mostChoices).map(({ id, label }) => (
            <option key={id} value={label} />
          ))}
        </datalist>
        <FormTextField
          name="venue"
          label={say('fields.venue')}
          hint={hint('venue')}
          defaultValue={shown?.venue ?? ''}
        />
        <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
          <FormTextField
            name="dateFrom"
            label={say('fields.dateFrom')}
            hint={hint('dateFrom', say('form.day-hint'))}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={shown?.dateFrom ? formatDate(shown.dateFrom) : ''}
            required
          />
          <FormTextField
            name="dateTo"
            label={say('fields.dateTo')}
            hint={hint('dateTo', say('form.last-day-hint'))}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={shown?.dateTo && shown.dateTo !== shown.dateFrom ? formatDate(shown.dateTo) : ''}
          />
        </div>
      </fieldset>

      <fieldset className="grid gap-4">
        <legend className="mb-2 text-xl font-semibold">{say('form.who')}</legend>
        <p className="text-muted">{say('form.who-hint')}</p>
        <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
          {countField('', say('fields.total'))}
          <FormSelectField
            name="participantUnit"
            label={say('fields.participantUnit')}
            defaultValue={shown?.participantUnit ?? ''}
          >
            {!activity && <option value="">{say('form.unit-of-type')}</option>}
            <option value="persons">{say('units.persons')}</option>
            <option value="attendances">{say('units.attendances')}</option>
          </FormSelectField>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          {options('sex').map((option) => countField(`sex=${option.code}`, words.name(option)))}
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          {options('ethnicity').map((option) => countField(`ethnicity=${option.code}`, words.name(option)))}
          {countField('ethnicity=minority;sex=female', say('fields.minority-women'))}
        </div>
        <details open={hasGroups} className="rounded-md border border-rule px-4">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
            {say('form.groups')}
          </summary>
          <div className="grid gap-4 pt-1 pb-4">
            {groups.map((group) => (
              <div key={group.code} className="grid grid-cols-2 items-end gap-3">
                {countField(`participant-group=${group.code}`, words.name(group))}
                {countField(
                  `participant-group=${group.code};sex=female`,
                  say('form.of-whom-women', { group: words.name(group) }),
                )}
              </div>
            ))}
            <FormCheckField
              name="groupsAreAll"
              value="yes"
              label={say('fields.groupsAreAll')}
              defaultChecked={hasGroups && groupSum === shown?.counts['']}
            />
          </div>
        </details>
        <details open={hasAges} className="rounded-md border border-rule px-4">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
            {say('form.ages')}
          </summary>
          <div className="grid gap-4 pt-1 pb-4 sm:grid-cols-3">
            {options('age').map((option) => countField(`age=${option.code}`, words.name(option)))}
          </div>
        </details>
      </fieldset>

      <fieldset className="grid gap-4">
        <legend className="mb-2 text-xl font-semibold">{say('form.more')}</legend>
        <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
          <FormTextField
            name="sessions"
            label={say('fields.sessions')}
            hint={hint('sessions', say('form.sessions-hint'))}
            inputMode="numeric"
            defaultValue={shown?.sessions ? formatNumber(shown.sessions, 0, 'vi') : ''}
          />
          <FormTextField
            name="cost"
            label={say('fields.cost')}
            unit={say('units.million')}
            inputMode="decimal"
            defaultValue={
              shown?.cost ? formatNumber(shown.cost, shown.cost.split('.')[1]?.length ?? 0, 'vi') : ''
            }
          />
        </div>
        <FormTextField
          name="fundingSource"
          label={say('fields.fundingSource')}
          defaultValue={shown?.fundingSource ?? ''}
        />
        <FormTextareaField
          name="outcome"
          label={say('fields.outcome')}
          rows={4}
          defaultValue={shown?.outcome ?? ''}
        />
        {activity ? (
          <FormTextareaField
            name="reason"
            label={say('fields.reason')}
            hint={say('form.reason-hint')}
            rows={2}
          />
        ) : (
          <>
            <WhenAsked name="reason">
              <FormTextareaField
                name="reason"
                label={say('fields.reason')}
                hint={say('form.reason-hint')}
                rows={2}
              />
            </WhenAsked>
            <WhenAsked name="confirmed">
              <FormCheckField name="confirmed" value="yes" label={say('form.confirmed')} />
            </WhenAsked>
          </>
        )}
      </fieldset>
      <SubmitButton className="justify-self-start" pendingLabel={say('form.saving')}>
        {button}
      </SubmitButton>
    </ActionForm>
  )
}
