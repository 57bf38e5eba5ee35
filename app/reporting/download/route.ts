import { createHash } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { viewerFromRequest } from '@/lib/auth'
import { getReporting } from '@/lib/dashboards/get-reporting'
import { parseReportingQuery, toReportingWords } from '@/lib/dashboards/reporting-query'
import { toContentDisposition } from '@/lib/exports/chart-file'
import { recordDownload } from '@/lib/exports/download-commands'
import { createReference } from '@/lib/exports/reference'
import { toReportingCsv } from '@/lib/exports/reporting-csv'
import { formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { calendarName } from '@/lib/periods/names'

/** What `chart` says of these files in the log and to `verify`: they show no indicator. */
const subject = 'reporting'

/** The duties of the page as a file, or those to be reminded of; written down before the first byte leaves. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await viewerFromRequest(request)
  const say = await getTranslations({ locale: viewer?.language ?? 'vi', namespace: 'reporting' })
  if (!viewer) return refuse(401, 'not-signed-in', say('error.not-signed-in'))
  const words = new URL(request.url).searchParams
  const remindersOnly = words.get('list') === 'reminders'
  const query = parseReportingQuery(words, today())
  const result = query.ok ? await getReporting(viewer, query.value, today()) : query
  if (!result.ok) {
    const { code, field } = result.error
    return code === 'not-found'
      ? refuse(404, code, say('error.not-found'), field)
      : refuse(400, code, say('error.bad-query'), field)
  }
  const model = result.value
  const { form, years, area, language } = model
  const now = new Date()
  const reference = createReference(now)
  const csv = toReportingCsv(model, remindersOnly ? model.reminders : model.duties, [
    ['title', say(remindersOnly ? 'file.reminders' : 'file.title', { form: form.name })],
    [say('file.area'), area.name || say('filters.everything')],
    [say('file.years'), `${years.from}-${years.to}`],
    [say('file.calendar'), calendarName(form.calendar, language)],
    ['data version', model.dataVersion],
    [say('file.time'), formatDateTime(now)],
    [say('file.who'), `${viewer.name} <${viewer.email}>`],
    [say('file.reference'), reference],
  ])
  const bytes = Buffer.from(csv, 'utf8')
  const asked = toReportingWords({ form: form.code, orgUnit: area.id, from: years.from, to: years.to })
  await recordDownload(viewer, {
    chart: subject,
    format: 'csv',
    query: { ...Object.fromEntries(asked), ...(remindersOnly ? { list: 'reminders' } : {}) },
    dataVersion: BigInt(model.dataVersion),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    reference,
  })
  const name = say(remindersOnly ? 'file.remindersName' : 'file.name', { form: form.code })
  return new Response(bytes, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Length': String(bytes.length),
      'Content-Disposition': toContentDisposition(`${name}.csv`),
      'Cache-Control': 'private, no-store',
    },
  })
}

function refuse(status: number, code: string, message: string, field?: string): Response {
  return Response.json({ code, message, field }, { status, headers: { 'Cache-Control': 'no-store' } })
}
