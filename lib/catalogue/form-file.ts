import { z } from 'zod'
import { orgUnitLevels } from '@/lib/org-units/org-unit'

const names = { nameVi: z.string().min(1), nameEn: z.string().min(1) }
const day = z.iso.date()
/** A day of the calendar, counted from the period's year: `+0-09-10`, `+1-01-25`. */
const dayOfYear = z.string().regex(/^\+[01]-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** A form's file: its rows, their columns, and by which rule units owe it. */
export const formFile = z.strictObject({
  code: z.string().min(1),
  ...names,
  programme: z.string().min(1),
  frequency: z.enum(['month', 'quarter', 'half', 'year', 'term']),
  calendar: z.enum(['statistical', 'administrative']),
  approvalLevels: z.number().int().min(0).max(2),
  dueDays: z.number().int().min(0),
  reviewDays: z.number().int().min(0),
  /** True when the days are working days. */
  workingDays: z.boolean().default(false),
  /** Days of the calendar instead of `dueDays` and `reviewDays`. */
  dueOn: dayOfYear.optional(),
  reviewOn: dayOfYear.optional(),
  /** Days after the period's last day from which it is closed. */
  lockDays: z.number().int().min(0).optional(),
  /** Other days officers must know: on a day of the calendar, or so many days after an event. */
  milestones: z
    .array(
      z
        .strictObject({
          code: z.string().min(1),
          ...names,
          onDay: dayOfYear.optional(),
          daysAfter: z.number().int().min(0).optional(),
          source: z.string().optional(),
        })
        .refine(
          ({ onDay, daysAfter }) => (onDay === undefined) !== (daysAfter === undefined),
          'has either onDay or daysAfter',
        ),
    )
    .default([]),
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
            /** The category whose options add up to the total, which then is computed and never typed. */
            totalFrom: z.string().optional(),
            compulsory: z.boolean().default(false),
            min: z.number().optional(),
            max: z.number().optional(),
          }),
        )
        .min(1),
    }),
  ),
  /** Every unit of `level` under `within`, or `within` itself, owes the form on the days from–to on which it is in force. */
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
