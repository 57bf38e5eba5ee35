import type { ChartModel } from '@/lib/dashboards/chart-model'
import { log } from '@/lib/log'
import { getRenderClient } from './render-client'
import { type PictureWords, toPictureModel } from './render-job'

/** The chart as an SVG file: picture in its frame, facts as metadata, font inside. UTF-8. */
export async function toSvg(model: ChartModel, words: PictureWords): Promise<Uint8Array> {
  const svg = await getRenderClient().render({ output: 'svg', model, words }, { cache: false })
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`)
}

/** Widths of the two pictures of a page: a phone's column, and half or all of a wide one. */
export const pageWidths = { narrow: 358, half: 540, full: 800 } as const

/** The two bare pictures of a page as SVG markup; `null` when drawing failed, and the page shows its table. */
export type PagePictures = { narrow: string; wide: string; size: 'half' | 'full' } | null

export async function drawForPage(
  model: ChartModel,
  words: PictureWords,
  size: 'half' | 'full' = 'full',
): Promise<PagePictures> {
  const picture = toPictureModel(model)
  const draw = (width: number) =>
    getRenderClient().render({ output: 'picture', model: picture, words, width })
  const drawn = await Promise.allSettled([draw(pageWidths.narrow), draw(pageWidths[size])])
  const [narrow, wide] = drawn.map((one) => {
    if (one.status === 'fulfilled') return String(one.value)
    log.warn({ err: one.reason, chart: model.code }, 'chart not drawn')
    return null
  })
  return narrow && wide ? { narrow, wide, size } : null
}
