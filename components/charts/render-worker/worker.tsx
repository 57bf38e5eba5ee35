import { parentPort } from 'node:worker_threads'
import { Resvg } from '@resvg/resvg-js'
import type { RenderJob, RenderReply, RenderRequest } from '@/lib/exports/render-job'
import { installFakeDocument } from './fake-document'
import { fontStyle, ttfFiles } from './fonts'

installFakeDocument()
// React looks for a document when it is loaded, so it comes after one exists.
const { drawFramed, drawPicture } = await import('./draw')

function render(job: RenderJob): string | Uint8Array {
  if (job.output === 'picture') return drawPicture(job.model, job.words, job.width)
  const svg = drawFramed(job.model, job.words)
  if (job.output === 'svg') return svg.replace('</metadata>', () => `</metadata>${fontStyle(svg)}`)
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: job.scale },
    font: { loadSystemFonts: false, fontFiles: ttfFiles, defaultFontFamily: 'Source Sans 3' },
  })
  return new Uint8Array(image.render().asPng())
}

parentPort?.on('message', ({ id, job }: RenderRequest) => {
  let reply: RenderReply
  try {
    reply = { id, ok: true, body: render(job) }
  } catch (error) {
    reply = { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
