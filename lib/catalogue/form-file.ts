import { z } from 'zod'
import { orgUnitLevels } from '@/lib/org-units/org-unit'

const names = { nameVi: z.string().min(1), nameEn: z.string().min(1) }
const day = z.iso.date()

/** A form's file: its rows, their columns, and by which rule units owe it. */
export const formFile = z.strictObject({
  code: z.string().min(1),
  ...names,
  programme: z.string().min(1),
  frequency: z.enum(['month', 'quarter', 'half', 'year']),
  calendar: z.enum(['statistical', 'administrative']),
  approvalLevels: z.number().int().min(0).max(2),
  dueDays: z.number().int().min(0),
  reviewDays: z.number().int().min(0),
  /** True when the days are working days. */
  workingDays: z.boolean().default(false),
  /** Days of a level where they differ from the form's own. */
  deadlines: z
    .array(
      z.strictObject({
        level: z.enum(orgUnitLevels),
        dueDays: z.number().int().min(0),
        reviewDays: z.number().int().min(0),
        workingDays: z.boolean().default(false),
        source: z.string().optional(),
      }),
    )
    .default([]),
  note: z.string().optional(),
  sections: z.array(
    z.strictObject({
      code: z.string().min(1),
      ...names,
      items: z
        .array(
          z.strictObject({
            element: z.string().min(1),
            columns: z.array(z.string()).min(1),
          }),
        )
        .min(1),
    }),
  ),
  /** Every unit of `level` under `within` owes the form on the days from–to on which it is in force. */
  assignedTo: z.array(
    z.strictObject({
      level: z.enum(['province', 'district', 'commune', 'village']),
      within: z.string().min(1),
      from: day.nullable(),
      to: day.nullable(),
    }),
  ),
})
export type FormFile = z.output<typeof formFile>
