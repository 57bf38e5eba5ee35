import type { Viewer } from '@/lib/access/viewer'
import { viewerFromRequest } from '@/lib/auth'
import type { Language } from '@/lib/format'
import type { ImportFailure } from '@/lib/imports/data-values-commands'
import { importFailureMessage } from '@/lib/imports/failure-words'
import { importFile } from '@/lib/imports/import-file-commands'
import { SourceError } from '@/lib/imports/source'
import { withSpooled } from '@/lib/imports/spool'
import { today } from '@/lib/periods/deadline'

/** As sent, packed or not; a larger file goes in by the command line. */
const mostBytes = 200 * 1024 * 1024

type Failure = { code: ImportFailure['code'] | 'nobody' | 'bad-word'; detail?: string; field?: string }

/**
 * `POST /api/v1/import[?dryRun=true][&atomic=all|value][&lang=vi|en][&fileName=…]`: DHIS2 `dataValueSets` JSON or CSV and
 * metadata JSON, plain or gzip. Answers the summary, conflicts included; errors are `{code, message, field}`.
 */
export async function POST(request: Request): Promise<Response> {
  const words = new URL(request.url).searchParams
  const lang = words.get('lang')
  const asked = lang === 'en' || lang === 'vi' ? lang : null
  const viewer = await viewerFromRequest(request)
  if (!viewer) return refuse({ code: 'nobody' }, asked ?? 'vi')
  const language = asked ?? viewer.language
  const [dryRun, atomic] = [words.get('dryRun') ?? 'false', words.get('atomic') ?? 'value']
  if (dryRun !== 'true' && dryRun !== 'false') return refuse({ code: 'bad-word', field: 'dryRun' }, language)
  if (atomic !== 'all' && atomic !== 'value') return refuse({ code: 'bad-word', field: 'atomic' }, language)
  if (!request.body) return refuse({ code: 'empty-file' }, language)
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes)
    return refuse({ code: 'too-large' }, language)
  return take(viewer, request.body, {
    language,
    dryRun: dryRun === 'true',
    atomic,
    fileName: words.get('fileName')?.slice(0, 200) ?? null,
  })
}

async function take(
  viewer: Viewer,
  body: ReadableStream<Uint8Array>,
  options: { language: Language; dryRun: boolean; atomic: 'all' | 'value'; fileName: string | null },
): Promise<Response> {
  try {
    const result = await withSpooled(read(body), mostBytes, (source) =>
      importFile(viewer, source, { ...options, today: today() }),
    )
    if (!result.ok) return refuse(result.error, options.language)
    return Response.json(result.value.summary, { headers: { 'cache-control': 'private, no-store' } })
  } catch (error) {
    if (error instanceof SourceError) return refuse(error, options.language)
    throw error
  }
}

/** The types of the web's stream lack what Node's has: walking through it. */
async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}

const statuses: Partial<Record<Failure['code'], number>> = {
  nobody: 401,
  'not-found': 404,
  'changed-meanwhile': 409,
  'too-large': 413,
}

function refuse(failure: Failure, language: Language): Response {
  const { code, detail, field = null } = failure
  const message = importFailureMessage({ code, detail, field: field ?? '' }, language)
  return Response.json({ code, message, field }, { status: statuses[code] ?? 400 })
}
