import { parentPort } from 'node:worker_threads'
import { Resvg } from '@resvg/resvg-js'
import type { RenderJob, RenderReply, RenderRequest } from '@/lib/exports/render-job'
import { installFakeDocument } from './fake-document'
import { fontStyle, ttfFiles } from './fonts'

installFakeDocument()
// React looks for a document when it is loaded, so it comes after one exists.
const { drawFramed, drawPicture, drawStack } = await import('./draw')

function render(job: RenderJob): string | Uint8Array {
  switch (job.output) {
    case 'picture':
      return drawPicture(job.model, job.words, job.width)
    case 'framed':
      return drawFramed(job.model, job.words)
    case 'svg':
      return withFont(drawFramed(job.model, job.words))
    case 'png':
      return toPng(drawFramed(job.model, job.words), job.scale)
    case 'stack-svg':
      return withFont(drawStack(job.stack))
    case 'stack-png': {
      const svg = drawStack(job.stack)
      return toPng(svg, fittingScale(svg, job.scale))
    }
  }
}

function withFont(svg: string): string {
  return svg.replace('</metadata>', () => `</metadata>${fontStyle(svg)}`)
}

function toPng(svg: string, scale: 1 | 2): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: ttfFiles, defaultFontFamily: 'Source Sans 3' },
  })
  return new Uint8Array(image.render().asPng())
}

/** Four bytes each while it is drawn; many programs refuse a larger picture anyway. */
const mostPixels = 40_000_000

/** A stack too large at twice its size is drawn once. */
function fittingScale(svg: string, wanted: 1 | 2): 1 | 2 {
  const [, width = '0', height = '0'] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  return Number(width) * Number(height) * wanted ** 2 > mostPixels ? 1 : wanted
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
