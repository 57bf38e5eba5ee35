import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import type { CatalogueData } from './read-data'
import { type Changes, idsByCode } from './sync-ids-commands'

/** Deadlines by level and milestones of the files' forms, and the days nobody works: exactly those of the files. */
export async function syncDeadlines(tx: Tx, data: CatalogueData): Promise<Changes> {
  const forms = await idsByCode(tx.form.findMany({ select: { id: true, code: true } }))
  const deadlines = data.forms.flatMap(({ form }) =>
    form.deadlines.map((one) => ({
      form_id: forms(form.code),
      level: one.level,
      due_days: one.dueDays,
      review_days: one.reviewDays,
      working_days: one.workingDays,
      source: one.source ?? null,
    })),
  )
  const kept = new Set(deadlines.map((one) => `${one.form_id} ${one.level}`))
  const own = data.forms.map(({ form }) => forms(form.code))
  const stored = await tx.formDeadline.findMany({ where: { formId: { in: own } } })
  const gone = stored.filter((one) => !kept.has(`${one.formId} ${one.level}`)).map(({ id }) => id)
  const dropped = await tx.formDeadline.deleteMany({ where: { id: { in: gone } } })
  const form_deadline = await upsertRows(tx, 'form_deadline', ['form_id', 'level'], deadlines)

  const milestones = data.forms.flatMap(({ form }) =>
    form.milestones.map((one, order) => ({
      form_id: forms(form.code),
      code: one.code,
      name_vi: one.nameVi,
      name_en: one.nameEn,
      on_day: one.onDay ?? null,
      days_after: one.daysAfter ?? null,
      order,
      source: one.source ?? null,
    })),
  )
  const named = new Set(milestones.map((one) => `${one.form_id} ${one.code}`))
  const storedMilestones = await tx.formMilestone.findMany({ where: { formId: { in: own } } })
  const oldMilestones = storedMilestones.filter((one) => !named.has(`${one.formId} ${one.code}`))
  const droppedMilestones = await tx.formMilestone.deleteMany({
    where: { id: { in: oldMilestones.map(({ id }) => id) } },
  })
  const form_milestone = await upsertRows(tx, 'form_milestone', ['form_id', 'code'], milestones)

  const holidays = data.holidays.rows.map(({ line: _line, ...row }) => row)
  const days = holidays.flatMap(({ day }) => (day === null ? [] : [new Date(`${day}T00:00:00Z`)]))
  const past = await tx.holiday.deleteMany({ where: { day: { notIn: days } } })
  const holiday = await upsertRows(tx, 'holiday', ['day'], holidays)
  return {
    form_deadline: form_deadline + dropped.count,
    form_milestone: form_milestone + droppedMilestones.count,
    holiday: holiday + past.count,
  }
}
