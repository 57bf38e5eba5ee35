import { isSameOrigin } from '@/lib/access/same-origin'
import { viewerFromRequest } from '@/lib/auth'
import { env } from '@/lib/env'
import type { Language } from '@/lib/format'
import { log } from '@/lib/log'
import { today } from '@/lib/periods/deadline'
import { forgetAnswers } from '@/lib/submissions/forget-answers-commands'
import { createAdmission } from '@/lib/submissions/save-admission'
import { saveCells } from '@/lib/submissions/save-commands'
import { findSubmissionKey } from '@/lib/submissions/save-queries'
import { mostBytes, parseSaveRequest, parseSubmissionRef } from '@/lib/submissions/save-request'
import { type SaveCallFailure, saveFailureMessage } from '@/lib/submissions/save-words'
import { readLimited } from '../../../read-limited'

// Built when the first call comes: building the app needs no settings.
let admission: ReturnType<typeof createAdmission> | undefined

function admit() {
  // A save holds one connection; the others stay free for pages.
  admission ??= createAdmission({
    hands: Math.max(1, env.DATABASE_POOL - 2),
    line: env.SAVE_LINE,
    patienceMs: 2000,
  })
  return admission
}

/**
 * `POST /api/v1/submissions/ID/values` with `{mutationId, cells}`: what an offline queue sends. `ID` is a submission's uuid or
 * `FORM:UNIT:PERIOD`. The same `mutationId` is answered alike; one answer per cell, then the totals that follow from them.
 */
export async function POST(request: Request): Promise<Response> {
  const place = await admit().enter()
  if (!place) {
    const { code, message, field } = toBody({ code: 'busy' }, languageOf(request))
    const headers = { 'retry-after': String(admit().retryAfter()) }
    return Response.json({ code, message, field }, { status: 503, headers })
  }
  try {
    return await save(request)
  } finally {
    place()
    forgetOncePerDay()
  }
}

const day = 86_400_000
let forgotAt = 0

/** Each server tidies up after its first save and then daily; nobody waits for it. */
function forgetOncePerDay(): void {
  const now = new Date()
  if (now.getTime() - forgotAt < day) return
  forgotAt = now.getTime()
  forgetAnswers(now).catch((error) => log.warn({ err: error }, 'Old answers to saves were not dropped'))
}

async function save(request: Request): Promise<Response> {
  const asked = languageOf(request)
  const header = (name: string) => request.headers.get(name)
  if (header('authorization') === null && !isSameOrigin(header, env.NEXTAUTH_URL))
    return refuse({ code: 'forbidden' }, asked)
  const viewer = await viewerFromRequest(request)
  if (!viewer) return refuse({ code: 'nobody' }, asked)
  // A queue says whose figures it brings: the session may have become another person's meanwhile.
  const person = header('x-person')
  if (person !== null && person !== viewer.userId) return refuse({ code: 'nobody' }, asked)
  const { language } = viewer
  const text = await readLimited(request, mostBytes)
  if (text === null) return refuse({ code: 'too-large' }, language)
  const body = parseSaveRequest(text.toString('utf8'))
  if (!body.ok) return refuse(body.error, language)

  const ref = parseSubmissionRef(new URL(request.url).pathname.split('/').at(-2) ?? '')
  const key = ref && (await findSubmissionKey(ref))
  if (!key) return refuse({ code: 'not-found' }, language)
  const result = await saveCells(viewer, { ...key, ...body.value }, today())
  if (!result.ok) return refuse(result.error, language)
  const { submissionId, savedAt, cells, derived } = result.value
  return Response.json(
    { submissionId, savedAt, cells: [...cells, ...derived] },
    { headers: { 'cache-control': 'private, no-store' } },
  )
}

/** Before anybody is known: the query's word, else Vietnamese. */
function languageOf(request: Request): Language {
  return new URL(request.url).searchParams.get('lang') === 'en' ? 'en' : 'vi'
}

const statuses: Record<SaveCallFailure['code'], number> = {
  'not-json': 400,
  'bad-word': 400,
  nobody: 401,
  forbidden: 403,
  'not-found': 404,
  'not-assigned': 409,
  'not-yet-open': 409,
  closed: 409,
  locked: 409,
  'mutation-reused': 409,
  'too-large': 413,
  busy: 503,
}

function refuse(failure: SaveCallFailure, language: Language): Response {
  return Response.json(toBody(failure, language), { status: statuses[failure.code] })
}

function toBody(failure: SaveCallFailure, language: Language) {
  const { code, field = null } = failure
  return { code, message: saveFailureMessage(failure, language), field }
}
