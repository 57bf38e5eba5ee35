import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { CountFields } from '@/components/representation/count-fields'
import { ActionForm, FormTextareaField, FormTextField } from '@/components/ui/action-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/auth'
import { formatDate, formatNumber } from '@/lib/format'
import { periodName } from '@/lib/periods/names'
import { countNames } from '@/lib/registers/bodies'
import { toRepresentationQuery } from '@/lib/registers/representation-filters'
import { findComposition } from '@/lib/registers/representation-queries'
import { changeAction, removeAction } from '../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representation')
  return { title: t('change') }
}

/** One recorded row: corrected, or taken back with a reason. What it is of doesn't change. */
export default async function CompositionPage({ params }: Props) {
  const viewer = await requireViewer()
  const row = await findComposition(viewer, (await params).id)
  if (!row) notFound()
  const [t, common, locale] = await Promise.all([
    getTranslations('representation'),
    getTranslations('common'),
    getLocale(),
  ])
  const { id, version, body, orgUnitId, name, term, kind, asOf } = row
  const of = { body, orgUnitId, name, term, kind, asOf }
  const values = Object.fromEntries(
    countNames.flatMap((count) => {
      const value = row[count]
      return value === null ? [] : [[count, formatNumber(value, 0, 'vi')]]
    }),
  )
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: t('title'), href: toRepresentationQuery({ orgUnitId, body, kind, term }) }]}
          />
        }
        title={t('change')}
        lead={[
          t(`bodies.${body}`),
          name,
          row.unitName,
          t(`kinds.${kind}`),
          periodName(term, locale),
          t('on-day', { date: formatDate(asOf) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <ActionForm
        action={changeAction.bind(null, id, version, of)}
        name="composition"
        errorTitle={common('not-saved')}
      >
        <CountFields values={values} />
        <FormTextField
          name="source"
          label={t('source')}
          hint={t('source-hint')}
          defaultValue={row.source ?? ''}
          autoComplete="off"
        />
        <FormTextareaField name="note" label={t('note')} rows={2} defaultValue={row.note ?? ''} />
        <FormTextField
          name="reason"
          label={t('reason-form')}
          hint={t('reason-form-hint')}
          autoComplete="off"
        />
        <SubmitButton className="justify-self-start">{t('save')}</SubmitButton>
      </ActionForm>
      <details className="mt-8">
        <summary className="link inline-flex min-h-11 items-center">{t('remove')}</summary>
        <ActionForm
          action={removeAction.bind(null, id, version, of)}
          name="remove"
          errorTitle={common('not-saved')}
          className="grid max-w-prose gap-3"
        >
          <FormTextField name="reason" label={t('remove-reason')} required />
          <SubmitButton variant="danger" className="justify-self-start">
            {t('remove')}
          </SubmitButton>
        </ActionForm>
      </details>
    </div>
  )
}
