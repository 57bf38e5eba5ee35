const nowhere = 'http://local.invalid'

/**
 * Where to go after signing in: only a path of this site, anything else is the overview.
 * Refuses `//host`, `/\host`, schemes, control characters and the sign-in page itself.
 */
export function safeNext(text: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so `/\t/host` would leave the site
  if (!text?.startsWith('/') || text.length > 2000 || /[\u0000-\u001f\u007f\\]/.test(text)) return '/'
  const url = URL.canParse(text, nowhere) ? new URL(text, nowhere) : null
  if (!url || url.origin !== nowhere) return '/'
  const first = url.pathname.split('/')[1]
  if (url.pathname.startsWith('//') || first === 'sign-in' || first === 'api') return '/'
  return `${url.pathname}${url.search}${url.hash}`
}

/** The sign-in page, leading back to `next` afterwards. */
export function signInPath(next?: string | null): string {
  const path = safeNext(next)
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`
}
