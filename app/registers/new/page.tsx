import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MemberFields } from '@/components/registers/member-fields'
import { ReasonField } from '@/components/registers/reason-field'
import {
  ActionForm,
  FormCheckField,
  FormSelectField,
  FormTextareaField,
  FormTextField,
} from '@/components/ui/action-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/auth'
import { canEnterSomewhere } from '@/lib/registers/areas'
import { longest } from '@/lib/registers/entry'
import { openEntryAction } from '../actions'
import { kindChoices, unitChoices } from '../words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registers')
  return { title: t('open') }
}

export default async function NewEntryPage() {
  const viewer = await requireViewer()
  if (!canEnterSomewhere(viewer)) notFound()
  const [t, common, kinds, units] = await Promise.all([
    getTranslations('registers'),
    getTranslations('common'),
    kindChoices(),
    unitChoices(viewer),
  ])
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: t('title'), href: '/registers' }]} />
        }
        title={t('open')}
        lead={t('open-lead')}
      />
      <ActionForm action={openEntryAction} name="open" errorTitle={common('not-saved')}>
        <FormSelectField name="kind" label={t('kind')} defaultValue="" required>
          <option value="">{t('choose-kind')}</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </FormSelectField>
        <FormTextField
          name="orgUnitId"
          label={t('unit')}
          hint={t('unit-hint')}
          list="units"
          autoComplete="off"
          defaultValue={units.length === 1 ? units[0] : undefined}
          required
        />
        <datalist id="units">
          {units.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <FormTextField
          name="name"
          label={t('name')}
          hint={t('name-hint')}
          maxLength={longest.name}
          autoComplete="off"
          required
        />
        <FormCheckField name="sameName" value="yes" label={t('same-name-meant')} />
        <FormTextField
          name="place"
          label={t('place')}
          hint={t('place-hint')}
          maxLength={longest.place}
          autoComplete="off"
        />
        <FormTextField name="openedOn" label={t('opened-on')} type="date" required />
        <MemberFields />
        <FormTextareaField name="note" label={t('note')} maxLength={longest.note} rows={3} />
        <ReasonField />
        <SubmitButton className="justify-self-start">{t('open-submit')}</SubmitButton>
      </ActionForm>
    </div>
  )
}
