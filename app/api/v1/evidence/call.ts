import { isSameOrigin } from '@/lib/access/same-origin'
import type { Viewer } from '@/lib/access/viewer'
import { viewerFromRequest } from '@/lib/auth'
import { env } from '@/lib/env'
import type { Language } from '@/lib/format'
import { type EvidenceCallFailure, evidenceFailureMessage } from '@/lib/submissions/evidence-words'

/** Who calls; for what changes something, a browser's call must come from our own pages. Else the refusal to answer with. */
export async function findCaller(request: Request): Promise<Viewer | Response> {
  const header = (name: string) => request.headers.get(name)
  const language = new URL(request.url).searchParams.get('lang') === 'en' ? 'en' : 'vi'
  const changes = request.method !== 'GET'
  if (changes && header('authorization') === null && !isSameOrigin(header, env.NEXTAUTH_URL))
    return refuse({ code: 'forbidden' }, language)
  return (await viewerFromRequest(request)) ?? refuse({ code: 'nobody' }, language)
}

const statuses: Record<EvidenceCallFailure['code'], number> = {
  nobody: 401,
  forbidden: 403,
  'not-found': 404,
  'not-assigned': 409,
  'not-yet-open': 409,
  closed: 409,
  locked: 409,
  'too-many': 409,
  'too-large': 413,
  'type-not-allowed': 415,
  macros: 415,
  empty: 400,
  'bad-word': 400,
}

export function refuse(failure: EvidenceCallFailure, language: Language): Response {
  const { code, field = null } = failure
  return Response.json(
    { code, message: evidenceFailureMessage(failure, language), field },
    { status: statuses[code] },
  )
}
