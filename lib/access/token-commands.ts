import { createHash, randomBytes } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { toEmailKey } from './sign-in-commands'
import { type Administrator, mayAdminister, toActor, type UserFailure } from './user'

/** Makes a key for scripts that acts as this user. Shown this once: only its SHA-256 is kept. */
export async function createToken(
  who: Administrator,
  input: { email: string },
): Promise<Result<{ token: string; tokenId: number }, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  const email = toEmailKey(input.email)
  const token = randomBytes(32).toString('base64url')
  const sha256 = createHash('sha256').update(token, 'utf8').digest('hex')
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
    if (!user) return fail({ code: 'not-found', field: 'email' })
    const { id } = await tx.apiToken.create({ data: { userId: user.id, sha256 } })
    await recordAudit(tx, toActor(who), {
      action: 'token.create',
      subjectType: 'user',
      subject: email,
      details: { tokenId: id },
    })
    return ok({ token, tokenId: id })
  })
}

/** Ends a key from the next request on. */
export async function revokeToken(
  who: Administrator,
  input: { tokenId: number },
): Promise<Result<void, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  return db.$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: input.tokenId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) return fail({ code: 'not-found' })
    const token = await tx.apiToken.findUniqueOrThrow({
      where: { id: input.tokenId },
      include: { user: true },
    })
    await recordAudit(tx, toActor(who), {
      action: 'token.revoke',
      subjectType: 'user',
      subject: token.user.email,
      details: { tokenId: token.id },
    })
    return ok(undefined)
  })
}
