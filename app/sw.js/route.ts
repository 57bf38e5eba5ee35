import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The service worker, bundled beside the picture worker. Never kept: a newer one must be found at once. */
export async function GET(): Promise<Response> {
  const script = await readFile(join(process.cwd(), 'dist', 'sw.js'), 'utf8').catch(() => null)
  if (script === null) return new Response(null, { status: 404 })
  return new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
