import { isSameOrigin } from '@/lib/access/same-origin'
import { downloadActivityFile, removeActivityFile } from '@/lib/activities/evidence-commands'
import { viewerFromRequest } from '@/lib/auth'
import { env } from '@/lib/env'
import { toContentDisposition } from '@/lib/exports/chart-file'
import { back, nobody } from '../answer'

/** Saved, never opened in our pages: a browser neither guesses its kind nor runs anything in it. */
const asFile = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

type Context = { params: Promise<{ id: string; file: string }> }

/** `GET /api/v1/activities/ID/evidence/FILE`: the file, as an attachment. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await viewerFromRequest(request)
  if (!viewer) return nobody(401)
  const { id, file } = await params
  const found = await downloadActivityFile(viewer, { activityId: id, id: file })
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

/** `POST …/FILE`: takes the file back; a button of the activity's page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params
  if (!isSameOrigin((name) => request.headers.get(name), env.NEXTAUTH_URL)) return nobody(403)
  const viewer = await viewerFromRequest(request)
  if (!viewer) return nobody(401)
  const removed = await removeActivityFile(viewer, { activityId: id, id: file })
  return back(id, removed.ok ? { done: 'file-removed' } : { file: removed.error.code })
}
