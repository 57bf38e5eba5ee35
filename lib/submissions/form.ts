import type { CatalogueDeadline, CatalogueForm, CatalogueMilestone } from '@/lib/catalogue/catalogue'
import type { Calendar } from '@/lib/periods/period'

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
  /** The category whose options add up to the total, which is computed, never typed; null: the total is typed. */
  totalFrom: string | null
  /** True when the form can't be sent without a number or a reason in the total. */
  compulsory: boolean
  /** Smallest and largest figure a cell takes, as exact decimal texts. */
  minValue: string | null
  maxValue: string | null
}

export type FormSection = { code: string; nameVi: string; nameEn: string; items: readonly FormItem[] }

export type FormDefinition = {
  id: number
  code: string
  nameVi: string
  nameEn: string
  programmeCode: string
  frequency: CatalogueForm['frequency']
  calendar: Calendar
  approvalLevels: number
  dueDays: number
  reviewDays: number
  workingDays: boolean
  dueOn: string | null
  reviewOn: string | null
  lockDays: number | null
  /** Imported with the word that it is complete only when no rule is broken. */
  validOnly: boolean
  deadlines: readonly CatalogueDeadline[]
  milestones: readonly CatalogueMilestone[]
  sections: readonly FormSection[]
  assignments: readonly { orgUnitId: string; validFrom: string | null; validTo: string | null }[]
}

export function itemsOf(form: Pick<FormDefinition, 'sections'>): FormItem[] {
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
