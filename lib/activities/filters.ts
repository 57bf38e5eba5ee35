import { z } from 'zod'

export const activityViews = ['list', 'calendar', 'map'] as const

const text = z.string().trim().max(100).catch('')
const day = z.iso.date().catch('')

const schema = z.object({
  programme: text,
  component: text,
  type: text,
  /** An area: it and everything inside. */
  orgUnit: text,
  from: day,
  to: day,
  /** Words of title, place or organisers. */
  q: text,
  /** Those taken back, instead of those that count. */
  removed: z.literal('1').or(z.literal('')).catch(''),
  view: z.enum(activityViews).catch('list'),
  /** Of the calendar: `2023-12`. */
  month: z
    .string()
    .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)
    .catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Which activities are asked for; empty texts ask for everything. */
export type ActivityFilters = z.output<typeof schema>

/** Reads the words of the address; what can't be read is as if it weren't there. */
export function parseActivityFilters(words: Record<string, string | string[] | undefined>): ActivityFilters {
  const one = (name: string) => (typeof words[name] === 'string' ? words[name] : '')
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, one(name)])))
}

/** The filters as an address, changed where said; a change leads to the first page unless it names one. */
export function toActivityAddress(filters: ActivityFilters, change: Partial<ActivityFilters> = {}): string {
  const { page, view, ...words } = { ...filters, page: 1, ...change }
  const query = new URLSearchParams()
  for (const [name, word] of Object.entries(words)) if (word) query.set(name, word)
  if (view !== 'list') query.set('view', view)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/activities?${query}` : '/activities'
}

/** How many conditions narrow the list. */
export function countConditions({
  programme,
  component,
  type,
  orgUnit,
  from,
  to,
  q,
  removed,
}: ActivityFilters): number {
  return [programme, component, type, orgUnit, from, to, q, removed].filter(Boolean).length
}
