import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { changePassword } from './account-commands'
import { addGrant, removeGrant } from './grant-commands'
import { passwordMark, viewerOfSession } from './session-queries'
import { createToken, revokeToken } from './token-commands'
import { createUser, resetPassword, setUserDisabled } from './user-commands'
import { findUser, listUsers } from './user-queries'
import type { Role, Viewer } from './viewer'
import { viewerOfToken } from './viewer-queries'

useTestDatabase({ seed: 'catalogue' })

let admin: Viewer
const others: Viewer[] = []
const notAdmins: Role[] = ['viewer', 'officer', 'reviewer', 'auditor']
const newUser = (email: string) =>
  ({
    email,
    name: 'Nguyễn Thị Lan',
    password: 'mật khẩu đủ dài',
    role: 'officer',
    orgUnitId: 'D071',
    programmeCodes: ['D8'],
  }) as const

beforeAll(async () => {
  admin = await createPerson('admin', 'VN')
  for (const role of notAdmins) others.push(await createPerson(role, 'VN'))
  others.push(await createPerson('admin', 'P08-2025'))
})

const countEvents = (action: string) => db.auditEvent.count({ where: { action } })

async function made(email: string): Promise<string> {
  const result = await createUser(admin, newUser(email))
  if (!result.ok) throw new Error(result.error.code)
  return result.value.userId
}

async function sessionOf(userId: string) {
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: userId } })
  return { userId, passwordMark: passwordMark(passwordHash) }
}

describe('who isn’t an administrator of the whole country', () => {
  test('changes nothing about people and sees no list of them', async () => {
    const events = await db.auditEvent.count()
    const target = admin.userId
    for (const viewer of others) {
      const refused = { ok: false, error: { code: 'forbidden' } }
      expect(await createUser(viewer, newUser('x@songhanh.vn'))).toEqual(refused)
      expect(await setUserDisabled(viewer, { userId: target, disabled: true })).toEqual(refused)
      expect(
        await addGrant(viewer, { userId: viewer.userId, role: 'admin', orgUnitId: 'VN', programmeCodes: [] }),
      ).toEqual(refused)
      expect(await removeGrant(viewer, { grantId: 1 })).toEqual(refused)
      expect(await resetPassword(viewer, { userId: target, password: 'mật khẩu đủ dài' })).toEqual(refused)
      expect(await createToken(viewer, { email: admin.email })).toEqual(refused)
      expect(await revokeToken(viewer, { tokenId: 1 })).toEqual(refused)
      expect(await listUsers(viewer, { search: '', page: 1 })).toBeNull()
      expect(await findUser(viewer, target)).toBeNull()
    }
    expect(await db.auditEvent.count()).toBe(events)
  })
})

test('a new account has its grant, a hash instead of its password, and one audit event', async () => {
  const userId = await made('  Lan@SongHanh.vn ')
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { grants: { include: { programmes: true } } },
  })
  expect(user.email).toBe('lan@songhanh.vn')
  expect(user.passwordHash).toMatch(/^\$argon2id\$/)
  expect(user.grants).toMatchObject([{ role: 'officer', orgUnitId: 'D071', programmes: [{}] }])
  const events = await db.auditEvent.findMany({
    where: { action: 'user.create', subject: 'lan@songhanh.vn' },
  })
  expect(events).toMatchObject([{ actorId: admin.userId, orgUnitId: 'D071' }])
  expect(JSON.stringify(events[0]?.details)).not.toContain('mật khẩu')
})

test.each([
  [{ email: 'not an address' }, 'bad-email', 'email'],
  [{ name: '  ' }, 'bad-name', 'name'],
  [{ password: 'ngắn' }, 'password-too-short', 'password'],
  [{ orgUnitId: 'X999' }, 'unknown-org-unit', 'orgUnitId'],
  [{ programmeCodes: ['NOPE'] }, 'unknown-programme', 'programmeCodes'],
])('an account with %j is refused as %s and leaves nothing', async (change, code, field) => {
  const before = await countEvents('user.create')
  expect(await createUser(admin, { ...newUser('refused@songhanh.vn'), ...change })).toEqual({
    ok: false,
    error: { code, field },
  })
  expect(await countEvents('user.create')).toBe(before)
  expect(await db.user.count({ where: { email: 'refused@songhanh.vn' } })).toBe(0)
})

test('an e-mail belongs to one account, in whatever case it is written', async () => {
  await made('twice@songhanh.vn')
  const again = await createUser(admin, newUser('TWICE@songhanh.vn'))
  expect(again).toEqual({ ok: false, error: { code: 'email-taken', field: 'email' } })
})

test('a disabled user is refused at the next request and let in again when enabled', async () => {
  const userId = await made('shut@songhanh.vn')
  const session = await sessionOf(userId)
  expect(await viewerOfSession(session)).toMatchObject({ email: 'shut@songhanh.vn' })
  expect(await setUserDisabled(admin, { userId, disabled: true })).toEqual({ ok: true, value: undefined })
  expect(await viewerOfSession(session)).toBeNull()
  expect(await setUserDisabled(admin, { userId, disabled: true })).toEqual({ ok: true, value: undefined })
  expect(await countEvents('user.disable')).toBe(1)
  await setUserDisabled(admin, { userId, disabled: false })
  expect(await viewerOfSession(session)).not.toBeNull()
  expect(await countEvents('user.enable')).toBe(1)
})

test('a grant taken away is gone at the next request', async () => {
  const userId = await made('roles@songhanh.vn')
  const session = await sessionOf(userId)
  const grant = { userId, role: 'reviewer', orgUnitId: 'P08-2025', programmeCodes: [] } as const
  const added = await addGrant(admin, grant)
  expect((await viewerOfSession(session))?.grants).toContainEqual({
    role: 'reviewer',
    orgUnitId: 'P08-2025',
    programmeCodes: [],
  })
  expect(await addGrant(admin, grant)).toEqual({ ok: false, error: { code: 'grant-exists', field: 'role' } })
  if (added.ok) await removeGrant(admin, { grantId: added.value.grantId })
  expect((await viewerOfSession(session))?.grants).toEqual([
    { role: 'officer', orgUnitId: 'D071', programmeCodes: ['D8'] },
  ])
  expect(await countEvents('user.grant-add')).toBe(1)
  expect(await countEvents('user.grant-remove')).toBe(1)
})

test('nobody shuts themselves out, and the last administrator stays', async () => {
  expect(await setUserDisabled(admin, { userId: admin.userId, disabled: true })).toEqual({
    ok: false,
    error: { code: 'own-account' },
  })
  const own = await db.grant.findFirstOrThrow({ where: { userId: admin.userId, role: 'admin' } })
  expect(await removeGrant(admin, { grantId: own.id })).toEqual({ ok: false, error: { code: 'own-account' } })
  const cli = { system: 'cli' } as const
  expect(await removeGrant(cli, { grantId: own.id })).toEqual({ ok: false, error: { code: 'last-admin' } })
  expect(await setUserDisabled(cli, { userId: admin.userId, disabled: true })).toEqual({
    ok: false,
    error: { code: 'last-admin' },
  })
})

test('of two administrators who disable each other at once one stays', async () => {
  const one = await createPerson('admin', 'VN')
  const two = await createPerson('admin', 'VN')
  await db.user.update({ where: { id: admin.userId }, data: { disabledAt: new Date() } })
  const results = await Promise.all([
    setUserDisabled(one, { userId: two.userId, disabled: true }),
    setUserDisabled(two, { userId: one.userId, disabled: true }),
  ])
  await db.user.update({ where: { id: admin.userId }, data: { disabledAt: null } })
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})

test('a token works until it is revoked and is stored as its SHA-256 only', async () => {
  const created = await createToken({ system: 'cli' }, { email: 'lan@songhanh.vn' })
  if (!created.ok) throw new Error(created.error.code)
  const { token, tokenId } = created.value
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await viewerOfToken(token)).toMatchObject({ email: 'lan@songhanh.vn' })
  const stored = await db.apiToken.findUniqueOrThrow({ where: { id: tokenId } })
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(await revokeToken(admin, { tokenId })).toEqual({ ok: true, value: undefined })
  expect(await viewerOfToken(token)).toBeNull()
  expect(await revokeToken(admin, { tokenId })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect([await countEvents('token.create'), await countEvents('token.revoke')]).toEqual([1, 1])
  expect(await createToken(admin, { email: 'nobody@songhanh.vn' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
})

test('changing one’s password asks for the old one and ends the sessions opened with it', async () => {
  const userId = await made('change@songhanh.vn')
  const session = await sessionOf(userId)
  const viewer = await viewerOfSession(session)
  if (!viewer) throw new Error('no viewer')
  expect(await changePassword(viewer, { current: 'sai mật khẩu', password: 'một mật khẩu mới' })).toEqual({
    ok: false,
    error: { code: 'wrong-password', field: 'current' },
  })
  expect(await viewerOfSession(session)).not.toBeNull()
  const changed = await changePassword(viewer, { current: 'mật khẩu đủ dài', password: 'một mật khẩu mới' })
  expect(changed.ok).toBe(true)
  expect(await viewerOfSession(session)).toBeNull()
  expect(await viewerOfSession(await sessionOf(userId))).not.toBeNull()
  expect(await countEvents('user.change-password')).toBe(1)
})
