import 'next-intl'
import type { DefaultSession } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import type vi from './messages/vi.json'

declare module 'next-intl' {
  interface AppConfig {
    Locale: 'vi' | 'en'
    Messages: typeof vi
  }
}

declare module 'next-auth' {
  interface User {
    passwordMark: string
  }
  interface Session {
    user: DefaultSession['user'] & { id: string }
    /** Only where the server itself reads the session. */
    token?: JWT
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    passwordMark?: string
  }
}
