'use server'

import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { changePassword } from '@/lib/access/account-commands'
import { maxPasswordLength, minPasswordLength } from '@/lib/access/password-policy'
import { openSession, requireViewer } from '@/lib/auth'

/** Passwords are never sent back; the session goes on under the new one. */
export async function changePasswordAction(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const t = await getTranslations('account')
  const current = String(data.get('current') ?? '')
  const password = String(data.get('password') ?? '')
  if (password !== String(data.get('repeat') ?? '')) {
    return { values: {}, errors: { repeat: t('not-repeated') } }
  }
  const result = await changePassword(viewer, { current, password })
  if (!result.ok) {
    const text = t(`problems.${result.error.code}`, { min: minPasswordLength, max: maxPasswordLength })
    return { values: {}, errors: { [result.error.field]: text } }
  }
  await openSession({ ...viewer, passwordHash: result.value.passwordHash })
  return { values: {}, errors: {}, tone: 'success', message: t('changed') }
}
