import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GrantFields } from '@/components/forms/grant-fields'
import { ActionForm, FormTextField } from '@/components/ui/action-form'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { minPasswordLength } from '@/lib/access/password-policy'
import { canAdminister } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { createUserAction } from '../actions'
import { grantFieldProps } from '../words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: t('create') }
}

export default async function NewUserPage() {
  const viewer = await requireViewer()
  if (!canAdminister(viewer)) notFound()
  const [t, common, grant] = await Promise.all([
    getTranslations('admin'),
    getTranslations('common'),
    grantFieldProps(),
  ])
  return (
    <div className="max-w-2xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: t('title'), href: '/admin/users' }]} />
        }
        title={t('create')}
        lead={t('create-lead')}
      />
      <ActionForm action={createUserAction} name="new-user" errorTitle={common('not-saved')}>
        <FormTextField name="name" label={t('name')} autoComplete="off" required />
        <FormTextField name="email" label={t('email')} type="email" autoComplete="off" required />
        <FormTextField
          name="password"
          label={t('password')}
          hint={t('password-hint', { min: minPasswordLength })}
          type="password"
          autoComplete="new-password"
          required
        />
        <GrantFields listId="areas" {...grant} />
        <SubmitButton className="justify-self-start">{t('submit-create')}</SubmitButton>
      </ActionForm>
    </div>
  )
}
