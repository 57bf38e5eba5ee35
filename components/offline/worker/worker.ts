import {
  CacheFirst,
  ExpirationPlugin,
  type RouteHandlerCallbackOptions,
  Serwist,
  type SerwistPlugin,
} from 'serwist'
import { fetchPage, findPage, forgetPages, isKeptPath, keepAssets, keepPage, staticCache } from './kept-pages'

/** Put in by the build: changes when the offline page does. */
declare const OFFLINE_PAGE_REVISION: string

const offlinePage = '/offline'
/** After so long on a bad line an officer rather works on the copy. */
const patienceMs = 10_000
const away = new Set([502, 503, 504])

/** A form page: from the server, else its last copy, else the offline page. */
async function answerKept({ request, event }: RouteHandlerCallbackOptions): Promise<Response> {
  const asked = fetch(request).then((response) => {
    if (away.has(response.status)) throw new Error('The server is away')
    event.waitUntil(keepPage(request.url, response.clone()).catch(() => undefined))
    return response
  })
  asked.catch(() => undefined)
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), patienceMs))
  try {
    const answer = await Promise.race([asked, late])
    return answer ?? (await findPage(request.url)) ?? (await asked)
  } catch {
    return (await findPage(request.url)) ?? (await answerOffline())
  }
}

/** Any other page: only ever from the server. Signing out ends at the bare sign-in page, and takes the copies along. */
async function answerOther({ request, url }: RouteHandlerCallbackOptions): Promise<Response> {
  try {
    const response = await fetch(request)
    if (url.pathname === '/sign-in' && url.search === '') await forgetPages()
    return response
  } catch {
    return answerOffline()
  }
}

async function answerOffline(): Promise<Response> {
  return (await worker.matchPrecache(offlinePage)) ?? Response.error()
}

const lastsLong: SerwistPlugin = new ExpirationPlugin({ maxEntries: 600, maxAgeSeconds: 120 * 24 * 60 * 60 })

const worker = new Serwist({
  precacheEntries: [{ url: offlinePage, revision: OFFLINE_PAGE_REVISION }],
  // Nothing kept depends on the version of this file: open forms go on under a newer one.
  skipWaiting: true,
  clientsClaim: true,
  disableDevLogs: true,
  runtimeCaching: [
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_next/static/'),
      handler: new CacheFirst({ cacheName: staticCache, plugins: [lastsLong] }),
    },
    {
      matcher: ({ url, request, sameOrigin }) =>
        sameOrigin && request.mode === 'navigate' && isKeptPath(url.pathname),
      handler: answerKept,
    },
    { matcher: ({ request }) => request.mode === 'navigate', handler: answerOther },
  ],
})

worker.addEventListeners()

export type WorkerMessage = { type: 'keep'; page: string; assets: string[] } | { type: 'forget' }

addEventListener('message', (event: MessageEvent<WorkerMessage>) => {
  const wait = (work: Promise<unknown>) =>
    (event as unknown as { waitUntil(work: Promise<unknown>): void }).waitUntil(work.catch(() => undefined))
  if (event.data.type === 'forget') wait(forgetPages())
  if (event.data.type !== 'keep') return
  const { page, assets } = event.data
  // From any form one comes back to the list, which may have been left too soon to be kept.
  const pages = isKeptPath(new URL(page).pathname) ? new Set([page, new URL('/entry', page).href]) : []
  wait(Promise.all([...[...pages].map(fetchPage), keepAssets(assets)]))
})
