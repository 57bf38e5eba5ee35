import 'next-intl'
import type { DefaultSession } from 'next-auth'
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
    user: DefaultSession['user'] & { id: string; passwordMark: string }
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    passwordMark?: string
  }
}
