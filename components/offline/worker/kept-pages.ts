/** Copies of one person's form pages, for when there is no line. */
const pagesCache = 'pages'
export const staticCache = 'static'
const personKey = '/.person'
/** A copy asked for again within this time is new enough. */
const freshMs = 10 * 60_000

/** The officer's list, a form and its check: what is of use without a line. */
export function isKeptPath(pathname: string): boolean {
  const parts = pathname.split('/').filter(Boolean)
  if (parts[0] !== 'entry' || parts[1] === 'upload') return false
  return parts.length === 1 || parts.length === 4 || (parts.length === 5 && parts[4] === 'check')
}

/** Whose page it is, as its body says; '' for nobody's, null for what is no page of ours. */
export function personOf(html: string): string | null {
  return /<body[^>]*\sdata-person="([^"]*)"/.exec(html)?.[1] ?? null
}

/** The scripts, styles and fonts that a page names: without them its copy would stay dumb. */
export function assetsOf(html: string): string[] {
  return [...new Set(html.match(/\/_next\/static\/[\w./@~%()[\]-]+?\.(?:js|css|woff2)/g) ?? [])]
}

const keyOf = (url: string) => new URL(url).origin + new URL(url).pathname

/** Keeps a copy of an answered page. Another person's page drops all earlier ones first. */
export async function keepPage(url: string, response: Response): Promise<void> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status !== 200 || response.redirected || !type.startsWith('text/html')) return
  const html = await response.clone().text()
  const person = personOf(html)
  if (!person) return
  let pages = await caches.open(pagesCache)
  const owner = await (await pages.match(personKey))?.text()
  if (owner !== person) {
    await forgetPages()
    pages = await caches.open(pagesCache)
    await pages.put(personKey, new Response(person))
  }
  await Promise.all([pages.put(keyOf(url), response.clone()), keepAssets(assetsOf(html))])
}

export async function findPage(url: string): Promise<Response | undefined> {
  const pages = await caches.open(pagesCache)
  return pages.match(keyOf(url), { ignoreVary: true })
}

/** Fetches a page that was reached without loading it whole. */
export async function fetchPage(url: string): Promise<void> {
  if (!isKeptPath(new URL(url).pathname)) return
  const at = Date.parse((await findPage(url))?.headers.get('date') ?? '')
  if (Date.now() - at < freshMs) return
  await keepPage(url, await fetch(url, { credentials: 'same-origin', headers: { accept: 'text/html' } }))
}

export async function keepAssets(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(staticCache)
  const missing: string[] = []
  for (const url of urls) if (!(await cache.match(url))) missing.push(url)
  // One that is gone (an older build's) must not keep the others away.
  await Promise.all(missing.map((url) => cache.add(url).catch(() => undefined)))
}

export async function forgetPages(): Promise<void> {
  await caches.delete(pagesCache)
}
