import { afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { hashPassword } from './passwords'
import { signIn } from './sign-in-commands'

useTestDatabase({ seed: 'none' })

const password = 'mật khẩu đủ dài'
const wrong = { ok: false, error: { code: 'wrong-credentials' } }
let address = 0
/** A network address of its own, so that one test's failures don't count in another. */
const from = () => `192.0.2.${++address}`

beforeAll(async () => {
  const passwordHash = await hashPassword(password)
  const person = (email: string, more: object = {}) => ({ email, name: email, passwordHash, ...more })
  await db.user.createMany({
    data: [
      person('lan@songhanh.vn'),
      person('limits@songhanh.vn'),
      person('shut@songhanh.vn', { disabledAt: new Date() }),
      person('demo@songhanh.vn', { demo: true }),
    ],
  })
})

afterEach(() => {
  process.env.DEMO = '0'
})

const lastEvent = () => db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })

test('e-mail and password let in, in any case and either Unicode spelling, and leave one event', async () => {
  const before = await db.auditEvent.count()
  const result = await signIn({
    email: ' Lan@SongHanh.VN',
    password: password.normalize('NFD'),
    address: from(),
  })
  expect(result).toMatchObject({ ok: true, value: { email: 'lan@songhanh.vn' } })
  expect(await db.auditEvent.count()).toBe(before + 1)
  expect(await lastEvent()).toMatchObject({ action: 'session.sign-in', actor: 'lan@songhanh.vn' })
})

test('a wrong password, an unknown e-mail, a disabled user and a demonstration account without DEMO hear the same', async () => {
  process.env.DEMO = '0'
  const tries = [
    ['lan@songhanh.vn', 'sai mật khẩu rồi'],
    ['nobody@songhanh.vn', password],
    ['shut@songhanh.vn', password],
    ['demo@songhanh.vn', password],
  ] as const
  for (const [email, typed] of tries) {
    expect(await signIn({ email, password: typed, address: from() })).toEqual(wrong)
    expect(await lastEvent()).toMatchObject({
      action: 'session.sign-in-failed',
      subject: email,
      actor: 'system:sign-in',
      details: {},
    })
  }
})

test('a demonstration account gets in where DEMO is on', async () => {
  process.env.DEMO = '1'
  expect(await signIn({ email: 'demo@songhanh.vn', password, address: from() })).toMatchObject({ ok: true })
})

test('a password typed into the e-mail field doesn’t reach the log', async () => {
  expect(await signIn({ email: password, password: '', address: from() })).toEqual(wrong)
  expect(await lastEvent()).toMatchObject({ subject: 'not-an-email' })
})

test('after five failures the sixth try waits, even with the right password, and another place doesn’t', async () => {
  const here = from()
  const attempt = (typed: string, where = here) =>
    signIn({ email: 'limits@songhanh.vn', password: typed, address: where })
  for (let failures = 1; failures <= 5; failures++) expect(await attempt('sai mật khẩu rồi')).toEqual(wrong)
  const events = await db.auditEvent.count()
  const refused = await attempt(password)
  if (refused.ok || refused.error.code !== 'too-many-attempts') throw new Error('let in')
  const minutes = (refused.error.retryAt.getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(14)
  expect(minutes).toBeLessThanOrEqual(15)
  expect(await db.auditEvent.count()).toBe(events)
  expect(await attempt(password, from())).toMatchObject({ ok: true })
})

test('signing in starts the count afresh', async () => {
  const here = from()
  const attempt = (typed: string) => signIn({ email: 'lan@songhanh.vn', password: typed, address: here })
  for (let round = 1; round <= 2; round++) {
    for (let failures = 1; failures <= 4; failures++) expect(await attempt('sai mật khẩu rồi')).toEqual(wrong)
    expect(await attempt(password)).toMatchObject({ ok: true })
  }
})

test('of ten tries at once no more than five are looked at', async () => {
  const here = from()
  const tries = Array.from({ length: 10 }, () =>
    signIn({ email: 'lan@songhanh.vn', password: 'sai mật khẩu rồi', address: here }),
  )
  const codes = (await Promise.all(tries)).map((result) => (result.ok ? 'in' : result.error.code))
  expect(codes.filter((code) => code === 'wrong-credentials').length).toBeLessThanOrEqual(5)
})

test('one address trying many e-mails is stopped at sixty', async () => {
  const here = from()
  let stopped = 0
  for (let index = 1; index <= 62; index++) {
    const result = await signIn({ email: `guess${index}@songhanh.vn`, password: 'x', address: here })
    if (!result.ok && result.error.code === 'too-many-attempts') stopped += 1
  }
  expect(stopped).toBe(2)
})
