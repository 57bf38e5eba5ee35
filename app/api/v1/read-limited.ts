/** The body as sent, or null as soon as it proves larger than allowed: the rest isn't read. */
export async function readLimited(request: Request, mostBytes: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength
    if (size > mostBytes) {
      await reader?.cancel()
      return null
    }
    parts.push(next.value)
  }
  return Buffer.concat(parts)
}
