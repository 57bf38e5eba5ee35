import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db'

const quarterHour = 15 * 60

/**
 * Failed sign-ins allowed in a window, each counted in the database, so that all app servers share it.
 * A whole office may sit behind one address; the last line holds when addresses are forged.
 */
const limits = {
  'email-address': { points: 5, duration: quarterHour },
  address: { points: 60, duration: quarterHour },
  email: { points: 50, duration: 60 * 60 },
} as const

type Scope = keyof typeof limits

let limiters: Record<Scope, RateLimiterPrisma> | undefined

function limiterOf(scope: Scope): RateLimiterPrisma {
  limiters ??= Object.fromEntries(
    Object.entries(limits).map(([keyPrefix, limit]) => [
      keyPrefix,
      new RateLimiterPrisma({ storeClient: db, tableName: 'attemptCount', keyPrefix, ...limit }),
    ]),
  ) as Record<Scope, RateLimiterPrisma>
  return limiters[scope]
}

export type Attempt = { email: string; address: string }

/** Only a hash is stored: the table says nothing about who tried. */
function keys({ email, address }: Attempt): [Scope, string][] {
  const key = (...parts: string[]) =>
    createHash('sha256').update(parts.join('\n'), 'utf8').digest('base64url')
  return [
    ['email-address', key(email, address)],
    ['address', key(address)],
    ['email', key(email)],
  ]
}

/** Counts a try before the password is looked at, so that parallel guesses count too. Answers when to try again, or null. */
export async function countAttempt(attempt: Attempt): Promise<Date | null> {
  let waitMs = 0
  for (const [scope, key] of keys(attempt)) {
    try {
      await limiterOf(scope).consume(key)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      waitMs = Math.max(waitMs, refused.msBeforeNext)
    }
  }
  return waitMs > 0 ? new Date(Date.now() + waitMs) : null
}

/** A try that succeeded isn't a failure: the person starts afresh, the shared counts get their point back. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  for (const [scope, key] of keys(attempt)) {
    if (scope === 'email-address') await limiterOf(scope).delete(key)
    else await limiterOf(scope).reward(key)
  }
}
