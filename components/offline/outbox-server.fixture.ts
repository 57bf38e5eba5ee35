import type { CellKey } from '@/lib/submissions/submission'
import { toCellKey } from '@/lib/submissions/submission'
import type { CellAnswer } from './queue'

type Stored = { version: number; value: string | null; author: string }
type SentCell = { dataElement: string; breakdown: string; value: string | null; baseVersion: number }
/** What happens to the next call: it is answered, or the answer is lost on the way, and so on. */
export type Fate = 'answer' | 'lose-answer' | 'no-line' | 'busy' | 'signed-out' | 'portal' | 'too-large'

/** The call as the server keeps to it: each mutation once, each cell on the version it was made on. */
export class OutboxServer {
  readonly cells = new Map<CellKey, Stored>()
  readonly writes: { cell: CellKey; value: string | null; author: string; over: Stored | undefined }[] = []
  readonly calls: { mutationId: string; cells: SentCell[]; fate: Fate }[] = []
  fates: Fate[] = []
  refuse: { status: number; code: string } | null = null
  #answers = new Map<string, unknown>()

  /** Somebody else changes a cell. */
  write(cell: CellKey, value: string, author: string): void {
    const over = this.cells.get(cell)
    this.writes.push({ cell, value, author, over })
    this.cells.set(cell, { version: (over?.version ?? 0) + 1, value, author })
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    const { mutationId, cells } = JSON.parse(String(init?.body)) as { mutationId: string; cells: SentCell[] }
    const fate = this.fates.shift() ?? 'answer'
    this.calls.push({ mutationId, cells, fate })
    await Promise.resolve()
    switch (fate) {
      case 'no-line':
        throw new TypeError('Failed to fetch')
      case 'busy':
        return Response.json({ code: 'busy' }, { status: 503, headers: { 'retry-after': '2' } })
      case 'signed-out':
        return Response.json({ code: 'nobody' }, { status: 401 })
      case 'portal':
        return new Response('<h1>Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } })
      case 'too-large':
        return Response.json({ code: 'too-large' }, { status: 413 })
    }
    if (this.refuse) return Response.json({ code: this.refuse.code }, { status: this.refuse.status })
    const answer = this.#answers.get(mutationId) ?? {
      submissionId: 'S',
      savedAt: '2026-01-05T02:00:00.000Z',
      cells: cells.map((cell) => this.#save(cell)),
    }
    this.#answers.set(mutationId, answer)
    if (fate === 'lose-answer') throw new TypeError('Failed to fetch')
    return Response.json(answer)
  }

  #save({ dataElement, breakdown, value, baseVersion }: SentCell): CellAnswer {
    const cell = toCellKey(dataElement, breakdown)
    const stored = this.cells.get(cell)
    const version = stored?.version ?? 0
    if (value === 'bad') return { cell, state: 'invalid', code: 'not-a-number' }
    if (stored?.value === value) return { cell, state: 'saved', version }
    if (version !== baseVersion) {
      const { value = null, author = '' } = stored ?? {}
      return {
        cell,
        state: 'conflict',
        version,
        value,
        missing: null,
        author,
        at: '2026-01-05T01:00:00.000Z',
      }
    }
    this.write(cell, value ?? '', 'me')
    return { cell, state: 'saved', version: version + 1 }
  }
}
