import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { viewerFromRequest } from '@/lib/auth'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import {
  type FileFormat,
  fileFormats,
  isFileFormat,
  toChartFile,
  toContentDisposition,
} from '@/lib/exports/chart-file'
import { recordDownload } from '@/lib/exports/download-commands'
import { toFileWords, toReadmeWords } from '@/lib/exports/file-words'
import { createReference } from '@/lib/exports/reference'
import { RenderBusyError } from '@/lib/exports/render-client'
import { toPictureWords } from '@/lib/exports/render-job'
import { stampModel } from '@/lib/exports/stamp'
import { formatDateTime, type Language } from '@/lib/format'

/**
 * A chart as a file: the same read as the page, stamped with who, when and a reference number, written down
 * before the first byte leaves.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const viewer = await viewerFromRequest(request)
  const say = await getTranslations({ locale: viewer?.language ?? 'vi', namespace: 'charts' })
  if (!viewer) return refuse(401, 'not-signed-in', say('error.not-signed-in'))
  const words = new URL(request.url).searchParams
  const format = words.get('format') ?? ''
  if (!isFileFormat(format)) {
    const formats = fileFormats.join(', ')
    return refuse(400, 'bad-format', say('error.bad-format', { formats }), 'format')
  }
  const scale = words.get('scale') ?? '2'
  if (scale !== '1' && scale !== '2') return refuse(400, 'bad-query', say('error.bad-scale'), 'scale')
  words.delete('format')
  words.delete('scale')
  const code = decodeURIComponent((await params).code)
  const query = parseChartQuery(code, words)
  const chart = query.ok ? await getChart(viewer, query.value) : query
  if (!chart.ok) {
    const { field } = chart.error
    return chart.error.code === 'not-found'
      ? refuse(404, 'not-found', say('error.not-found'), field)
      : refuse(400, 'bad-query', say('error.bad-query', { field }), field)
  }
  try {
    return await sendFile(viewer, chart.value, format, scale === '1' ? 1 : 2)
  } catch (error) {
    if (!(error instanceof RenderBusyError)) throw error
    return refuse(503, 'busy', say('error.busy'), undefined, { 'Retry-After': '5' })
  }
}

async function sendFile(
  viewer: Viewer,
  model: ChartModel,
  format: FileFormat,
  scale: 1 | 2,
): Promise<Response> {
  const speak = (locale: Language) => getTranslations({ locale, namespace: 'charts' })
  const [say, vi, en] = await Promise.all([speak(model.language), speak('vi'), speak('en')])
  const now = new Date()
  const reference = createReference(now)
  const stamped = stampModel(model, {
    time: { label: say('stamp.time'), value: formatDateTime(now) },
    who: { label: say('stamp.who'), value: `${viewer.name} <${viewer.email}>` },
    licence: { label: say('stamp.licence'), value: say('stamp.licence-value') },
    reference: { label: say('stamp.reference'), value: reference },
  })
  const fileWords = {
    picture: toPictureWords(say),
    file: toFileWords(say),
    readme: { vi: toReadmeWords(vi), en: toReadmeWords(en) },
  }
  const made = await toChartFile({ model: stamped, words: fileWords, scale }, format, reference)
  const { bytes, mimeType, name, parts } = made
  await recordDownload(viewer, {
    chart: model.code,
    format,
    query: Object.fromEntries(new URLSearchParams(model.href.split('?')[1] ?? '')),
    dataVersion: await readDataVersion(model),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    reference,
    parts,
  })
  return new Response(bytes, {
    headers: {
      'Content-Type': mimeType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': toContentDisposition(name),
      'Cache-Control': 'private, no-store',
    },
  })
}

/** The version the figures were read at, as the file itself says it. */
async function readDataVersion(model: ChartModel): Promise<bigint> {
  const said = model.facts.find(({ key }) => key === 'data-version')?.value ?? ''
  return /^\d+$/.test(said) ? BigInt(said) : (await getDataVersion()).version
}

function refuse(
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
