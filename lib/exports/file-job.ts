import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { BoardModel } from './board-model'
import type { FileWords } from './file-words'
import type { Book, SheetFile } from './sheet'

/** A file inside a zip. */
export type FilePart = { name: string; bytes: Uint8Array }

/** What the file worker is asked to write. */
export type FileJob =
  | { output: 'xlsx' | 'ods'; sheet: SheetFile | Book }
  /** `picture` is finished SVG markup of the bare picture. */
  | { output: 'pdf'; model: ChartModel; words: FileWords; picture: string }
  /** `pictures` likewise, by the chart's number on the board. */
  | { output: 'board-pdf'; board: BoardModel; words: FileWords; pictures: ReadonlyMap<number, string> }
  | { output: 'zip'; parts: FilePart[] }
