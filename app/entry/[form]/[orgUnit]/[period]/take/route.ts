import { isSameOrigin } from '@/lib/access/same-origin'
import { adoptFigures } from '@/lib/activities/adopt-commands'
import { viewerFromRequest } from '@/lib/auth'
import { env } from '@/lib/env'
import { today } from '@/lib/periods/deadline'
import { type CellKey, parseCellKey } from '@/lib/submissions/submission'
import { type EntryParams, entryPath, toKey } from '../paths'

/**
 * Takes sums of activities into the draft and leads back to the form, which comes anew: a page that stayed would still
 * hold the cells as they were.
 */
export async function POST(request: Request, { params }: { params: EntryParams }): Promise<Response> {
  const key = await toKey(params)
  if (!isSameOrigin((name) => request.headers.get(name), env.NEXTAUTH_URL))
    return new Response(null, { status: 403 })
  const viewer = await viewerFromRequest(request)
  // The form itself asks to sign in, or says why nothing can be entered.
  if (!viewer) return backTo(entryPath(key))
  const asked = (await request.formData()).getAll('cell').map(String)
  const cells = asked.includes('blank') ? 'blank' : asked.filter(isCell)
  const result = await adoptFigures(viewer, key, cells, today())
  if (!result.ok && result.error.code !== 'nothing-to-take') return backTo(entryPath(key))
  return backTo(`${entryPath(key)}?taken=${result.ok ? result.value.taken : 0}`)
}

function isCell(text: string): text is CellKey {
  return parseCellKey(text) !== null
}

function backTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
