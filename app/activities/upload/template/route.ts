import { viewerFromRequest } from '@/lib/auth'
import { toContentDisposition } from '@/lib/exports/chart-file'
import { createReference } from '@/lib/exports/reference'
import { makeActivitiesTemplate } from '@/lib/imports/activities-workbook/template-commands'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** `GET /activities/upload/template[?format=csv]`: an empty sheet for many activities. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await viewerFromRequest(request)
  if (!viewer) return refuse(401, 'nobody')
  const format = new URL(request.url).searchParams.get('format') === 'csv' ? 'csv' : 'xlsx'
  const now = new Date()
  const { language } = viewer
  const made = await makeActivitiesTemplate(viewer, {
    ...{ format, language, now },
    reference: createReference(now),
  })
  if (!made.ok) return refuse(404, 'not-found')
  const { bytes, name } = made.value
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': types[format],
      'Content-Length': String(bytes.length),
      'Content-Disposition': toContentDisposition(name),
      'Cache-Control': 'private, no-store',
    },
  })
}

function refuse(status: number, code: string): Response {
  const body = { code, message: '', field: null }
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}
