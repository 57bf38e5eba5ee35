import { isSameOrigin } from '@/lib/access/same-origin'
import { addActivityFile } from '@/lib/activities/evidence-commands'
import { viewerFromRequest } from '@/lib/auth'
import { env } from '@/lib/env'
import { mostEvidenceBytes } from '@/lib/submissions/evidence'
import { readLimited } from '../../../read-limited'
import { back, nobody } from './answer'

type Context = { params: Promise<{ id: string }> }

/** The parts of a form around the file: names, lines, and a little air. */
const envelope = 64 * 1024

/** `POST /api/v1/activities/ID/evidence`: a form with `file`, from the activity's own page; leads back to it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  if (!isSameOrigin((name) => request.headers.get(name), env.NEXTAUTH_URL)) return nobody(403)
  const viewer = await viewerFromRequest(request)
  if (!viewer) return nobody(401)
  const sent = await readLimited(request, mostEvidenceBytes + envelope)
  if (sent === null) return back(id, { file: 'too-large' })
  const file = await readFile(request, sent)
  if (!file || file.name === '') return back(id, { file: 'no-file' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const added = await addActivityFile(viewer, { activityId: id, name: file.name, bytes })
  return back(id, added.ok ? { done: 'file-added' } : { file: added.error.code })
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
