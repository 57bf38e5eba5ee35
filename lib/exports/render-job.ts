import type { ChartModel } from '@/lib/dashboards/chart-model'

/** The few words a picture needs that its model doesn't carry; plain JSON, in the reader's language. */
export type PictureWords = {
  empty: string
  target: string
  provisional: string
  published: string
  /** With `{value}`: a vertical axis that doesn't start at zero says so. */
  axisFrom: string
}

const wordKeys = ['empty', 'target', 'provisional', 'published', 'axisFrom'] as const

/** Reads them out of the `charts` messages (`picture.…`). */
export function toPictureWords(messages: { raw(key: string): unknown }): PictureWords {
  const [empty, target, provisional, published, axisFrom] = wordKeys.map((key) =>
    String(messages.raw(`picture.${key}`)),
  ) as [string, string, string, string, string]
  return { empty, target, provisional, published, axisFrom }
}

/** The part of a model that a picture shows: without times and names, so equal pictures are drawn once. */
export type PictureModel = Pick<
  ChartModel,
  'kind' | 'axis' | 'series' | 'target' | 'breaks' | 'unit' | 'language'
>

export function toPictureModel(model: ChartModel): PictureModel {
  const { kind, axis, series, target, breaks, unit, language } = model
  return { kind, axis, series, target, breaks, unit, language }
}

/** What the render worker is asked to draw. */
export type RenderJob =
  | { output: 'picture'; model: PictureModel; words: PictureWords; width: number }
  | { output: 'svg'; model: ChartModel; words: PictureWords }
  | { output: 'png'; model: ChartModel; words: PictureWords; scale: 1 | 2 }

export type RenderRequest = { id: number; job: RenderJob }

/** SVG text, or the bytes of a PNG. */
export type RenderReply =
  | { id: number; ok: true; body: string | Uint8Array }
  | { id: number; ok: false; message: string }
