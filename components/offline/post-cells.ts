import { parseCellKey, type SubmissionKey } from '@/lib/submissions/submission'
import type { OutboxState } from './outbox'
import type { Batch, CellAnswer } from './queue'

export type SendOutcome =
  | { kind: 'answered'; savedAt: string; cells: CellAnswer[] }
  /** No server: no line, or somebody else answered (a hotel's portal). */
  | { kind: 'unreachable' }
  | { kind: 'busy'; afterMs: number }
  | { kind: 'stopped'; why: NonNullable<OutboxState['stopped']> }
  /** These words, this size: never to be taken as they are. */
  | { kind: 'unreadable' }
  | { kind: 'id-taken' }

const patienceMs = 30_000

/** Sends a batch by the call that is idempotent by its id, and says what became of it. Never throws. */
export async function postCells(
  send: typeof fetch,
  { formCode, orgUnitId, period }: SubmissionKey,
  userId: string,
  batch: Batch,
): Promise<SendOutcome> {
  const id = [formCode, orgUnitId, period].map(encodeURIComponent).join(':')
  const body = JSON.stringify({
    mutationId: batch.mutationId,
    cells: batch.cells.flatMap(({ change: { cell, text: _text, ...change } }) => {
      const place = parseCellKey(cell)
      return place ? [{ ...place, ...change }] : []
    }),
  })
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMs)
  try {
    const response = await send(`/api/v1/submissions/${id}/values`, {
      method: 'POST',
      // Whose figures these are: a session that meanwhile became another's must not write them.
      headers: { 'content-type': 'application/json', 'x-person': userId },
      body,
      redirect: 'error',
      cache: 'no-store',
      // A page that is being closed may still send; browsers limit how much.
      keepalive: isHidden() && body.length < 30_000,
      signal: patience.signal,
    })
    return await toOutcome(response)
  } catch {
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

async function toOutcome(response: Response): Promise<SendOutcome> {
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) {
    return isAnswer(answer)
      ? { kind: 'answered', savedAt: answer.savedAt, cells: answer.cells }
      : { kind: 'unreachable' }
  }
  const code = isRecord(answer) && typeof answer.code === 'string' ? answer.code : null
  switch (response.status) {
    case 400:
    case 413:
      return { kind: 'unreadable' }
    case 401:
      return { kind: 'stopped', why: 'signed-out' }
    case 403:
      return { kind: 'stopped', why: 'forbidden' }
    case 404:
      // Without our words it is somebody in between who knows no such page.
      return code ? { kind: 'stopped', why: 'not-found' } : { kind: 'busy', afterMs: 0 }
    case 409:
      if (code === 'mutation-reused') return { kind: 'id-taken' }
      return { kind: 'stopped', why: code === 'locked' ? 'locked' : 'closed' }
    default:
      return { kind: 'busy', afterMs: retryAfterMs(response) }
  }
}

function retryAfterMs(response: Response): number {
  const text = response.headers.get('retry-after') ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 600) * 1000 : 0
}

function isAnswer(answer: unknown): answer is { savedAt: string; cells: CellAnswer[] } {
  return isRecord(answer) && typeof answer.savedAt === 'string' && Array.isArray(answer.cells)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isHidden(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden'
}
