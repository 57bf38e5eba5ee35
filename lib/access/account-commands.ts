import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { findPasswordProblem, type PasswordProblem } from './password-policy'
import { hashPassword, verifyPassword } from './passwords'
import type { Viewer } from './viewer'

export type PasswordFailure = { code: 'wrong-password' | PasswordProblem; field: 'current' | 'password' }

/** Changes one's own password, knowing the old one. Sessions opened with the old one end. Answers the new hash. */
export async function changePassword(
  viewer: Viewer,
  input: { current: string; password: string },
): Promise<Result<{ passwordHash: string }, PasswordFailure>> {
  const problem = findPasswordProblem(input.password, viewer.email)
  if (problem) return fail({ code: problem, field: 'password' })
  const user = await db.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(user.passwordHash, input.current))) {
    return fail({ code: 'wrong-password', field: 'current' })
  }
  const passwordHash = await hashPassword(input.password)
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: viewer.userId }, data: { passwordHash } })
    await recordAudit(tx, viewer, {
      action: 'user.change-password',
      subjectType: 'user',
      subject: viewer.email,
    })
  })
  return ok({ passwordHash })
}

/** The language of the screens; one's own matter, so no audit event. */
export async function setLanguage(viewer: Viewer, language: 'vi' | 'en'): Promise<void> {
  await db.user.update({ where: { id: viewer.userId }, data: { language } })
}
