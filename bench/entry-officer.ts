import { randomUUID } from 'node:crypto'
import { type Agent, request } from 'node:http'

/** One answered figure: what the server said it keeps. */
export type Acknowledged = { orgUnitId: string; cell: string; version: number; value: string }

/** What all officers of a phase lived through. Times are milliseconds. */
export type Tally = {
  typed: number
  /** Typed over before they were sent: the later figure counts. */
  overtaken: number
  acknowledged: number
  /** From typing to the server's word, waiting for one's turn included. */
  waits: number[]
  /** Of single calls that were served, and of those told to come again. */
  served: number[]
  refused: number[]
  errors: string[]
}

export function newTally(): Tally {
  return { typed: 0, overtaken: 0, acknowledged: 0, waits: [], served: [], refused: [], errors: [] }
}

export type Officer = {
  orgUnitId: string
  /** The figure is kept in the officer's queue at once; `at` is when it was typed (performance.now). */
  type(cell: string, value: string, at: number, tally: Tally): void
  /** True when nothing waits and nothing is on its way. */
  isDone(): boolean
  acknowledged: Acknowledged[]
  /** The last figure typed into each cell. */
  last: Map<string, string>
}

type Waiting = { value: string; at: number; tally: Tally }
type Answer = {
  status: number
  retryAfter: number
  body: { cells?: { cell: string; state: string; version?: number }[] }
}

/**
 * An officer with a queue as the entry page has it: one call at a time, all that waits in the next one, the same batch number
 * until it is answered, and patience as long as the server asks for.
 */
export function createOfficer(
  base: string,
  { orgUnitId, period, cookie, agent }: { orgUnitId: string; period: string; cookie: string; agent: Agent },
): Officer {
  const path = `/api/v1/submissions/D8-Q:${orgUnitId}:${period}/values`
  const versions = new Map<string, number>()
  const officer: Officer = {
    orgUnitId,
    acknowledged: [],
    last: new Map(),
    isDone: () => !sending && waiting.size === 0,
    type(cell, value, at, tally) {
      tally.typed += 1
      const before = waiting.get(cell)
      if (before) before.tally.overtaken += 1
      waiting.set(cell, { value, at, tally })
      officer.last.set(cell, value)
      if (!sending) void send()
    },
  }
  let waiting = new Map<string, Waiting>()
  let sending = false

  async function send(): Promise<void> {
    sending = true
    while (waiting.size > 0) {
      const batch = waiting
      waiting = new Map()
      await deliver(batch)
    }
    sending = false
  }

  async function deliver(batch: Map<string, Waiting>): Promise<void> {
    const body = JSON.stringify({
      mutationId: randomUUID(),
      cells: [...batch].map(([cell, { value }]) => {
        const [dataElement, breakdown] = cell.split('|')
        return { dataElement, breakdown, value, baseVersion: versions.get(cell) ?? 0 }
      }),
    })
    const [{ tally } = { tally: newTally() }] = batch.values()
    for (;;) {
      const start = performance.now()
      const answer = await call(base, path, { body, cookie, agent }).catch((error: Error) => error.message)
      const took = performance.now() - start
      if (typeof answer === 'string') {
        tally.errors.push(answer)
        await pause(1000)
      } else if (answer.status === 503) {
        tally.refused.push(took)
        // A crowd told the same second shouldn't come back in the same instant.
        await pause(answer.retryAfter * 1000 * (0.5 + Math.random()))
      } else {
        if (answer.status !== 200) tally.errors.push(String(answer.status))
        else tally.served.push(took)
        take(batch, answer)
        return
      }
    }
  }

  function take(batch: Map<string, Waiting>, { body }: Answer): void {
    const now = performance.now()
    for (const { cell, state, version = 0 } of body.cells ?? []) {
      const change = batch.get(cell)
      if (!change) continue
      versions.set(cell, version)
      if (state === 'saved') {
        officer.acknowledged.push({ orgUnitId, cell, version, value: change.value })
        change.tally.acknowledged += 1
        change.tally.waits.push(now - change.at)
      } else change.tally.errors.push(state)
    }
  }
  return officer
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function call(
  base: string,
  path: string,
  { body, cookie, agent }: { body: string; cookie: string; agent: Agent },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      cookie,
      origin: base,
      'content-length': Buffer.byteLength(body),
    }
    const sent = request(base + path, { method: 'POST', agent, headers, timeout: 30_000 }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        text += part
      })
      response.on('error', reject)
      response.on('end', () => {
        try {
          const retryAfter = Number(response.headers['retry-after'] ?? 1)
          resolve({ status: response.statusCode ?? 0, retryAfter, body: JSON.parse(text) })
        } catch {
          reject(new Error(`not JSON: ${response.statusCode}`))
        }
      })
    })
    sent.on('timeout', () => sent.destroy(new Error('timeout')))
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed an idle line just as it was used again: browsers, too, then take a new one without a word.
      const wasIdle = sent.reusedSocket && error.code === 'ECONNRESET'
      if (wasIdle) call(base, path, { body, cookie, agent }).then(resolve, reject)
      else reject(error)
    })
    sent.end(body)
  })
}
