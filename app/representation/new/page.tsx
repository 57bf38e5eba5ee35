import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CountFields } from '@/components/representation/count-fields'
import { ActionForm, FormSelectField, FormTextareaField, FormTextField } from '@/components/ui/action-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/auth'
import { bodies, compositionKinds } from '@/lib/catalogue/body-feeds'
import { periodName } from '@/lib/periods/names'
import { canEnterSomewhere } from '@/lib/registers/areas'
import { listTerms, representationProgramme } from '@/lib/registers/bodies'
import { parseRepresentationFilters } from '@/lib/registers/representation-filters'
import { unitChoices } from '../../registers/words'
import { recordAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representation')
  return { title: t('record') }
}

export default async function NewCompositionPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  if (!canEnterSomewhere(viewer, representationProgramme)) notFound()
  const [t, common, locale, units, asked] = await Promise.all([
    getTranslations('representation'),
    getTranslations('common'),
    getLocale(),
    unitChoices(viewer, representationProgramme),
    searchParams,
  ])
  const start = parseRepresentationFilters(asked, '')
  const unit = units.find((label) => label.endsWith(`(${start.orgUnitId})`))
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: t('title'), href: '/representation' }]}
          />
        }
        title={t('record')}
        lead={t('record-lead')}
      />
      <ActionForm action={recordAction} name="composition" errorTitle={common('not-saved')}>
        <FormSelectField name="body" label={t('body')} defaultValue={start.body}>
          {bodies.map((one) => (
            <option key={one} value={one}>
              {t(`bodies.${one}`)}
            </option>
          ))}
        </FormSelectField>
        <FormTextField
          name="orgUnitId"
          label={t('unit')}
          hint={t('unit-hint')}
          list="units"
          autoComplete="off"
          defaultValue={unit}
          required
        />
        <datalist id="units">
          {units.map((label) => (
            <option key={label} value={label} />
          ))}
        </datalist>
        <FormTextField name="name" label={t('agency-name')} hint={t('agencies-only')} autoComplete="off" />
        <div className="grid gap-4 sm:grid-cols-3">
          <FormSelectField name="term" label={t('term')} defaultValue={start.term}>
            <option value="">{t('choose-term')}</option>
            {listTerms().map((term) => (
              <option key={term} value={term}>
                {periodName(term, locale)}
              </option>
            ))}
          </FormSelectField>
          <FormSelectField name="kind" label={t('kind')} defaultValue={start.kind}>
            {compositionKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </FormSelectField>
          <FormTextField name="asOf" label={t('as-of')} type="date" required />
        </div>
        <CountFields />
        <FormTextField name="source" label={t('source')} hint={t('source-hint')} autoComplete="off" />
        <FormTextareaField name="note" label={t('note')} rows={2} />
        <FormTextField
          name="reason"
          label={t('reason-form')}
          hint={t('reason-form-hint')}
          autoComplete="off"
        />
        <SubmitButton className="justify-self-start">{t('save')}</SubmitButton>
      </ActionForm>
    </div>
  )
}
