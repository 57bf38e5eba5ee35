import { toContentDisposition } from '@/lib/exports/chart-file'
import { today } from '@/lib/periods/deadline'
import { downloadEvidence, removeEvidence } from '@/lib/submissions/evidence-commands'
import { findCaller, refuse } from '../call'

/** Saved, never opened in our pages: a browser neither guesses its kind nor runs anything in it. */
const asFile = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

type Context = { params: Promise<{ id: string }> }

/** `GET /api/v1/evidence/ID`: the file, as an attachment. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await findCaller(request)
  if (viewer instanceof Response) return viewer
  const found = await downloadEvidence(viewer, await params)
  if (!found.ok) return refuse(found.error, viewer.language)
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

/** `DELETE /api/v1/evidence/ID`: takes the file back from a draft; 204. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const viewer = await findCaller(request)
  if (viewer instanceof Response) return viewer
  const removed = await removeEvidence(viewer, await params, today())
  return removed.ok ? new Response(null, { status: 204 }) : refuse(removed.error, viewer.language)
}
