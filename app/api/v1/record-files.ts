import { isSameOrigin } from '@/lib/access/same-origin'
import type { Viewer } from '@/lib/access/viewer'
import { viewerFromRequest } from '@/lib/auth'
import { env } from '@/lib/env'
import { toContentDisposition } from '@/lib/exports/chart-file'
import type { Result } from '@/lib/result'
import type { FileFailure } from '@/lib/submissions/attached-files-commands'
import { mostEvidenceBytes } from '@/lib/submissions/evidence'
import { readLimited } from './read-limited'

/** Saved, never opened in our pages: a browser neither guesses its kind nor runs anything in it. */
const asFile = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

/** The parts of a form around the file: names, lines, and a little air. */
const envelope = 64 * 1024

/** Takes the `file` of a form sent from a record's own page, and leads back to it. */
export async function receiveFile(
  request: Request,
  page: string,
  add: (
    viewer: Viewer,
    file: { name: string; bytes: Uint8Array },
  ) => Promise<Result<{ id: string }, FileFailure>>,
): Promise<Response> {
  const viewer = await findSender(request)
  if (viewer instanceof Response) return viewer
  const sent = await readLimited(request, mostEvidenceBytes + envelope)
  if (sent === null) return back(page, { file: 'too-large' })
  const file = await readFile(request, sent)
  if (!file || file.name === '') return back(page, { file: 'no-file' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const added = await add(viewer, { name: file.name, bytes })
  return back(page, added.ok ? { done: 'file-added' } : { file: added.error.code })
}

/** Takes a file back; a button of the record's page. */
export async function takeBackFile(
  request: Request,
  page: string,
  remove: (viewer: Viewer) => Promise<Result<void, FileFailure>>,
): Promise<Response> {
  const viewer = await findSender(request)
  if (viewer instanceof Response) return viewer
  const removed = await remove(viewer)
  return back(page, removed.ok ? { done: 'file-removed' } : { file: removed.error.code })
}

/** The file, as an attachment. */
export async function sendFile(
  request: Request,
  download: (
    viewer: Viewer,
  ) => Promise<Result<{ name: string; mediaType: string; bytes: Uint8Array }, FileFailure>>,
): Promise<Response> {
  const viewer = await viewerFromRequest(request)
  if (!viewer) return nobody(401)
  const found = await download(viewer)
  if (!found.ok) return Response.json({ code: 'not-found', message: '', field: null }, { status: 404 })
  const { name, mediaType, bytes } = found.value
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...asFile,
      'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': toContentDisposition(name),
    },
  })
}

async function findSender(request: Request): Promise<Viewer | Response> {
  if (!isSameOrigin((name) => request.headers.get(name), env.NEXTAUTH_URL)) return nobody(403)
  return (await viewerFromRequest(request)) ?? nobody(401)
}

async function readFile(request: Request, sent: Buffer): Promise<File | null> {
  const type = request.headers.get('content-type') ?? ''
  try {
    const fields = await new Response(new Uint8Array(sent), { headers: { 'content-type': type } }).formData()
    const file = fields.get('file')
    return file instanceof File ? file : null
  } catch {
    // Cut off, or no form at all.
    return null
  }
}

/** Leads the browser back to the record, which says what came of it. The place is ours, whatever was sent. */
function back(page: string, words: Record<string, string>): Response {
  const location = `${page}?${new URLSearchParams(words)}#files`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

function nobody(status: 401 | 403): Response {
  return Response.json(
    { code: status === 401 ? 'nobody' : 'forbidden', message: '', field: null },
    { status },
  )
}
