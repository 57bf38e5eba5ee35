import { createHash } from 'node:crypto'
import { hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { activityRights } from '@/lib/activities/access'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import { formatDate, type Language } from '@/lib/format'
import { listUnitChoices } from '@/lib/org-units/unit-choice'
import { fail, ok, type Result } from '@/lib/result'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { workbookWords } from '../workbook/words'
import type { Readable } from './read-sheet'
import { listColumns, listCountedAs, listTypeChoices } from './sheet'
import { type Choices, writeCsvSheet, writeSheet } from './write-sheet'

/** The columns as both languages have them, the reader's first. */
export async function listReadable(language: Language): Promise<Readable[]> {
  const { catalogue } = await getGround()
  const order: Language[] = language === 'en' ? ['en', 'vi'] : ['vi', 'en']
  return order.map((one) => {
    const words = workbookWords(one)
    return { words, columns: listColumns(catalogue.categories, words, one) }
  })
}

/** What the officer may choose: the types of their programmes, the units they enter for. */
export async function listChoicesFor(viewer: Viewer, language: Language): Promise<Choices> {
  const { catalogue, tree } = await getGround()
  const words = workbookWords(language)
  const programmes = catalogue.programmes.list.filter(({ code }) =>
    viewer.grants.some(
      ({ role, programmeCodes }) =>
        role === 'officer' && (programmeCodes.length === 0 || programmeCodes.includes(code)),
    ),
  )
  const until = (date: string) => words('activities.until', { date })
  const unit = listUnitChoices(tree, { until }).flatMap(({ id, label }) =>
    programmes.some(({ code }) => activityRights(viewer, tree, id, code).record)
      ? [{ value: id, label }]
      : [],
  )
  const type = listTypeChoices(catalogue, language, (code) => programmes.some((one) => one.code === code))
  return { type, unit, countedAs: listCountedAs(words) }
}

export type ActivitiesTemplate = { name: string; bytes: Uint8Array; reference: string }

/** The empty sheet as a file; who took it is noted, as of every template. */
export async function makeActivitiesTemplate(
  viewer: Viewer,
  options: { format: 'xlsx' | 'csv'; language: Language; reference: string; now: Date },
): Promise<Result<ActivitiesTemplate, { code: 'not-found' }>> {
  if (!hasRole(viewer, 'officer')) return fail({ code: 'not-found' })
  const { format, language, reference, now } = options
  const [readable] = await listReadable(language)
  if (!readable) return fail({ code: 'not-found' })
  const { columns, words } = readable
  const bytes =
    format === 'csv'
      ? writeCsvSheet(columns, words)
      : await writeSheet(columns, await listChoicesFor(viewer, language), words, now)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db.$transaction((tx) =>
    recordAudit(tx, viewer, {
      ...{ action: 'template.download', subjectType: 'download', subject: reference },
      details: {
        activities: true,
        format,
        sha256,
        bytes: bytes.length,
        day: formatDate(now.toISOString().slice(0, 10)),
      },
    }),
  )
  const name = `${words('activities.fileName')}.${format}`
  return ok({ name, bytes, reference })
}
