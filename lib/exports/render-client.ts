import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { RenderJob, RenderReply } from './render-job'

/** Too many pictures are waiting: the caller answers 503, and a page shows its table without one. */
export class RenderBusyError extends Error {
  override name = 'RenderBusyError'
}

type Body = string | Uint8Array
type Waiting<Job> = {
  request: { id: number; job: Job }
  resolve: (body: Body) => void
  reject: (error: Error) => void
}

export type RenderClientOptions = {
  workerFile: string
  /** A picture that takes longer is given up and the worker replaced. */
  timeLimitMs: number
  queueLimit: number
  /** Bytes of finished pictures kept in memory; the oldest unused go first. */
  cacheBytes: number
}

export type WorkerClient<Job> = {
  render(job: Job, options?: { cache?: boolean }): Promise<Body>
  close(): Promise<void>
}

export type RenderClient = WorkerClient<RenderJob>

/**
 * Sends jobs to one worker thread, one after the other. The worker is started at first use and
 * again after an error or a time-out. The bundler must not see the class: `import { Worker }` would pull the
 * worker into the server's bundle.
 */
export function createWorkerClient<Job>(options: RenderClientOptions): WorkerClient<Job> {
  const queue: Waiting<Job>[] = []
  const cache = new Map<string, Body>()
  let cached = 0
  let worker: Worker | null = null
  let running: (Waiting<Job> & { timer: NodeJS.Timeout }) | null = null
  let nextId = 1

  function start(): Worker {
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')
    const thread = new Thread(options.workerFile)
    thread.on('message', (reply: RenderReply) => {
      if (thread !== worker || reply.id !== running?.request.id) return
      settle(reply.ok ? reply.body : new Error(`Drawing failed: ${reply.message}`))
    })
    thread.on('error', (error) => replace(thread, error))
    thread.on('exit', (code) => replace(thread, new Error(`The render worker stopped (${code})`)))
    // A waiting worker must not keep a finished program alive.
    thread.unref()
    return thread
  }

  function replace(thread: Worker, error: Error): void {
    if (thread !== worker) return
    worker = null
    thread.terminate().catch(() => undefined)
    settle(error)
  }

  function settle(result: Body | Error): void {
    const done = running
    running = null
    if (done) {
      clearTimeout(done.timer)
      if (result instanceof Error) done.reject(result)
      else done.resolve(result)
    }
    next()
  }

  function next(): void {
    if (running) return
    const waiting = queue.shift()
    if (!waiting) {
      worker?.unref()
      return
    }
    worker ??= start()
    const thread = worker
    thread.ref()
    const timer = setTimeout(
      () => replace(thread, new Error(`Drawing took longer than ${options.timeLimitMs} ms`)),
      options.timeLimitMs,
    )
    running = { ...waiting, timer }
    thread.postMessage(waiting.request)
  }

  function remember(key: string, body: Body): void {
    cache.set(key, body)
    cached += body.length
    for (const [oldest, kept] of cache) {
      if (cached <= options.cacheBytes) break
      cache.delete(oldest)
      cached -= kept.length
    }
  }

  return {
    async render(job, { cache: keep = true } = {}) {
      const key = keep ? createHash('sha256').update(JSON.stringify(job)).digest('hex') : ''
      const known = cache.get(key)
      if (keep && known !== undefined) {
        cache.delete(key)
        cache.set(key, known)
        return known
      }
      if (queue.length >= options.queueLimit) throw new RenderBusyError('Too many pictures are waiting')
      const body = await new Promise<Body>((resolve, reject) => {
        queue.push({ request: { id: nextId, job }, resolve, reject })
        nextId += 1
        next()
      })
      if (keep && !cache.has(key)) remember(key, body)
      return body
    },
    async close() {
      const thread = worker
      worker = null
      await thread?.terminate()
    },
  }
}

/** The same for pictures. */
export const createRenderClient = (options: RenderClientOptions): RenderClient =>
  createWorkerClient<RenderJob>(options)

const shared = globalThis as typeof globalThis & { songHanhRenderClient?: RenderClient }

/** The process's one client; it outlives reloads of this module in development. */
export function getRenderClient(): RenderClient {
  shared.songHanhRenderClient ??= createRenderClient({
    workerFile: path.join(process.cwd(), 'dist', 'render-worker.mjs'),
    timeLimitMs: 15_000,
    queueLimit: 60,
    cacheBytes: 32 * 1024 * 1024,
  })
  return shared.songHanhRenderClient
}
