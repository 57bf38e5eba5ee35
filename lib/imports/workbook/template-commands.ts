import { createHash } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import type { Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type IsoDate, parsePeriod, previousPeriod } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { deadlinesOf } from '@/lib/submissions/deadlines'
import type { FormDefinition } from '@/lib/submissions/form'
import { findForm } from '@/lib/submissions/form-queries'
import type { SubmissionKey } from '@/lib/submissions/submission'
import type { UnitNow } from './changes'
import { columnLabels } from './column-labels'
import { type Identity, shapeOf } from './identity'
import { planSheets, type TemplateData, type TemplateUnit } from './sheet-plan'
import { findPrevious, findUnits, listOwing, readFrame, type TemplateUser } from './template-queries'
import { type WorkbookWords, workbookWords } from './words'
import { writeBook } from './write-book'
import { writeCsv } from './write-csv'

export type TemplateFormat = 'xlsx' | 'csv'

export type TemplateFailure = {
  code: 'not-found' | 'forbidden' | 'too-many-units' | 'not-assigned' | 'not-yet-open'
}

export type TemplateFile = { name: string; bytes: Uint8Array; units: number; reference: string }

/** A province has a hundred and some communes; more than this no one fills in. */
const mostUnits = 400

/**
 * The form of a unit, or of every unit inside it that owes it, as a file to fill in. Written down like every download:
 * who took which figures, in the file's own reference number.
 */
export async function makeTemplate(
  who: TemplateUser,
  key: SubmissionKey,
  options: { today: IsoDate; now: Date; reference: string; format?: TemplateFormat; language?: Language },
): Promise<Result<TemplateFile, TemplateFailure>> {
  const { today, format = 'xlsx', language = 'vi' } = options
  const [form, tree] = await Promise.all([findForm(key.formCode), getOrgUnitTree()])
  if (!form || !tree.get(key.orgUnitId) || parsePeriod(key.period)?.type !== form.frequency)
    return fail({ code: 'not-found' })
  const owing = await listOwing(form, key.orgUnitId, key.period)
  const all = await findUnits(who, form, key.period, owing, today)
  const units = all.filter(({ refusal }) => refusal !== 'not-found' && refusal !== 'forbidden')
  if (units.length === 0) {
    const seen = all.some(({ refusal }) => refusal === 'forbidden')
    return fail({ code: seen ? 'forbidden' : 'not-found' })
  }
  if (units.length > mostUnits) return fail({ code: 'too-many-units' })
  const [first] = units
  if (first?.refusal === 'not-yet-open' || first?.refusal === 'not-assigned')
    return fail({ code: first.refusal })
  const words = workbookWords(language)
  const data = await toData(form, key.period, units, words, { ...options, language })
  const identity = toIdentity(data, units)
  const plans = planSheets(data, words)
  const bytes = format === 'csv' ? writeCsv(data, identity, words) : await writeBook(plans, identity, words)
  await recordTemplate(who, key, { ...options, format, bytes, units: units.length })
  return ok({ name: fileName(key, format), bytes, units: units.length, reference: options.reference })
}

async function toData(
  form: FormDefinition,
  period: string,
  units: readonly UnitNow[],
  words: WorkbookWords,
  { reference, now, language }: { reference: string; now: Date; language: Language },
): Promise<TemplateData> {
  const ids = units.map(({ id }) => id)
  const [catalogue, tree, frame, previous] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    readFrame(),
    findPrevious(form, period, ids),
  ])
  const level = tree.get(ids[0] ?? '')?.level ?? 'commune'
  return {
    form,
    period,
    previousPeriod: previousPeriod(period),
    units: units.map(
      ({ id, name, refusal, cells }): TemplateUnit => ({
        id,
        name,
        fullName: tree.get(id)?.fullName ?? name,
        open: refusal === null,
        cells,
        previous: previous.get(id) ?? new Map(),
      }),
    ),
    dueDate: deadlinesOf(form, level, period, catalogue.holidays).due,
    ...frame,
    reference,
    madeAt: now,
    language,
    columnLabel: columnLabels(catalogue, language, words),
  }
}

function toIdentity(data: TemplateData, units: readonly UnitNow[]): Omit<Identity, 'sheets'> {
  const base: Identity['base'] = {}
  for (const { id, cells } of units) {
    const own = [...cells].map(
      ([key, { version, value, missing, comment }]) => [key, { version, value, missing, comment }] as const,
    )
    if (own.length > 0) base[id] = Object.fromEntries(own)
  }
  return {
    form: data.form.code,
    period: data.period,
    units: units.map(({ id }) => id),
    shape: shapeOf(data.form),
    catalogueVersion: data.catalogueVersion,
    madeAt: data.madeAt.toISOString(),
    reference: data.reference,
    language: data.language,
    base,
  }
}

async function recordTemplate(
  who: TemplateUser,
  key: SubmissionKey,
  file: { reference: string; format: TemplateFormat; bytes: Uint8Array; units: number; now: Date },
): Promise<void> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const query = { form: key.formCode, orgUnit: key.orgUnitId, period: key.period }
  await db.$transaction(async (tx) => {
    if (!('system' in who)) {
      const version = await tx.dataVersion.findUnique({ where: { id: 1 }, select: { version: true } })
      await tx.download.create({
        data: {
          reference: file.reference,
          chart: `form:${key.formCode}`,
          format: file.format,
          query,
          dataVersion: version?.version ?? 0n,
          sha256,
          bytes: file.bytes.length,
          userId: who.userId,
          at: file.now,
        },
      })
    }
    await recordAudit(tx, 'system' in who ? who : { userId: who.userId, email: who.email }, {
      action: 'template.download',
      subjectType: 'download',
      subject: file.reference,
      orgUnitId: key.orgUnitId,
      details: { ...query, format: file.format, units: file.units, sha256, bytes: file.bytes.length },
    })
  })
}

function fileName({ formCode, orgUnitId, period }: SubmissionKey, format: TemplateFormat): string {
  return `${[formCode, orgUnitId, period].join('_').replace(/[^A-Za-z0-9._-]+/g, '-')}.${format}`
}
