import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DemoAccounts } from '@/components/forms/demo-accounts'
import { ActionForm, FormTextField } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { demoAccounts, demoPassword } from '@/lib/access/demo-accounts'
import { safeNext } from '@/lib/access/next-path'
import { listDemoEmails } from '@/lib/access/user-queries'
import { findViewer } from '@/lib/auth'
import { env } from '@/lib/env'
import { signInAsDemo, signInWithPassword } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth')
  return { title: t('title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const [{ next: asked, error }, viewer, t] = await Promise.all([
    searchParams,
    findViewer(),
    getTranslations('auth'),
  ])
  const next = safeNext(typeof asked === 'string' ? asked : null)
  const accounts = env.DEMO ? await listAccounts() : []
  return (
    <div className="mx-auto grid max-w-4xl gap-10 md:grid-cols-2">
      <div>
        <h1 className="text-title">{t('title')}</h1>
        <p className="mt-1 mb-5 text-muted">{t('lead')}</p>
        {viewer && (
          <Notice className="mb-5">
            <p>{t('already', { name: viewer.name })}</p>
            <LinkButton href={next} className="mt-2">
              {t('continue')}
            </LinkButton>
          </Notice>
        )}
        {!viewer && next !== '/' && <Notice className="mb-5">{t('session-ended')}</Notice>}
        {error && (
          <Notice tone="error" role="alert" title={t('error-title')} className="mb-5">
            {t('wrong-credentials')}
          </Notice>
        )}
        <ActionForm action={signInWithPassword} name="sign-in" errorTitle={t('error-title')}>
          <input type="hidden" name="next" value={next} />
          <FormTextField
            name="email"
            label={t('email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <FormTextField
            name="password"
            label={t('password')}
            type="password"
            autoComplete="current-password"
            required
          />
          <SubmitButton pendingLabel={t('pending')} className="justify-self-start">
            {t('submit')}
          </SubmitButton>
        </ActionForm>
      </div>
      {accounts.length > 0 && (
        <DemoAccounts
          title={t('demo-title')}
          lead={t('demo-lead', { password: demoPassword })}
          more={t('demo-more')}
          accounts={accounts}
          submit={t('submit')}
          next={next}
          action={signInAsDemo}
        />
      )}
    </div>
  )
}

/** Demonstration accounts of this database that are open, with what each is for. */
async function listAccounts() {
  const [open, t, locale] = await Promise.all([listDemoEmails(), getTranslations('auth'), getLocale()])
  return demoAccounts
    .filter(({ email }) => open.has(email))
    .map(({ email, purposeVi, purposeEn, main }) => ({
      email,
      main,
      purpose: locale === 'en' ? purposeEn : purposeVi,
      label: t('demo-sign-in', { email }),
    }))
}
