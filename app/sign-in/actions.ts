'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { clientAddress } from '@/lib/access/client-address'
import { demoPassword } from '@/lib/access/demo-accounts'
import { safeNext } from '@/lib/access/next-path'
import { signIn } from '@/lib/access/sign-in-commands'
import { openSession } from '@/lib/auth'
import { env } from '@/lib/env'

function field(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

async function tryToSignIn(email: string, password: string) {
  const sent = await headers()
  return signIn({ email, password, address: clientAddress((name) => sent.get(name)) })
}

/** Checks the two fields and opens the session; on failure the form comes back with the e-mail kept. */
export async function signInWithPassword(_before: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations('auth')
  const email = field(data, 'email')
  const password = field(data, 'password')
  const errors: Record<string, string> = {}
  if (email.trim() === '') errors.email = t('email-missing')
  if (password === '') errors.password = t('password-missing')
  if (Object.keys(errors).length > 0) return { values: { email }, errors }

  const result = await tryToSignIn(email, password)
  if (!result.ok) {
    if (result.error.code === 'wrong-credentials') {
      return { values: { email }, errors: {}, message: t('wrong-credentials') }
    }
    const format = await getFormatter()
    const time = format.dateTime(result.error.retryAt, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    return { values: { email }, errors: {}, message: t('too-many-attempts', { time }) }
  }
  await openSession(result.value)
  redirect(safeNext(field(data, 'next')))
}

/** One press for a demonstration account: the same check with the shared password. */
export async function signInAsDemo(data: FormData): Promise<void> {
  const result = env.DEMO ? await tryToSignIn(field(data, 'email'), demoPassword) : null
  if (!result?.ok) redirect('/sign-in?error=CredentialsSignin')
  await openSession(result.value)
  redirect(safeNext(field(data, 'next')))
}
