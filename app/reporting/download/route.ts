import { getTranslations } from 'next-intl/server'
import { getReporting } from '@/lib/dashboards/get-reporting'
import type { ReportingModel } from '@/lib/dashboards/reporting-model'
import { parseReportingQuery, toReportingWords } from '@/lib/dashboards/reporting-query'
import { type FileFormat, mimeTypes } from '@/lib/exports/chart-file'
import { reportingFiles } from '@/lib/exports/download-address'
import { writeFile } from '@/lib/exports/file-client'
import { toReportingCsv } from '@/lib/exports/reporting-csv'
import { toReportingSheet } from '@/lib/exports/reporting-sheet'
import type { FactRow } from '@/lib/exports/sheet'
import type { Stamp } from '@/lib/exports/stamp'
import { today } from '@/lib/periods/deadline'
import { calendarName } from '@/lib/periods/names'
import { fileWordsIn, readFileRequest, refuseFile, sendFile, stampFor } from '../../file-response'

const offered = ['csv', 'xlsx', 'ods'] as const satisfies readonly FileFormat[]

/** The duties of the page as a file, or those to be reminded of; written down before the first byte leaves. */
export async function GET(request: Request): Promise<Response> {
  const asked = await readFileRequest(request, { usual: 'csv', offered })
  if (asked instanceof Response) return asked
  const { viewer, format, words } = asked
  const say = await getTranslations({ locale: viewer.language, namespace: 'reporting' })
  const remindersOnly = words.get('list') === 'reminders'
  const query = parseReportingQuery(words, today())
  const result = query.ok ? await getReporting(viewer, query.value, today()) : query
  if (!result.ok) {
    const { code, field } = result.error
    return code === 'not-found'
      ? refuseFile(404, code, say('error.not-found'), field)
      : refuseFile(400, code, say('error.bad-query'), field)
  }
  const model = result.value
  const { form, years, area } = model
  const stamp = await stampFor(viewer, model.language)
  const name = say(remindersOnly ? 'file.remindersName' : 'file.name', { form: form.code })
  const shown = toReportingWords({ form: form.code, orgUnit: area.id, from: years.from, to: years.to })
  return sendFile(
    viewer,
    async () => ({
      bytes: new Uint8Array(await make(model, remindersOnly, format, stamp)),
      mimeType: mimeTypes[format],
      name: `${name}.${format}`,
      parts: [],
    }),
    {
      chart: reportingFiles,
      format,
      query: { ...Object.fromEntries(shown), ...(remindersOnly ? { list: 'reminders' } : {}) },
      dataVersion: BigInt(model.dataVersion),
      reference: stamp.reference.value,
    },
  )
}

async function make(
  model: ReportingModel,
  remindersOnly: boolean,
  format: FileFormat,
  stamp: Stamp,
): Promise<Uint8Array> {
  const { form, years, area, language } = model
  const say = await getTranslations({ locale: language, namespace: 'reporting' })
  const duties = remindersOnly ? model.reminders : model.duties
  const title = say(remindersOnly ? 'file.reminders' : 'file.title', { form: form.name })
  const areaName = area.name || say('filters.everything')
  const [span, calendar] = [`${years.from}-${years.to}`, calendarName(form.calendar, language)]
  const { time, who, licence, reference } = stamp
  if (format === 'csv') {
    const csv = toReportingCsv(model, duties, [
      ['title', title],
      [say('file.area'), areaName],
      [say('file.years'), span],
      [say('file.calendar'), calendar],
      ['data version', model.dataVersion],
      [say('file.time'), time.value],
      [say('file.who'), who.value],
      [say('file.licence'), licence.value],
      [say('file.reference'), reference.value],
    ])
    return new TextEncoder().encode(csv)
  }
  const { file } = await fileWordsIn(language)
  const facts: FactRow[] = [
    [file.title, title],
    [say('filters.form'), `${form.code}: ${form.name}`],
    [say('filters.orgUnit'), areaName],
    [say('file.years'), span],
    [say('file.calendar'), calendar],
    [say('file.dataVersion'), model.dataVersion],
    ...[time, who, licence, reference].map(({ label, value }): FactRow => [label, value]),
  ]
  const states = ['on-time', 'late', 'returned', 'overdue', 'not-due'] as const
  const columns = ['unit', 'group', 'period', 'due', 'state', 'submitted', 'daysLate'] as const
  const sheet = toReportingSheet(model, duties, {
    title,
    subtitle: [areaName, span, calendar].join(' · '),
    columns: Object.fromEntries(columns.map((key) => [key, say(`columns.${key}`)])) as Record<
      (typeof columns)[number],
      string
    >,
    states: Object.fromEntries(states.map((state) => [state, say(`states.${state}`)])) as Record<
      (typeof states)[number],
      string
    >,
    names: { data: file.sheetData, picture: file.sheetPicture, facts: file.sheetFacts },
    facts,
    properties: {
      ...{ subject: title, author: who.value, madeAt: time.value },
      keywords: [reference.value, form.code],
    },
  })
  return writeFile({ output: format === 'ods' ? 'ods' : 'xlsx', sheet })
}
