import { type NextRequest, NextResponse } from 'next/server'

/** Tells the page its own address, so that signing in leads back to it. Decides nothing: every page asks `requireViewer`. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  headers.set('x-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  return NextResponse.next({ request: { headers } })
}

export const config = { matcher: ['/((?!api/|_next/|.*\\.(?:ico|png|svg|txt|webmanifest|woff2)$).*)'] }
