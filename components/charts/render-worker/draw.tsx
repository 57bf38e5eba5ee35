import { createHash } from 'node:crypto'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import {
  type PictureModel,
  type PictureStack,
  type PictureWords,
  toPictureModel,
} from '@/lib/exports/render-job'
import { ChartFrame, framePictureWidth } from '../chart-frame'
import { Picture } from '../picture'
import { StackFrame } from '../stack-frame'
import { serialiseSvg } from './serialise'

/** The bare picture as one `<svg>` element of that width. */
export function drawPicture(model: PictureModel, words: PictureWords, width: number): string {
  const host = document.createElement('div')
  document.body.appendChild(host)
  const root = createRoot(host)
  try {
    flushSync(() => root.render(<Picture model={model} words={words} width={width} />))
    const svg = host.querySelector('.recharts-wrapper > svg, :scope > svg')
    if (!svg) throw new Error('The chart drew nothing')
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
    const drawn = serialiseSvg(svg, '')
    const prefix = `c${createHash('sha256').update(drawn).digest('hex').slice(0, 8)}-`
    return serialiseSvg(svg, prefix)
  } finally {
    root.unmount()
    host.remove()
  }
}

/** The picture in its frame: what a file holds. */
export function drawFramed(model: ChartModel, words: PictureWords): string {
  // An address that begins at our own root leads nowhere from a file.
  const picture = drawPicture(toPictureModel(model), words, framePictureWidth).replace(/<\/?a\b[^>]*>/g, '')
  const height = Number(/^<svg[^>]* height="([\d.]+)"/.exec(picture)?.[1] ?? 0)
  return renderToStaticMarkup(<ChartFrame model={model} picture={picture} height={height} />)
}

/** Framed charts in one picture. */
export function drawStack(stack: PictureStack): string {
  return renderToStaticMarkup(<StackFrame stack={stack} />)
}
