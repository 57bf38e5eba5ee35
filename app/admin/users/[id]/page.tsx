import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GrantFields } from '@/components/forms/grant-fields'
import { ActionForm, FormTextField } from '@/components/ui/action-form'
import { StatusBadge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { minPasswordLength } from '@/lib/access/password-policy'
import { findUser } from '@/lib/access/user-queries'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import {
  addGrantAction,
  createTokenAction,
  removeGrantAction,
  resetPasswordAction,
  revokeTokenAction,
  setUserDisabledAction,
} from '../actions'
import { grantFieldProps } from '../words'
import { Outcome } from './outcome'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: t('user') }
}

export default async function UserPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const [{ id }, outcome] = await Promise.all([params, searchParams])
  const user = await findUser(viewer, id)
  if (!user) notFound()
  const [t, common, grant] = await Promise.all([
    getTranslations('admin'),
    getTranslations('common'),
    grantFieldProps(),
  ])
  const isSelf = user.id === viewer.userId
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: t('title'), href: '/admin/users' }]} />
        }
        title={user.name}
        lead={`${user.email} · ${t('created-at', { date: formatDateTime(user.createdAt) })}`}
        meta={
          <>
            {user.disabledAt ? (
              <StatusBadge status="locked">{t('disabled')}</StatusBadge>
            ) : (
              <StatusBadge status="on-track">{t('active')}</StatusBadge>
            )}
            {user.demo && <StatusBadge status="info">{t('demo')}</StatusBadge>}
          </>
        }
      />
      <Outcome done={outcome.done} problem={outcome.problem} />
      {isSelf && <Notice>{t('own-account-note')}</Notice>}

      <Card title={t('grants')}>
        {user.grants.length === 0 && <p className="text-muted">{t('no-grants')}</p>}
        <ul className="divide-y divide-rule">
          {user.grants.map((held) => {
            const role = common(`roles.${held.role}`)
            const programmes =
              held.programmeCodes.length > 0 ? held.programmeCodes.join(', ') : t('programmes-all')
            return (
              <li key={held.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <span>
                  <strong>{role}</strong>, {held.orgUnitName}
                  <span className="block text-sm text-muted">{programmes}</span>
                </span>
                <form action={removeGrantAction.bind(null, user.id, held.id)}>
                  <SubmitButton
                    variant="danger"
                    size="small"
                    aria-label={t('remove-grant-label', { role, area: held.orgUnitName })}
                  >
                    {t('remove-grant')}
                  </SubmitButton>
                </form>
              </li>
            )
          })}
        </ul>
        <details className="mt-4 border-t border-rule pt-3">
          <summary className="link inline-flex min-h-11 items-center">{t('add-grant')}</summary>
          <ActionForm
            action={addGrantAction.bind(null, user.id)}
            name="grant"
            errorTitle={common('not-saved')}
            className="mt-2 grid gap-4"
          >
            <GrantFields listId="areas" {...grant} />
            <SubmitButton className="justify-self-start">{t('submit-grant')}</SubmitButton>
          </ActionForm>
        </details>
      </Card>

      {!isSelf && (
        <>
          <Card title={t('reset-password')}>
            <p className="mb-3 text-muted">{t('reset-password-lead')}</p>
            <ActionForm
              action={resetPasswordAction.bind(null, user.id)}
              name="reset"
              errorTitle={common('not-saved')}
              className="grid max-w-md gap-4"
            >
              <FormTextField
                name="password"
                label={t('new-password')}
                hint={t('password-hint', { min: minPasswordLength })}
                type="password"
                autoComplete="new-password"
                required
              />
              <SubmitButton variant="secondary" className="justify-self-start">
                {t('reset-password')}
              </SubmitButton>
            </ActionForm>
          </Card>
          <Card title={user.disabledAt ? t('enable') : t('disable')}>
            <p className="mb-3 text-muted">
              {user.disabledAt
                ? t('enable-lead', { time: formatDateTime(user.disabledAt) })
                : t('disable-lead')}
            </p>
            <form action={setUserDisabledAction.bind(null, user.id, !user.disabledAt)}>
              <SubmitButton variant={user.disabledAt ? 'secondary' : 'danger'}>
                {user.disabledAt ? t('enable') : t('disable')}
              </SubmitButton>
            </form>
          </Card>
        </>
      )}

      <Card title={t('tokens')}>
        <p className="mb-3 text-muted">{t('tokens-lead')}</p>
        {user.tokens.length === 0 && <p className="text-muted">{t('no-tokens')}</p>}
        <ul className="divide-y divide-rule">
          {user.tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <span>{t('token-created', { time: formatDateTime(token.createdAt) })}</span>
              <form action={revokeTokenAction.bind(null, user.id, token.id)}>
                <SubmitButton variant="danger" size="small">
                  {t('token-revoke')}
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
        <ActionForm
          action={createTokenAction.bind(null, user.id)}
          name="token"
          errorTitle={common('not-saved')}
          className="mt-3 grid gap-3 break-all"
        >
          <SubmitButton variant="secondary" className="justify-self-start">
            {t('token-create')}
          </SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
