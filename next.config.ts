import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** Sent with every answer. Frames, plug-ins and foreign form targets are refused. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  {
    key: 'Content-Security-Policy',
    value: "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  },
]

const config: NextConfig = {
  agentRules: false,
  devIndicators: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Binary or worker packages: loaded by Node as they are, never bundled.
  serverExternalPackages: ['@node-rs/argon2', '@resvg/resvg-js', 'happy-dom', 'pino', 'pg', '@prisma/adapter-pg'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default createNextIntlPlugin('./app/i18n/request.ts')(config)
