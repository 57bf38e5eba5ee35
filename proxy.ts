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

/** What a form may send at most: `serverActions.bodySizeLimit` in next.config.js. */
const largestForm = 6 * 1024 * 1024

const uploadPages = ['/entry/upload', '/activities/upload', '/announcements/new']

/**
 * Without script nothing looks at a file before it is sent, and Next.js answers one above its limit with an empty page:
 * the upload page itself says so instead. What is sent is known from its header; nothing of it is read.
 */
function refuseLargeUpload({ method, headers, nextUrl }: NextRequest): NextResponse | null {
  const isUpload = method === 'POST' && uploadPages.includes(nextUrl.pathname) && !headers.has('next-action')
  if (!isUpload || Number(headers.get('content-length')) <= largestForm) return null
  const page = nextUrl.clone()
  page.searchParams.set('refused', 'too-large')
  return NextResponse.redirect(page, 303)
}

/**
 * An address that would only fail is put right and asked again: the sign of no character is in no name and the database
 * takes none; a path whose signs stand for nothing is taken as it is written, and is then found nowhere.
 */
function repairAddress({ nextUrl }: NextRequest): NextResponse | null {
  const { pathname, search } = nextUrl
  const page = nextUrl.clone()
  page.pathname = isReadable(pathname) ? pathname.replaceAll('%00', '') : pathname.replaceAll('%', '%25')
  page.search = search.replaceAll('%00', '')
  return page.pathname === pathname && page.search === search ? null : NextResponse.redirect(page)
}

function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== null
  } catch {
    return false
  }
}

/**
 * Tells the page its own address, so that signing in leads back to it, and the nonce of its scripts.
 * Decides nothing: every page asks `requireViewer`.
 */
export function proxy(request: NextRequest) {
  const refused = refuseLargeUpload(request) ?? repairAddress(request)
  if (refused) return refused
  const policy = contentSecurityPolicy(Buffer.from(crypto.randomUUID()).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|_next/|.*\\.(?:ico|png|svg|txt|webmanifest|woff2)$).*)'] }
