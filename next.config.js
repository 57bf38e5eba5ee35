import createNextIntlPlugin from 'next-intl/plugin'

/** Sent with every answer. */
const plainHeaders = [{ key: 'X-Content-Type-Options', value: 'nosniff' }]

/** Sent with every page; pages get a stricter content policy with a nonce from proxy.ts. A script is nobody's window. */
const pageHeaders = [
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/** What programs and files get: nothing in them is ever run. */
const filePolicy = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
]

/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  devIndicators: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Binary or worker packages: loaded by Node as they are, never bundled.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@resvg/resvg-js',
    'happy-dom',
    'pino',
    'pg',
    '@prisma/adapter-pg',
    'exceljs',
  ],
  experimental: {
    // A page can be drawn with its first answer: on a slow line a second one costs two seconds more.
    inlineCss: true,
    // Filled workbooks of up to 5 MB come in by a form that also works without script.
    serverActions: { bodySizeLimit: '6mb' },
  },
  // `npm run verify` and `npm test` check types; the first start of a clone shouldn't wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: plainHeaders },
    { source: '/((?!_next/static/).*)', headers: pageHeaders },
    { source: '/api/:path*', headers: filePolicy },
  ],
}

export default createNextIntlPlugin('./app/i18n/request.ts')(config)
