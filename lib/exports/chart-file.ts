import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { Provenance } from '@/lib/dashboards/provenance'
import { aboutChart, hashParts, type PartHash, toArchiveParts, valuesFile } from './archive'
import { toChartSheet } from './chart-sheet'
import { listHead, toCsv } from './csv'
import { writeFile } from './file-client'
import type { FilePart } from './file-job'
import type { AllFileWords } from './file-words'
import { toJson } from './json'
import { toPaperPicture, toSheetPicture } from './picture-file'
import { toPng } from './png'
import { toSvg } from './svg'
import { toValuesCsv } from './values-csv'

/** Every format of CONTRACTS ("Pages and files"). */
export const fileFormats = ['png', 'svg', 'pdf', 'csv', 'xlsx', 'ods', 'json', 'zip'] as const
export type FileFormat = (typeof fileFormats)[number]

export const mimeTypes: Record<FileFormat, string> = {
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
}

export type ChartFile = {
  bytes: Uint8Array<ArrayBuffer>
  mimeType: string
  name: string
  /** What an archive holds, so that one of its files is known again without it. */
  parts: PartHash[]
}

export function isFileFormat(text: string): text is FileFormat {
  return (fileFormats as readonly string[]).includes(text)
}

type Making = {
  model: ChartModel
  words: AllFileWords
  /** Of a PNG: its size against the page's. */
  scale: 1 | 2
  /** The figures of the store behind the chart; asked for by an archive alone. */
  listValues: () => Promise<Provenance | null>
}

/** Makes the file of a stamped model. Throws `RenderBusyError` when too many files or pictures wait. */
export async function toChartFile(making: Making, format: FileFormat, reference: string): Promise<ChartFile> {
  const base = `${toFileName(making.model.code, making.model.title)}_${reference}`
  const parts = format === 'zip' ? await listParts(making, `${making.model.code}_${reference}`) : []
  const bytes = format === 'zip' ? await writeFile({ output: 'zip', parts }) : await make(making, format)
  return {
    bytes: new Uint8Array(bytes),
    mimeType: mimeTypes[format],
    name: `${base}.${format}`,
    parts: hashParts(parts),
  }
}

async function make(
  { model, words, scale }: Making,
  format: Exclude<FileFormat, 'zip'>,
): Promise<Uint8Array> {
  const utf8 = new TextEncoder()
  switch (format) {
    case 'png':
      return toPng(model, words.picture, scale)
    case 'svg':
      return toSvg(model, words.picture)
    case 'csv':
      return utf8.encode(toCsv(model))
    case 'json':
      return utf8.encode(toJson(model))
    case 'xlsx':
    case 'ods': {
      const sheet = toChartSheet(model, words.file, await toSheetPicture(model, words))
      return writeFile({ output: format, sheet })
    }
    case 'pdf': {
      const picture = await toPaperPicture(model, words)
      return writeFile({ output: 'pdf', model, words: words.file, picture })
    }
  }
}

/** Every other format of the chart under plain names, which any unpacker reads; the picture is drawn once. */
async function listParts(making: Making, base: string): Promise<FilePart[]> {
  const { model, words, listValues } = making
  const formats = ['csv', 'json', 'svg', 'pdf'] as const
  const [picture, ...made] = await Promise.all([
    toSheetPicture(model, words),
    ...formats.map((format) => make(making, format)),
  ])
  const sheet = toChartSheet(model, words.file, picture)
  const [xlsx, ods] = await Promise.all([
    writeFile({ output: 'xlsx', sheet }),
    writeFile({ output: 'ods', sheet }),
  ])
  const files = [
    ...formats.map((format, index) => ({ name: `${base}.${format}`, bytes: made[index] as Uint8Array })),
    { name: `${base}.xlsx`, bytes: xlsx },
    { name: `${base}.ods`, bytes: ods },
    { name: `${base}.png`, bytes: picture.png },
    ...toValuesParts(await listValues(), model),
  ]
  return toArchiveParts(aboutChart(model), files, words.readme)
}

/** Under a name of its own, so that `verify` finds it in any archive. */
export function toValuesParts(values: Provenance | null, model: ChartModel, folder = ''): FilePart[] {
  if (!values) return []
  const head = ['title', 'query', 'data version', 'time', 'who', 'licence', 'reference', 'demonstration']
  const csv = toValuesCsv(
    values,
    listHead(model).filter(([key]) => head.includes(key)),
  )
  return [{ name: `${folder}${valuesFile}`, bytes: new TextEncoder().encode(csv) }]
}

/** Words as a file name: no signs that a file system minds, at most 80 letters. */
export function toFileName(...words: string[]): string {
  const readable = words.map((word) =>
    word
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}%.–-]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  )
  return readable.join('_').slice(0, 80).replace(/-+$/, '')
}

/** RFC 6266: plain letters for old programs, UTF-8 for all others. */
export function toContentDisposition(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
