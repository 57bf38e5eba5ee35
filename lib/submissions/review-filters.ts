import { z } from 'zod'
import type { Calendar, IsoDate } from '@/lib/periods/period'
import type { SubmissionStatus } from './submission'

/** What the desk shows: a draft is its officer's own. */
export const reviewStatuses = ['submitted', 'returned', 'approved', 'locked'] as const
export type ReviewStatus = (typeof reviewStatuses)[number] & SubmissionStatus

/** Whose hands a form is in. */
export const assignments = ['me', 'nobody', 'others'] as const
/** `warnings`: errors, warnings without a word of explanation, changes, marks; `clean`: none of them. */
export const findings = ['warnings', 'clean'] as const
export const reviewSorts = ['waiting', 'newest', 'deadline', 'unit'] as const
export type ReviewSort = (typeof reviewSorts)[number]

const text = z.string().trim().max(100).catch('')

const schema = z.object({
  status: z.enum(reviewStatuses).catch('submitted'),
  form: text,
  period: text,
  orgUnit: text,
  /** Words of the unit's name. */
  q: text,
  late: z.literal('1').or(z.literal('')).catch(''),
  found: z.enum(findings).or(z.literal('')).catch(''),
  assigned: z.enum(assignments).or(z.literal('')).catch(''),
  sort: z.enum(reviewSorts).or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** What part of the queue is asked for; empty texts ask for everything. */
export type ReviewFilters = z.output<typeof schema>

/** Reads the words of the address; what can't be read is as if it weren't there. */
export function parseReviewFilters(words: Record<string, string | string[] | undefined>): ReviewFilters {
  const one = (name: string) => (typeof words[name] === 'string' ? words[name] : '')
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, one(name)])))
}

/** The filters as the address of the queue, changed where said; a change leads to the first page unless it names one. */
export function toReviewAddress(filters: ReviewFilters, change: Partial<ReviewFilters> = {}): string {
  const { page, status, ...words } = { ...filters, page: 1, ...change }
  const query = new URLSearchParams()
  if (status !== 'submitted') query.set('status', status)
  for (const [name, word] of Object.entries(words)) if (word) query.set(name, word)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/review?${query}` : '/review'
}

/** How many conditions narrow the queue beside its status. */
export function countConditions({ form, period, orgUnit, q, late, found, assigned }: ReviewFilters): number {
  return [form, period, orgUnit, q, late, found, assigned].filter(Boolean).length
}

/** What waits is taken oldest first; what is decided, latest first. */
export function sortOf({ sort, status }: Pick<ReviewFilters, 'sort' | 'status'>): ReviewSort {
  return sort || (status === 'submitted' ? 'waiting' : 'newest')
}

/** The findings of one sent form that a reviewer looks at before the figures. */
export type RowChecks = {
  errors: number
  /** Warnings nobody has explained, outliers among them. */
  warnings: number
  outliers: number
  /** Warnings with a comment that says why. */
  answered: number
  /** Figures the officer marked to be looked at again. */
  followUps: number
  /** Figures in force that this correction would change, take away or add. */
  changed: number
}

/**
 * True when there is nothing to look at before approving. A correction that changes figures in force and a figure its
 * officer marked are looked at one by one, also when no check finds fault.
 */
export function isClean({ errors, warnings, followUps, changed }: RowChecks): boolean {
  return errors + warnings + followUps + changed === 0
}

/** One form of the desk. */
export type ReviewRow = {
  submissionId: string
  version: number
  formCode: string
  formNameVi: string
  formNameEn: string
  calendar: Calendar
  orgUnitId: string
  orgUnitName: string
  period: string
  status: ReviewStatus
  submittedAt: Date | null
  submittedBy: string
  reviewBy: IsoDate
  late: boolean
  /** Whole days since it was sent, while it waits. */
  daysWaiting: number
  revision: number
  /** Which approval comes next, of how many. */
  level: number
  approvalLevels: number
  receiptNumber: string | null
  reviewer: { id: string; name: string; me: boolean } | null
  /** Null for what is decided: only what waits is checked. */
  checks: RowChecks | null
  /** Why the viewer can't decide on it: their own, or decided at the level before. */
  refusal: string | null
  /** May be approved together with others: clean, waiting, nobody else's and not the viewer's own. */
  bulk: boolean
}
