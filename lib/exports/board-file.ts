import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { Provenance } from '@/lib/dashboards/provenance'
import { hashParts, toArchiveParts } from './archive'
import { toBoardCsv } from './board-csv'
import { drawEach } from './board-draw'
import { type BoardModel, type BoardPart, noticeOf } from './board-model'
import { toBoardPng, toBoardSvg } from './board-picture'
import { toBoardBook } from './board-sheet'
import { type ChartFile, type FileFormat, mimeTypes, toFileName, toValuesParts } from './chart-file'
import { listHead, toCsv } from './csv'
import { writeFile } from './file-client'
import type { FilePart } from './file-job'
import type { AllFileWords } from './file-words'
import { toPaperPicture, toSheetPicture } from './picture-file'
import { toSvg } from './svg'

export type BoardMaking = {
  board: BoardModel
  words: AllFileWords
  /** What the readme of an archive says of itself, in both languages. */
  about: { vi: string; en: string }
  /** Of a PNG: its size against the page's; a picture too large at twice is drawn once. */
  scale: 1 | 2
  /** The figures of the store behind a chart of the board; asked for by an archive alone. */
  listValues: (part: BoardPart) => Promise<Provenance | null>
}

/**
 * Makes the file of a board. Its charts are drawn one after the other, so that pages wait for one picture at most; one
 * that can't be drawn is named in its place. Throws `RenderBusyError` when too many files or pictures wait.
 */
export async function toBoardFile(making: BoardMaking, format: FileFormat): Promise<ChartFile> {
  const { title, reference } = making.board
  const parts = format === 'zip' ? await listParts(making) : []
  const bytes = format === 'zip' ? await writeFile({ output: 'zip', parts }) : await make(making, format)
  return {
    bytes: new Uint8Array(bytes),
    mimeType: mimeTypes[format],
    name: `${toFileName(title)}_${reference}.${format}`,
    parts: hashParts(parts),
  }
}

async function make(making: BoardMaking, format: Exclude<FileFormat, 'zip'>): Promise<Uint8Array> {
  const { board, words, scale } = making
  const utf8 = new TextEncoder()
  switch (format) {
    case 'csv':
      return utf8.encode(toBoardCsv(board))
    case 'json':
      return utf8.encode(`${JSON.stringify(board, null, 2)}\n`)
    case 'xlsx':
    case 'ods': {
      const pictures = await drawEach(board, (model) => toSheetPicture(model, words))
      return writeFile({ output: format, sheet: toBoardBook(board, words.file, pictures) })
    }
    case 'pdf': {
      const pictures = await drawEach(board, (model) => toPaperPicture(model, words))
      return writeFile({ output: 'board-pdf', board, words: words.file, pictures })
    }
    case 'png':
      return toBoardPng(board, words, scale)
    case 'svg':
      return toBoardSvg(board, words)
  }
}

/** The whole board in every format that is read as one, and a folder for each chart with its own. */
async function listParts(making: BoardMaking): Promise<FilePart[]> {
  const { board, words, about, listValues } = making
  const base = `board_${board.reference}`
  const utf8 = new TextEncoder()
  const pictures = await drawEach(board, (model) => toSheetPicture(model, words))
  const vectors = await drawEach(board, (model) => toSvg(model, words.picture))
  const sheet = toBoardBook(board, words.file, pictures)
  const values = new Map<number, Provenance | null>()
  for (const part of board.charts) values.set(part.number, await listValues(part))
  const files: FilePart[] = [
    { name: `${base}.pdf`, bytes: await make(making, 'pdf') },
    { name: `${base}.xlsx`, bytes: await writeFile({ output: 'xlsx', sheet }) },
    { name: `${base}.ods`, bytes: await writeFile({ output: 'ods', sheet }) },
    { name: `${base}.csv`, bytes: await make(making, 'csv') },
    { name: `${base}.json`, bytes: await make(making, 'json') },
    ...board.charts.flatMap(({ number, model }): FilePart[] => {
      if (!model) return []
      const folder = folderOf(number, model)
      const [png, svg] = [pictures.get(number)?.png, vectors.get(number)]
      const metadata = `${JSON.stringify(Object.fromEntries(listHead(model)), null, 2)}\n`
      return [
        ...(png ? [{ name: `${folder}/${model.code}.png`, bytes: png }] : []),
        ...(svg ? [{ name: `${folder}/${model.code}.svg`, bytes: svg }] : []),
        { name: `${folder}/${model.code}.csv`, bytes: utf8.encode(toCsv(model)) },
        ...toValuesParts(values.get(number) ?? null, model, `${folder}/`),
        { name: `${folder}/metadata.json`, bytes: utf8.encode(metadata) },
      ]
    }),
  ]
  const { vi, en } = words.readme
  return toArchiveParts(aboutBoard(board, words), files, {
    vi: { ...vi, about: about.vi },
    en: { ...en, about: about.en },
  })
}

/** Digits first, so that folders stand in the board's order; plain letters, which any unpacker reads. */
function folderOf(number: number, { code }: ChartModel): string {
  return `${String(number).padStart(2, '0')}_${code.replace(/[^\w.-]+/g, '-')}`
}

function aboutBoard(board: BoardModel, { file }: AllFileWords) {
  const { title, note, href, facts, charts } = board
  const notice = noticeOf(board)
  const lineOf = ({ number, model, problem }: BoardPart) =>
    `${number}. ${model ? model.title : `${file.chartNumber.replace('{number}', String(number))}: ${problem}`}`
  return {
    metadata: {
      ...{ title, note, query: href },
      ...Object.fromEntries(facts.map(({ key, value }) => [key, value])),
      ...(notice && { demonstration: notice }),
      charts: charts.map(({ number, address, model, problem }) => ({
        ...{ number, address },
        ...(model ? { title: model.title, folder: folderOf(number, model) } : { problem }),
      })),
    },
    head: [title, ...(notice ? [notice] : []), ...(note ? [note] : []), '', ...charts.map(lineOf)],
    facts: [{ label: file.boardQuery, value: href }, ...facts],
  }
}
