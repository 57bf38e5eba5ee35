import type { ChartModel } from '@/lib/dashboards/chart-model'
import { toCsv } from './csv'
import { toJson } from './json'
import { toPng } from './png'
import type { PictureWords } from './render-job'
import { toSvg } from './svg'

/** Formats that exist; CONTRACTS names more, which are refused as `not-yet-offered`. */
export const fileFormats = ['png', 'svg', 'csv', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]
export const plannedFormats: readonly string[] = ['pdf', 'xlsx', 'ods', 'zip']

const mimeTypes: Record<FileFormat, string> = {
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

export type ChartFile = { bytes: Uint8Array<ArrayBuffer>; mimeType: string; name: string }

export function isFileFormat(text: string): text is FileFormat {
  return (fileFormats as readonly string[]).includes(text)
}

/** Makes the file of a stamped model. Throws `RenderBusyError` when too many pictures wait. */
export async function toChartFile(
  model: ChartModel,
  words: PictureWords,
  format: FileFormat,
  reference: string,
): Promise<ChartFile> {
  const utf8 = new TextEncoder()
  const make: Record<FileFormat, () => Promise<Uint8Array> | Uint8Array> = {
    png: () => toPng(model, words),
    svg: () => toSvg(model, words),
    csv: () => utf8.encode(toCsv(model)),
    json: () => utf8.encode(toJson(model)),
  }
  const bytes = new Uint8Array(await make[format]())
  return { bytes, mimeType: mimeTypes[format], name: `${toFileName(model)}_${reference}.${format}` }
}

/** Title as a file name: no signs that a file system minds, at most 80 letters. */
function toFileName({ code, title }: ChartModel): string {
  const readable = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}%–-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${code}_${readable}`.slice(0, 80).replace(/-+$/, '')
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
