import { type NextRequest, NextResponse } from 'next/server'

/** Scripts run only with this answer's nonce, which Next.js puts on its own; styles also from attributes (charts). */
function contentSecurityPolicy(nonce: string): string {
  // React's development build rebuilds stacks with eval; the production build never does.
  const evaluation = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Tells the page its own address, so that signing in leads back to it, and the nonce of its scripts.
 * Decides nothing: every page asks `requireViewer`.
 */
export function proxy(request: NextRequest) {
  const policy = contentSecurityPolicy(Buffer.from(crypto.randomUUID()).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|_next/|.*\\.(?:ico|png|svg|txt|webmanifest|woff2)$).*)'] }
