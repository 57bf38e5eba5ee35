import { z } from 'zod'

const text = z.string().trim().max(200).catch('')
const day = z.iso.date().nullable().catch(null)
const seq = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .nullable()
  .catch(null)

const schema = z.object({
  action: text,
  actor: text,
  subject: text,
  from: day,
  to: day,
  before: seq,
  after: seq,
})

/** What part of the log is asked for. Empty texts and nulls ask for everything. */
export type AuditFilters = z.output<typeof schema>

/** Reads the words of the address; what can't be read is as if it weren't there. */
export function parseAuditFilters(words: Record<string, string | string[] | undefined>): AuditFilters {
  const one = (name: string) => (typeof words[name] === 'string' ? words[name] : '')
  const names = ['action', 'actor', 'subject', 'from', 'to', 'before', 'after']
  return schema.parse(Object.fromEntries(names.map((name) => [name, one(name)])))
}

/** The filters as the words of an address, without the page. */
export function toAuditQuery(filters: AuditFilters, page: { before?: string; after?: string } = {}): string {
  const { action, actor, subject, from, to } = filters
  const words = Object.entries({ action, actor, subject, from, to, ...page }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  )
  const query = new URLSearchParams(words).toString()
  return query ? `/audit?${query}` : '/audit'
}

/** Midnight in Viet Nam, UTC+7 all year. */
export function startOfDay(date: string, plusDays = 0): Date {
  const start = new Date(`${date}T00:00:00+07:00`)
  start.setUTCDate(start.getUTCDate() + plusDays)
  return start
}
