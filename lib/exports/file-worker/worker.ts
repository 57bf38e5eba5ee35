import { parentPort } from 'node:worker_threads'
import type { FileJob } from '../file-job'
import type { RenderReply } from '../render-job'

// Each library is loaded when first wanted: none is small.
async function write(job: FileJob): Promise<Uint8Array> {
  switch (job.output) {
    case 'xlsx':
      return (await import('./xlsx')).writeXlsx(job.sheet)
    case 'ods':
      return (await import('./ods')).writeOds(job.sheet)
    case 'pdf':
      return (await import('./pdf')).writePdf(job.model, job.words, job.picture)
    case 'board-pdf':
      return (await import('./board-pdf')).writeBoardPdf(job.board, job.words, job.pictures)
    case 'zip':
      return (await import('./zip')).writeZip(job.parts)
  }
}

parentPort?.on('message', async ({ id, job }: { id: number; job: FileJob }) => {
  let reply: RenderReply
  try {
    reply = { id, ok: true, body: await write(job) }
  } catch (error) {
    reply = { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
