import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { fail, ok, type Result } from '@/lib/result'
import { type Administrator, isSelf, mayAdminister, type NewGrant, toActor, type UserFailure } from './user'

/** Any number: changes to people wait for each other, so two administrators who remove each other can't both succeed. */
const administratorLock = 7_201_856

/** Gives a role over an area. An empty programme list means all programmes. */
export async function addGrant(
  who: Administrator,
  input: NewGrant & { userId: string },
): Promise<Result<{ grantId: number }, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  return db.$transaction(async (tx) => {
    await lockAdministrators(tx)
    const user = await tx.user.findUnique({ where: { id: input.userId }, select: { id: true, email: true } })
    if (!user) return fail({ code: 'not-found' })
    const same = { userId: user.id, role: input.role, orgUnitId: input.orgUnitId }
    if (await tx.grant.findUnique({ where: { userId_role_orgUnitId: same }, select: { id: true } })) {
      return fail({ code: 'grant-exists', field: 'role' })
    }
    const wanted = await findGrantParts(tx, input)
    if (!wanted.ok) return wanted
    const grant = await tx.grant.create({ data: { userId: user.id, ...wanted.value } })
    await recordAudit(tx, toActor(who), {
      action: 'user.grant-add',
      subjectType: 'user',
      subject: user.email,
      orgUnitId: input.orgUnitId,
      details: { role: input.role, programmes: [...input.programmeCodes] },
    })
    return ok({ grantId: grant.id })
  })
}

/** Takes a role away. Not one's own administration, and never the last administrator's. */
export async function removeGrant(
  who: Administrator,
  input: { grantId: number },
): Promise<Result<void, UserFailure>> {
  if (!mayAdminister(who)) return fail({ code: 'forbidden' })
  return db.$transaction(async (tx) => {
    await lockAdministrators(tx)
    const grant = await tx.grant.findUnique({
      where: { id: input.grantId },
      include: { user: { select: { id: true, email: true } }, programmes: { include: { programme: true } } },
    })
    if (!grant) return fail({ code: 'not-found' })
    if (grant.role === 'admin' && grant.orgUnitId === 'VN') {
      if (isSelf(who, grant.userId)) return fail({ code: 'own-account' })
      if (!(await hasOtherAdministrator(tx, grant.userId))) return fail({ code: 'last-admin' })
    }
    await tx.grant.delete({ where: { id: grant.id } })
    await recordAudit(tx, toActor(who), {
      action: 'user.grant-remove',
      subjectType: 'user',
      subject: grant.user.email,
      orgUnitId: grant.orgUnitId,
      details: { role: grant.role, programmes: grant.programmes.map(({ programme }) => programme.code) },
    })
    return ok(undefined)
  })
}

/** What a new grant row holds; fails on an area or programme nobody knows. */
export async function findGrantParts(tx: Tx, { role, orgUnitId, programmeCodes }: NewGrant) {
  const codes = [...new Set(programmeCodes)]
  const unit = await tx.orgUnit.findUnique({ where: { id: orgUnitId }, select: { id: true } })
  if (!unit) return fail({ code: 'unknown-org-unit' as const, field: 'orgUnitId' })
  const programmes = await tx.programme.findMany({ where: { code: { in: codes } }, select: { id: true } })
  if (programmes.length !== codes.length)
    return fail({ code: 'unknown-programme' as const, field: 'programmeCodes' })
  return ok({ role, orgUnitId, programmes: { create: programmes.map(({ id }) => ({ programmeId: id })) } })
}

export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${administratorLock}::bigint)`
}

/** Is there an administrator besides this user who can sign in? */
export async function hasOtherAdministrator(tx: Tx, userId: string): Promise<boolean> {
  const others = await tx.user.count({
    where: {
      id: { not: userId },
      disabledAt: null,
      grants: { some: { role: 'admin', orgUnitId: 'VN' } },
      ...(env.DEMO ? {} : { demo: false }),
    },
  })
  return others > 0
}
