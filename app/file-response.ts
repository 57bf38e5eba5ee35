import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { viewerFromRequest } from '@/lib/auth'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import {
  type ChartFile,
  type FileFormat,
  fileFormats,
  isFileFormat,
  toContentDisposition,
} from '@/lib/exports/chart-file'
import { type DownloadRecord, recordDownload } from '@/lib/exports/download-commands'
import { type AllFileWords, toFileWords, toReadmeWords } from '@/lib/exports/file-words'
import { createReference } from '@/lib/exports/reference'
import { RenderBusyError } from '@/lib/exports/render-client'
import { toPictureWords } from '@/lib/exports/render-job'
import type { Stamp } from '@/lib/exports/stamp'
import { formatDateTime, type Language } from '@/lib/format'

/** What every address of files asks first: who, which format, how large. */
export type FileAsked = {
  viewer: Viewer
  format: FileFormat
  scale: 1 | 2
  /** The rest of the address. */
  words: URLSearchParams
}

/** Reads it, or answers what is wrong with it. */
export async function readFileRequest(
  request: Request,
  { usual, offered = fileFormats }: { usual?: FileFormat; offered?: readonly FileFormat[] } = {},
): Promise<FileAsked | Response> {
  const viewer = await viewerFromRequest(request)
  const say = await getTranslations({ locale: viewer?.language ?? 'vi', namespace: 'charts' })
  if (!viewer) return refuseFile(401, 'not-signed-in', say('error.not-signed-in'))
  const words = new URL(request.url).searchParams
  const format = words.get('format') ?? usual ?? ''
  if (!isFileFormat(format) || !offered.includes(format))
    return refuseFile(400, 'bad-format', say('error.bad-format', { formats: offered.join(', ') }), 'format')
  const scale = words.get('scale') ?? '2'
  if (scale !== '1' && scale !== '2') return refuseFile(400, 'bad-query', say('error.bad-scale'), 'scale')
  words.delete('format')
  words.delete('scale')
  return { viewer, format, scale: scale === '1' ? 1 : 2, words }
}

/** The stamp of a file made now for a viewer, with a reference of its own. */
export async function stampFor(viewer: Viewer, language: Language): Promise<Stamp> {
  const say = await getTranslations({ locale: language, namespace: 'charts' })
  const now = new Date()
  return {
    time: { label: say('stamp.time'), value: formatDateTime(now) },
    who: { label: say('stamp.who'), value: `${viewer.name} <${viewer.email}>` },
    licence: { label: say('stamp.licence'), value: say('stamp.licence-value') },
    reference: { label: say('stamp.reference'), value: createReference(now) },
  }
}

/** What files say around their figures. */
export async function fileWordsIn(language: Language): Promise<AllFileWords> {
  const speak = (locale: Language) => getTranslations({ locale, namespace: 'charts' })
  const [say, vi, en] = await Promise.all([speak(language), speak('vi'), speak('en')])
  return {
    picture: toPictureWords(say),
    file: toFileWords(say),
    readme: { vi: toReadmeWords(vi), en: toReadmeWords(en) },
  }
}

/** Makes a file, writes it down and hands it out; 503 when too many wait. */
export async function sendFile(
  viewer: Viewer,
  make: () => Promise<ChartFile>,
  record: Omit<DownloadRecord, 'sha256' | 'bytes' | 'parts'>,
): Promise<Response> {
  try {
    const { bytes, mimeType, name, parts } = await make()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await recordDownload(viewer, { ...record, sha256, bytes: bytes.length, parts })
    return new Response(bytes, {
      headers: {
        'Content-Type': mimeType,
        'Content-Length': String(bytes.length),
        'Content-Disposition': toContentDisposition(name),
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof RenderBusyError)) throw error
    const say = await getTranslations({ locale: viewer.language, namespace: 'charts' })
    return refuseFile(503, 'busy', say('error.busy'), undefined, { 'Retry-After': '5' })
  }
}

/** The version the figures were read at, as the files themselves say it; the oldest of several. */
export async function readDataVersion(models: readonly ChartModel[]): Promise<bigint> {
  const said = models
    .map(({ facts }) => facts.find(({ key }) => key === 'data-version')?.value ?? '')
    .filter((text) => /^\d+$/.test(text))
    .map(BigInt)
  const [first, ...others] = said
  if (first === undefined) return (await getDataVersion()).version
  return others.reduce((oldest, one) => (one < oldest ? one : oldest), first)
}

export function refuseFile(
  status: number,
  code: string,
  message: string,
  field?: string,
  headers?: HeadersInit,
): Response {
  return Response.json(
    { code, message, field },
    { status, headers: { 'Cache-Control': 'no-store', ...headers } },
  )
}
