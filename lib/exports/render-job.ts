import type { ChartModel } from '@/lib/dashboards/chart-model'

const wordKeys = [
  'empty',
  'target',
  'provisional',
  'published',
  /** With `{value}`: a vertical axis that doesn't start at zero says so. */
  'axisFrom',
  'missing',
  'lowCoverage',
  'sea',
  'hoangSa',
  'truongSa',
  /** "Sơ đồ minh hoạ, …": under every map. */
  'sketch',
  'outside',
  'above',
  'below',
  /** Against a target: reached, not reached, inside its range. */
  'met',
  'unmet',
  'within',
  'reportedAll',
  'reportedSome',
  'reportedNone',
  'women',
  'others',
] as const

/** The few words a picture needs that its model doesn't carry; plain JSON, in the reader's language. */
export type PictureWords = Record<(typeof wordKeys)[number], string>

/** Reads them out of the `charts` messages (`picture.…`). */
export function toPictureWords(messages: { raw(key: string): unknown }): PictureWords {
  return Object.fromEntries(
    wordKeys.map((key) => [key, String(messages.raw(`picture.${key}`))]),
  ) as PictureWords
}

/** The part of a model that a picture shows: without times and names, so equal pictures are drawn once. */
export type PictureModel = Pick<
  ChartModel,
  'kind' | 'axis' | 'series' | 'target' | 'breaks' | 'unit' | 'language' | 'map'
>

export function toPictureModel(model: ChartModel): PictureModel {
  const { kind, axis, series, target, breaks, unit, language, map } = model
  return { kind, axis, series, target, breaks, unit, language, ...(map && { map }) }
}

/** Framed charts in one picture, under a head and over what is known of all of them. */
export type PictureStack = {
  title: string
  language: ChartModel['language']
  /** Notes, in order. */
  lead: string[]
  /** A framed chart as markup of the worker's own, or words in the place of one. */
  parts: ({ note: string; svg: string } | { note: string; text: string })[]
  facts: { label: string; value: string }[]
  metadata: Record<string, string>
}

/** What the render worker is asked to draw. */
export type RenderJob =
  | { output: 'picture'; model: PictureModel; words: PictureWords; width: number }
  /** `framed`: for a stack, still without letters of its own. */
  | { output: 'svg' | 'framed'; model: ChartModel; words: PictureWords }
  | { output: 'png'; model: ChartModel; words: PictureWords; scale: 1 | 2 }
  | { output: 'stack-svg'; stack: PictureStack }
  | { output: 'stack-png'; stack: PictureStack; scale: 1 | 2 }

export type RenderRequest = { id: number; job: RenderJob }

/** SVG text, or the bytes of a PNG. */
export type RenderReply =
  | { id: number; ok: true; body: string | Uint8Array }
  | { id: number; ok: false; message: string }
