/**
 * True when a request that carries a session's cookie comes from our own pages. Browsers say where a request comes from
 * and pages can't change it; a caller that says nothing uses a token, which no browser sends by itself.
 */
export function isSameOrigin(
  header: (name: string) => string | null,
  ownAddress: string | undefined,
): boolean {
  const site = header('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = header('origin')
  if (origin === null) return site === 'same-origin'
  const host = hostOf(origin)
  const own = [header('x-forwarded-host') ?? header('host'), hostOf(ownAddress ?? '')]
  return host !== null && own.includes(host)
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}
