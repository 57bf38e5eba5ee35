'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { addGrant, removeGrant } from '@/lib/access/grant-commands'
import { createToken, revokeToken } from '@/lib/access/token-commands'
import type { UserFailure } from '@/lib/access/user'
import { createUser, resetPassword, setUserDisabled } from '@/lib/access/user-commands'
import { findUser } from '@/lib/access/user-queries'
import { type Role, roles } from '@/lib/access/viewer'
import { requireViewer } from '@/lib/auth'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { findChosenUnit } from '@/lib/org-units/unit-choice'
import type { Result } from '@/lib/result'
import { problemText } from './words'

function field(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}

async function readGrant(data: FormData) {
  const role = field(data, 'role')
  const unit = findChosenUnit(await getOrgUnitTree(), field(data, 'orgUnitId'))
  const programmeCodes = data.getAll('programmeCodes').map(String)
  const values = { role, orgUnitId: field(data, 'orgUnitId'), programmeCodes }
  const grant = { role: role as Role, orgUnitId: unit?.id ?? '', programmeCodes }
  return { values, grant, hasRole: (roles as readonly string[]).includes(role) }
}

async function toState(failure: UserFailure, values: FormState['values']): Promise<FormState> {
  const text = await problemText(failure.code)
  return failure.field ? { values, errors: { [failure.field]: text } } : { values, errors: {}, message: text }
}

export async function createUserAction(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const { values: grantValues, grant, hasRole } = await readGrant(data)
  const values = { ...grantValues, email: field(data, 'email'), name: field(data, 'name') }
  const t = await getTranslations('admin')
  if (!hasRole) return { values, errors: { role: t('problems.bad-role') } }
  const result = await createUser(viewer, {
    ...grant,
    email: values.email,
    name: values.name,
    password: field(data, 'password'),
  })
  if (!result.ok) return toState(result.error, values)
  redirect(`/admin/users/${result.value.userId}?done=created`)
}

export async function addGrantAction(userId: string, _before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const { values, grant, hasRole } = await readGrant(data)
  const t = await getTranslations('admin')
  if (!hasRole) return { values, errors: { role: t('problems.bad-role') } }
  const result = await addGrant(viewer, { ...grant, userId })
  if (!result.ok) return toState(result.error, values)
  redirect(`/admin/users/${userId}?done=grant-added`)
}

export async function resetPasswordAction(
  userId: string,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const result = await resetPassword(viewer, { userId, password: field(data, 'password') })
  if (!result.ok) return toState(result.error, {})
  redirect(`/admin/users/${userId}?done=password-reset`)
}

/** The key is in the answer and nowhere else: it can't be shown again. */
export async function createTokenAction(
  userId: string,
  _before: FormState,
  _data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const user = await findUser(viewer, userId)
  const result = await createToken(viewer, { email: user?.email ?? '' })
  if (!result.ok) return toState({ code: result.error.code }, {})
  const t = await getTranslations('admin')
  return {
    values: {},
    errors: {},
    tone: 'success',
    message: `${t('token-shown-once')} ${result.value.token}`,
  }
}

export async function removeGrantAction(userId: string, grantId: number): Promise<void> {
  const viewer = await requireViewer()
  finish(userId, 'grant-removed', await removeGrant(viewer, { grantId }))
}

export async function setUserDisabledAction(userId: string, disabled: boolean): Promise<void> {
  const viewer = await requireViewer()
  finish(userId, disabled ? 'disabled' : 'enabled', await setUserDisabled(viewer, { userId, disabled }))
}

export async function revokeTokenAction(userId: string, tokenId: number): Promise<void> {
  const viewer = await requireViewer()
  finish(userId, 'token-revoked', await revokeToken(viewer, { tokenId }))
}

/** Back to the person's page, which says what came of it. */
function finish(userId: string, done: string, result: Result<void, UserFailure>): never {
  const outcome = result.ok ? `done=${done}` : `problem=${result.error.code}`
  redirect(`/admin/users/${encodeURIComponent(userId)}?${outcome}`)
}
