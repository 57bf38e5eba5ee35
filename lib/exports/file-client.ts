import path from 'node:path'
import type { FileJob } from './file-job'
import { createWorkerClient, type WorkerClient } from './render-client'

const shared = globalThis as typeof globalThis & { songHanhFileClient?: WorkerClient<FileJob> }

/**
 * The process's one writer of workbooks, PDF and archives: a thread of its own, so that neither pages nor their
 * pictures wait for a long table.
 */
function getFileClient(): WorkerClient<FileJob> {
  shared.songHanhFileClient ??= createWorkerClient<FileJob>({
    workerFile: path.join(process.cwd(), 'dist', 'file-worker.mjs'),
    timeLimitMs: 60_000,
    queueLimit: 20,
    cacheBytes: 0,
  })
  return shared.songHanhFileClient
}

/** Throws `RenderBusyError` when too many files wait. */
export async function writeFile(job: FileJob): Promise<Uint8Array> {
  const bytes = await getFileClient().render(job, { cache: false })
  if (typeof bytes === 'string') throw new Error('Not a file')
  return bytes
}
