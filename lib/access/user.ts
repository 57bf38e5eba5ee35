import type { Actor } from '@/lib/audit/record'
import type { PasswordProblem } from './password-policy'
import { canAdminister } from './scope'
import type { Role, Viewer } from './viewer'

/** Who manages people: an administrator of the whole country, or the command line of the machine itself. */
export type Administrator = Viewer | { system: 'cli' | 'start' }

export type NewGrant = { role: Role; orgUnitId: string; programmeCodes: readonly string[] }

export type UserFailureCode =
  | 'forbidden'
  | 'not-found'
  | 'bad-email'
  | 'bad-name'
  | 'email-taken'
  | 'unknown-org-unit'
  | 'unknown-programme'
  | 'grant-exists'
  | 'own-account'
  | 'last-admin'
  | 'wrong-password'
  | PasswordProblem

/** `field`: the form's field it belongs to, if any. */
export type UserFailure = { code: UserFailureCode; field?: string }

export function mayAdminister(who: Administrator): boolean {
  return 'system' in who || canAdminister(who)
}

export function toActor(who: Administrator): Actor {
  return 'system' in who ? who : { userId: who.userId, email: who.email }
}

export function isSelf(who: Administrator, userId: string): boolean {
  return !('system' in who) && who.userId === userId
}
