import type { CatalogueDeadline } from '@/lib/catalogue/catalogue'
import type { Calendar, PeriodType } from '@/lib/periods/period'

/** One row of a form: an element, its unit and the breakdowns asked. */
export type FormItem = {
  dataElementId: number
  code: string
  nameVi: string
  nameEn: string
  unitVi: string
  unitEn: string
  decimals: number
  columns: readonly string[]
}

export type FormSection = { code: string; nameVi: string; nameEn: string; items: readonly FormItem[] }

export type FormDefinition = {
  id: number
  code: string
  nameVi: string
  nameEn: string
  programmeCode: string
  frequency: PeriodType
  calendar: Calendar
  approvalLevels: number
  dueDays: number
  reviewDays: number
  workingDays: boolean
  deadlines: readonly CatalogueDeadline[]
  sections: readonly FormSection[]
  assignments: readonly { orgUnitId: string; validFrom: string | null; validTo: string | null }[]
}

export function itemsOf(form: FormDefinition): FormItem[] {
  return form.sections.flatMap((section) => [...section.items])
}

/** True when the unit owes the form on that day (yyyy-mm-dd), which is the period's last. */
export function isAssigned(form: FormDefinition, orgUnitId: string, day: string): boolean {
  return form.assignments.some(
    ({ orgUnitId: assigned, validFrom, validTo }) =>
      assigned === orgUnitId &&
      (validFrom === null || validFrom <= day) &&
      (validTo === null || day <= validTo),
  )
}

/** Pairs `CODE.n` ≤ `CODE.d` among the form's elements, and disbursed ≤ allotted is left to the reviewer (funds move between quarters). */
export function wholesOf(form: FormDefinition): { part: string; whole: string }[] {
  const codes = new Set(itemsOf(form).map(({ code }) => code))
  return [...codes].flatMap((code) => {
    const whole = code.endsWith('.n') ? `${code.slice(0, -2)}.d` : ''
    return codes.has(whole) ? [{ part: code, whole }] : []
  })
}
