import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import { encode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { clientAddress } from '@/lib/access/client-address'
import { signInPath } from '@/lib/access/next-path'
import { passwordMark, viewerOfSession } from '@/lib/access/session-queries'
import { type SignedIn, signIn, signOut } from '@/lib/access/sign-in-commands'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfToken } from '@/lib/access/viewer-queries'
import { env } from '@/lib/env'
import { log } from '@/lib/log'

/** One working day: who forgets to sign out isn't signed in tomorrow. */
const sessionSeconds = 8 * 60 * 60

function isSecure(): boolean {
  return env.NEXTAUTH_URL?.startsWith('https://') ?? false
}

function sessionCookie() {
  const secure = isSecure()
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}

/** next-auth's options; a function, so that building the app needs no secret. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const { email = '', password = '' } = credentials ?? {}
          const address = clientAddress((name) => request.headers?.[name])
          const result = await signIn({ email, password, address })
          return result.ok ? toUser(result.value) : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, passwordMark: user.passwordMark } : token),
      session: ({ session, token }) => ({ ...session, user: { ...session.user, id: token.sub ?? '' } }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sub && token.email) await signOut({ userId: token.sub, email: token.email })
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ code, err: metadata }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
  }
}

function toUser(signedIn: SignedIn) {
  const { userId, email, name, passwordHash } = signedIn
  return { id: userId, email, name, passwordMark: passwordMark(passwordHash) }
}

/** Opens next-auth's session from our own form, which works without script. Only in actions and route handlers. */
export async function openSession(signedIn: SignedIn): Promise<void> {
  if (!env.NEXTAUTH_SECRET) throw new Error('Environment variable NEXTAUTH_SECRET is not set')
  const { id, ...claims } = toUser(signedIn)
  const value = await encode({
    token: { sub: id, ...claims },
    secret: env.NEXTAUTH_SECRET,
    maxAge: sessionSeconds,
  })
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, value, { ...options, maxAge: sessionSeconds })
}

/** Ends the session of this browser, with its audit event. */
export async function closeSession(): Promise<void> {
  const viewer = await findViewer()
  if (viewer) await signOut(viewer)
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, '', { ...options, maxAge: 0 })
}

/** Who asks, read again from the database; null for nobody. Once per request. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const options = authOptions()
  const session = await getServerSession({
    ...options,
    // The mark stays on the server: `/api/auth/session` shows the browser only who it is.
    callbacks: { ...options.callbacks, session: ({ session, token }) => ({ ...session, token }) },
  })
  const { sub, passwordMark: mark } = session?.token ?? {}
  return sub && mark ? viewerOfSession({ userId: sub, passwordMark: mark }) : null
})

/** Who asks; nobody is sent to the sign-in page, which leads back here (or to `next`). */
export async function requireViewer(next?: string): Promise<Viewer> {
  const viewer = await findViewer()
  if (viewer) return viewer
  redirect(signInPath(next ?? (await headers()).get('x-path')))
}

/** Who calls the API: the bearer of a token if one is given, else the session's owner. */
export async function viewerFromRequest(request: Request): Promise<Viewer | null> {
  const header = request.headers.get('authorization')
  if (header === null) return findViewer()
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1]
  return token ? viewerOfToken(token) : null
}
