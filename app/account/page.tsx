import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm, FormTextField } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { minPasswordLength } from '@/lib/access/password-policy'
import { listGrantAreas } from '@/lib/access/user-queries'
import { requireViewer } from '@/lib/auth'
import { languages } from '../i18n/language'
import { chooseLanguage } from '../session-actions'
import { changePasswordAction } from './actions'

const languageNames = { vi: 'Tiếng Việt', en: 'English' }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return { title: t('title') }
}

export default async function AccountPage() {
  const viewer = await requireViewer()
  const [t, common, areas] = await Promise.all([
    getTranslations('account'),
    getTranslations('common'),
    listGrantAreas(viewer),
  ])
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Card>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_1fr] [&_dd+dt]:mt-1 [&_dt]:text-muted">
          <dt>{t('name')}</dt>
          <dd>{viewer.name}</dd>
          <dt>{t('email')}</dt>
          <dd className="break-all">{viewer.email}</dd>
          <dt>{t('roles')}</dt>
          <dd>
            <ul>
              {viewer.grants.map((grant) => (
                <li key={`${grant.role} ${grant.orgUnitId}`}>
                  {common(`roles.${grant.role}`)}, {areas.get(grant.orgUnitId) ?? grant.orgUnitId} (
                  {grant.programmeCodes.length > 0 ? grant.programmeCodes.join(', ') : t('programmes-all')})
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      </Card>
      <Card title={t('language-title')}>
        <p className="mb-3 text-muted">{t('language-lead')}</p>
        <form action={chooseLanguage} className="flex flex-wrap items-center gap-3">
          {languages.map((language) =>
            language === viewer.language ? (
              <span key={language} className="inline-flex min-h-11 items-center">
                {t('language-current')}: <strong className="ml-1">{languageNames[language]}</strong>
              </span>
            ) : (
              <SubmitButton key={language} variant="secondary" name="language" value={language}>
                {t('language-choose', { language: languageNames[language] })}
              </SubmitButton>
            ),
          )}
        </form>
      </Card>
      <Card title={t('password-title')}>
        <p className="mb-3 text-muted">{t('password-lead')}</p>
        <ActionForm
          action={changePasswordAction}
          name="password"
          errorTitle={t('not-changed')}
          className="grid max-w-md gap-4"
        >
          {/* For password managers: whose password this is. */}
          <input
            type="text"
            name="username"
            autoComplete="username"
            defaultValue={viewer.email}
            hidden
            readOnly
          />
          <FormTextField
            name="current"
            label={t('current')}
            type="password"
            autoComplete="current-password"
            required
          />
          <FormTextField
            name="password"
            label={t('new')}
            hint={t('new-hint', { min: minPasswordLength })}
            type="password"
            autoComplete="new-password"
            required
          />
          <FormTextField
            name="repeat"
            label={t('repeat')}
            type="password"
            autoComplete="new-password"
            required
          />
          <SubmitButton className="justify-self-start">{t('change')}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
