import type { PictureWords } from './render-job'

const wordKeys = [
  'sheetData',
  'sheetPicture',
  'sheetFacts',
  /** Head of the column with period codes or ids of areas. */
  'key',
  /** Head of the column that repeats a figure in words, where a number alone would lose some. */
  'shown',
  'title',
  'subtitle',
  'reading',
  'chart',
  'query',
  'sign',
  'figures',
  'facts',
  /** With `{page}` and `{pages}`. */
  'page',
  /** Of a board: its name, its address, a note, `{number}` of a chart, what stands where there is none. */
  'board',
  'boardQuery',
  'note',
  'chartNumber',
  'notShown',
  'notDrawn',
] as const

/** What a file says around the figures, in the reader's language; plain JSON. */
export type FileWords = Record<(typeof wordKeys)[number], string>

/** Reads them out of the `charts` messages (`file.…`). */
export function toFileWords(messages: { raw(key: string): unknown }): FileWords {
  return Object.fromEntries(wordKeys.map((key) => [key, String(messages.raw(`file.${key}`))])) as FileWords
}

const readmeKeys = ['about', 'files', 'metadata', 'hashes', 'check', 'missing', 'values'] as const

/** What the readme of an archive says, in one language. */
export type ReadmeWords = Record<(typeof readmeKeys)[number], string> & {
  /** What each format is for. */
  uses: Record<string, string>
}

/** Reads them out of the `charts` messages (`file.readme.…`, `formatUse.…`). */
export function toReadmeWords(messages: { raw(key: string): unknown }): ReadmeWords {
  const words = readmeKeys.map((key) => [key, String(messages.raw(`file.readme.${key}`))])
  return { ...Object.fromEntries(words), uses: messages.raw('formatUse') } as ReadmeWords
}

/** Everything a file says that its model doesn't carry. */
export type AllFileWords = {
  picture: PictureWords
  file: FileWords
  readme: { vi: ReadmeWords; en: ReadmeWords }
}
