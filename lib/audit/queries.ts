import { canReadAudit, type Territory } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type AuditFilters, startOfDay } from './filters'

export type ListedEvent = {
  seq: string
  at: Date
  actor: string
  action: string
  subjectType: string
  subject: string
  orgUnitId: string | null
  details: Prisma.JsonValue
  previousHash: string
  hash: string
}

/** Areas as the log needs them: whose territory lies in whose, and all of them. */
type Areas = Territory & { list(): readonly { id: string }[] }

export const eventsPerPage = 50

/** Events newest first, with how many match; null for who may not read the log. */
export async function listAuditEvents(
  viewer: Viewer,
  areas: Areas,
  filters: AuditFilters,
): Promise<{ events: ListedEvent[]; total: number; newer: boolean; older: boolean } | null> {
  const scope = readableEvents(viewer, areas)
  if (!scope) return null
  const where = { AND: [scope, await toWhere(filters)] }
  const { before, after } = filters
  // Towards newer events the nearest come first, so they are read upwards and turned round.
  const upwards = after !== null && before === null
  const paged = before !== null ? { seq: { lt: before } } : after !== null ? { seq: { gt: after } } : {}
  const [total, rows] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      where: { AND: [where, paged] },
      orderBy: { seq: upwards ? 'asc' : 'desc' },
      take: eventsPerPage + 1,
    }),
  ])
  const more = rows.length > eventsPerPage
  const page = rows.slice(0, eventsPerPage)
  if (upwards) page.reverse()
  return {
    events: page.map(toListed),
    total,
    newer: upwards ? more : before !== null,
    older: upwards ? true : more,
  }
}

/** One event; null when there is none or it lies outside the reader's area. */
export async function findAuditEvent(viewer: Viewer, areas: Areas, seq: string): Promise<ListedEvent | null> {
  const scope = readableEvents(viewer, areas)
  if (!scope || !/^\d{1,18}$/.test(seq)) return null
  const row = await db.auditEvent.findFirst({ where: { AND: [scope, { seq: BigInt(seq) }] } })
  return row && toListed(row)
}

/** The kinds of act that occur in the log, for the filter. */
export async function listAuditActions(viewer: Viewer): Promise<string[]> {
  if (!canReadAudit(viewer)) return []
  const rows = await db.auditEvent.findMany({
    distinct: ['action'],
    select: { action: true },
    orderBy: { action: 'asc' },
  })
  return rows.map((row) => row.action)
}

/** What the grants reach: everything for the whole country, else the events of the units inside. */
function readableEvents(viewer: Viewer, areas: Areas): Prisma.AuditEventWhereInput | null {
  if (!canReadAudit(viewer)) return null
  const granted = viewer.grants
    .filter((grant) => grant.role === 'auditor' || grant.role === 'admin')
    .map((grant) => grant.orgUnitId)
  if (granted.some((id) => areas.get(id)?.level === 'country')) return {}
  const reached = areas
    .list()
    .filter(({ id }) => granted.some((area) => id === area || areas.isWithin(id, area)))
  return { orgUnitId: { in: reached.map(({ id }) => id) } }
}

async function toWhere(filters: AuditFilters): Promise<Prisma.AuditEventWhereInput> {
  const parts: Prisma.AuditEventWhereInput[] = []
  if (filters.action) parts.push({ action: filters.action })
  if (filters.actor) parts.push({ actor: { contains: filters.actor, mode: 'insensitive' } })
  if (filters.from) parts.push({ at: { gte: startOfDay(filters.from) } })
  if (filters.to) parts.push({ at: { lt: startOfDay(filters.to, 1) } })
  if (filters.subject) {
    // People know a report by its receipt, the log by its id.
    const receipt = await db.submission.findUnique({
      where: { receiptNumber: filters.subject },
      select: { id: true },
    })
    const contains = { contains: filters.subject, mode: 'insensitive' } as const
    parts.push({
      OR: [
        { subject: contains },
        { orgUnitId: filters.subject },
        ...(receipt ? [{ subject: receipt.id }] : []),
      ],
    })
  }
  return { AND: parts }
}

function toListed({ seq, ...event }: Prisma.AuditEventGetPayload<object>): ListedEvent {
  return { ...event, seq: seq.toString() }
}
