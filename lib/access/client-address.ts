/**
 * The network address a request came from, for the limits. The last entry of X-Forwarded-For is the one our own
 * proxy wrote; the entries before it are whatever the client says.
 */
export function clientAddress(header: (name: string) => string | null | undefined): string {
  const last = header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return last ? last.slice(0, 64) : 'unknown'
}
