import type { Viewer } from '@/lib/access/viewer'
import { toContentDisposition } from '@/lib/exports/chart-file'
import { createReference } from '@/lib/exports/reference'
import { makeTemplate, type TemplateFormat } from '@/lib/imports/workbook/template-commands'
import { workbookWords } from '@/lib/imports/workbook/words'
import { today } from '@/lib/periods/deadline'
import type { SubmissionKey } from '@/lib/submissions/submission'

const types: Record<TemplateFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const statuses: Partial<Record<string, number>> = { 'not-found': 404, forbidden: 403 }

/** The template as a download, or why there is none. */
export async function sendTemplate(
  viewer: Viewer | null,
  key: SubmissionKey,
  format: string,
): Promise<Response> {
  if (!viewer) return refuse(401, 'nobody', '')
  const { language } = viewer
  const words = workbookWords(language)
  if (format !== 'xlsx' && format !== 'csv') return refuse(400, 'bad-format', 'xlsx, csv')
  const now = new Date()
  const reference = createReference(now)
  const result = await makeTemplate(viewer, key, { today: today(), now, reference, format, language })
  if (!result.ok) {
    const { code } = result.error
    return refuse(statuses[code] ?? 409, code, words(`failures.${code}`))
  }
  const { bytes, name } = result.value
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': types[format],
      'Content-Length': String(bytes.length),
      'Content-Disposition': toContentDisposition(name),
      'Cache-Control': 'private, no-store',
    },
  })
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ code, message, field: null }, { status, headers: { 'Cache-Control': 'no-store' } })
}
