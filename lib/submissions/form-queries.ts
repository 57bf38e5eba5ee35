import { db } from '@/lib/db'
import type { FormDefinition } from './form'

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** A form with its rows and who owes it; null when there is none of that code. */
export async function findForm(code: string): Promise<FormDefinition | null> {
  const form = await db.form.findUnique({
    where: { code },
    include: {
      programme: { select: { code: true } },
      assignments: true,
      sections: {
        orderBy: { order: 'asc' },
        include: { items: { orderBy: { order: 'asc' }, include: { dataElement: true } } },
      },
    },
  })
  if (!form) return null
  return {
    id: form.id,
    code: form.code,
    nameVi: form.nameVi,
    nameEn: form.nameEn,
    programmeCode: form.programme.code,
    frequency: form.frequency,
    calendar: form.calendar,
    approvalLevels: form.approvalLevels,
    dueDays: form.dueDays,
    reviewDays: form.reviewDays,
    assignments: form.assignments.map(({ orgUnitId, validFrom, validTo }) => ({
      orgUnitId,
      validFrom: day(validFrom),
      validTo: day(validTo),
    })),
    sections: form.sections.map(({ code: sectionCode, nameVi, nameEn, items }) => ({
      code: sectionCode,
      nameVi,
      nameEn,
      items: items.map(({ dataElement, columns }) => ({
        dataElementId: dataElement.id,
        code: dataElement.code,
        nameVi: dataElement.nameVi,
        nameEn: dataElement.nameEn,
        unitVi: dataElement.unitVi,
        unitEn: dataElement.unitEn,
        decimals: dataElement.decimals,
        columns,
      })),
    })),
  }
}
