import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { fail, ok, type Result } from '@/lib/result'
import { countAttempt, forgiveAttempt } from './attempt-commands'
import { verifyNobody, verifyPassword } from './passwords'

export type SignedIn = { userId: string; email: string; name: string; passwordHash: string }

/** `wrong-credentials` says neither which part is wrong nor that an account is disabled. */
export type SignInFailure = { code: 'wrong-credentials' } | { code: 'too-many-attempts'; retryAt: Date }

type Input = { email: string; password: string; address: string }

/**
 * Checks e-mail and password in constant work and leaves one audit event either way.
 * `address`: the client's network address, for the limits. Refused tries over the limit go to the log only.
 */
export async function signIn(input: Input): Promise<Result<SignedIn, SignInFailure>> {
  const email = toEmailKey(input.email)
  const attempt = { email, address: input.address }
  const retryAt = await countAttempt(attempt)
  if (retryAt) {
    log.warn({ retryAt }, 'sign-in refused: too many attempts')
    return fail({ code: 'too-many-attempts', retryAt })
  }

  const user = await db.user.findUnique({ where: { email } })
  const matches = user
    ? await verifyPassword(user.passwordHash, input.password)
    : await verifyNobody(input.password)
  const allowed = user && matches && !user.disabledAt && (!user.demo || env.DEMO)
  if (!allowed) {
    await db.$transaction((tx) =>
      recordAudit(
        tx,
        { system: 'sign-in' },
        { action: 'session.sign-in-failed', subjectType: 'user', subject: toAuditSubject(email) },
      ),
    )
    return fail({ code: 'wrong-credentials' })
  }

  await forgiveAttempt(attempt)
  await db.$transaction((tx) =>
    recordAudit(
      tx,
      { userId: user.id, email: user.email },
      { action: 'session.sign-in', subjectType: 'user', subject: user.email },
    ),
  )
  return ok({ userId: user.id, email: user.email, name: user.name, passwordHash: user.passwordHash })
}

/** Leaves the audit event of a session ended by its owner. */
export async function signOut(actor: { userId: string; email: string }): Promise<void> {
  await db.$transaction((tx) =>
    recordAudit(tx, actor, { action: 'session.sign-out', subjectType: 'user', subject: actor.email }),
  )
}

/** E-mails are kept and compared in lower case. */
export function toEmailKey(email: string): string {
  return email.trim().toLowerCase().normalize('NFC').slice(0, 254)
}

/** A password typed into the e-mail field must not end in the log for ever. */
function toAuditSubject(email: string): string {
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : 'not-an-email'
}
