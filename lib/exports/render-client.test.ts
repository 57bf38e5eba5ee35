import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { samples, sampleWords } from './chart-samples'
import { createRenderClient, RenderBusyError, type RenderClientOptions } from './render-client'
import { type RenderJob, toPictureModel } from './render-job'

const folder = mkdtempSync(path.join(tmpdir(), 'render-client-'))
const workerFile = path.join(folder, 'worker.mjs')
// Answers with a running number; width 1 hangs, width 2 dies, width 3 says no.
writeFileSync(
  workerFile,
  `import { parentPort } from 'node:worker_threads'
let count = 0
parentPort.on('message', ({ id, job }) => {
  if (job.width === 1) return
  if (job.width === 2) throw new Error('dead')
  if (job.width === 3) return parentPort.postMessage({ id, ok: false, message: 'no' })
  parentPort.postMessage({ id, ok: true, body: String(++count) })
})`,
)
afterAll(() => rmSync(folder, { recursive: true }))

const client = (more: Partial<RenderClientOptions> = {}) =>
  createRenderClient({ workerFile, timeLimitMs: 20_000, queueLimit: 5, cacheBytes: 100, ...more })
const job = (width: number): RenderJob => ({
  output: 'picture',
  model: toPictureModel(samples.empty),
  words: sampleWords,
  width,
})

test('an equal job is drawn once, an uncached one each time', async () => {
  const { render, close } = client()
  expect(await render(job(10))).toBe('1')
  expect(await render(job(10))).toBe('1')
  expect(await render(job(10), { cache: false })).toBe('2')
  expect(await render(job(11))).toBe('3')
  await close()
})

test('the oldest unused picture leaves a full cache', async () => {
  const { render, close } = client({ cacheBytes: 2 })
  await render(job(10))
  await render(job(11))
  await render(job(10))
  await render(job(12))
  expect(await render(job(10))).toBe('1')
  expect(await render(job(11))).toBe('4')
  await close()
})

test('a worker that dies, refuses or hangs fails one job and no other', async () => {
  const { render, close } = client({ timeLimitMs: 3000 })
  const outcomes = await Promise.allSettled([2, 20, 3, 21, 1, 22].map((width) => render(job(width))))
  const said = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason.message)))
  expect(said).toEqual(['dead', '1', 'Drawing failed: no', '2', 'Drawing took longer than 3000 ms', '1'])
  await close()
}, 20_000)

test('past the queue limit a job is refused at once', async () => {
  const { render, close } = client({ timeLimitMs: 3000, queueLimit: 1 })
  const first = render(job(1)).catch(() => 'gave up')
  const second = render(job(10))
  await expect(render(job(11))).rejects.toThrow(RenderBusyError)
  expect(await first).toBe('gave up')
  expect(await second).toBe('1')
  await close()
}, 20_000)
