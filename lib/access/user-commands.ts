import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { findGrantParts, hasOtherAdministrator, lockAdministrators } from './grant-commands'
import { findPasswordProblem } from './password-policy'
import { hashPassword } from './passwords'
import { toEmailKey } from './sign-in-commands'
import { type Administrator, isSelf, mayAdminister, type NewGrant, toActor, type UserFailure } from './user'

export type NewUser = NewGrant & { email: string; name?: string; password: string; language?: 'vi' | 'en' }

/** Makes an account with its first grant. `name` defaults to the part of the e-mail before @. */
export async function createUser(
  who: Administrator,
  input: NewUser,
): Promise<Result<{ userId: string; email: string }, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  const email = toEmailKey(input.email)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return fail({ code: 'bad-email', field: 'email' })
  const name = (input.name ?? email.split('@')[0] ?? '').trim().normalize('NFC')
  if (name === '' || name.length > 200) return fail({ code: 'bad-name', field: 'name' })
  const problem = findPasswordProblem(input.password, email)
  if (problem) return fail({ code: problem, field: 'password' })
  const passwordHash = await hashPassword(input.password)

  return db.$transaction(async (tx) => {
    await lockAdministrators(tx)
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      return fail({ code: 'email-taken', field: 'email' })
    }
    const grant = await findGrantParts(tx, input)
    if (!grant.ok) return grant
    const user = await tx.user.create({
      data: { email, name, passwordHash, language: input.language ?? 'vi', grants: { create: grant.value } },
    })
    await recordAudit(tx, toActor(who), {
      action: 'user.create',
      subjectType: 'user',
      subject: email,
      orgUnitId: input.orgUnitId,
      details: { name, role: input.role, programmes: [...input.programmeCodes] },
    })
    return ok({ userId: user.id, email })
  })
}

/** Shuts an account out from its next request on, or lets it in again. Not one's own, never the last administrator. */
export async function setUserDisabled(
  who: Administrator,
  input: { userId: string; disabled: boolean },
): Promise<Result<void, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  if (isSelf(who, input.userId)) return fail({ code: 'own-account' })
  return db.$transaction(async (tx) => {
    await lockAdministrators(tx)
    const user = await tx.user.findUnique({
      where: { id: input.userId },
      include: { grants: { where: { role: 'admin', orgUnitId: 'VN' } } },
    })
    if (!user) return fail({ code: 'not-found' })
    if (Boolean(user.disabledAt) === input.disabled) return ok(undefined)
    if (input.disabled && user.grants.length > 0 && !(await hasOtherAdministrator(tx, user.id))) {
      return fail({ code: 'last-admin' })
    }
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: input.disabled ? new Date() : null } })
    await recordAudit(tx, toActor(who), {
      action: input.disabled ? 'user.disable' : 'user.enable',
      subjectType: 'user',
      subject: user.email,
    })
    return ok(undefined)
  })
}

/** Gives somebody who forgot theirs a new password; every session opened with the old one ends. */
export async function resetPassword(
  who: Administrator,
  input: { userId: string; password: string },
): Promise<Result<void, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  if (isSelf(who, input.userId)) return fail({ code: 'own-account' })
  const user = await db.user.findUnique({ where: { id: input.userId }, select: { id: true, email: true } })
  if (!user) return fail({ code: 'not-found' })
  const problem = findPasswordProblem(input.password, user.email)
  if (problem) return fail({ code: problem, field: 'password' })
  const passwordHash = await hashPassword(input.password)
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } })
    await recordAudit(tx, toActor(who), {
      action: 'user.reset-password',
      subjectType: 'user',
      subject: user.email,
    })
  })
  return ok(undefined)
}
