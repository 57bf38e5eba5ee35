import * as z from 'zod'
import { db } from '@/lib/db'
import { hashOf } from './archive'
import { findReference } from './find-reference'

/** What the audit log says of a file that was given out. */
export type GivenOut = {
  reference: string
  /** `chart.download`, `template.download`. */
  action: string
  /** Code of the chart, `reporting`, or null for a form to fill in. */
  chart: string | null
  format: string
  query: Record<string, string>
  dataVersion: string | null
  user: { name: string | null; email: string }
  at: Date
  sha256: string
  bytes: number | null
  /** Number of the event in the audit log. */
  event: string
}

export type FileVerdict = {
  /** `unchanged`: byte for byte what was given out; `changed`: it bears our reference and isn't; else `unknown`. */
  state: 'unchanged' | 'changed' | 'unknown'
  sha256: string
  given: GivenOut | null
  /** Set when the file came out of an archive: its name there. */
  part: string | null
}

const details = z.object({
  chart: z.string().optional(),
  format: z.string(),
  query: z.record(z.string(), z.string()).optional(),
  dataVersion: z.string().optional(),
  sha256: z.string(),
  bytes: z.number().optional(),
  parts: z.array(z.object({ name: z.string(), sha256: z.string() })).optional(),
})

/** Looks a file up in the audit log: by its SHA-256, else by the reference inside it or in its name. */
export async function verifyFile(bytes: Uint8Array, fileName: string): Promise<FileVerdict> {
  const sha256 = hashOf(bytes)
  const known = await db.download.findFirst({ where: { sha256 }, select: { reference: true } })
  const reference = known?.reference ?? findReference(bytes, fileName)
  const event = reference
    ? await db.auditEvent.findFirst({
        where: { subjectType: 'download', subject: reference },
        include: { actorUser: { select: { name: true } } },
      })
    : null
  const read = details.safeParse(event?.details)
  if (!event || !read.success) return { state: 'unknown', sha256, given: null, part: null }
  const { chart = null, format, query = {}, dataVersion = null, parts = [] } = read.data
  const given: GivenOut = {
    reference: event.subject,
    action: event.action,
    chart,
    format,
    query,
    dataVersion,
    user: { name: event.actorUser?.name ?? null, email: event.actor },
    at: event.at,
    sha256: read.data.sha256,
    bytes: read.data.bytes ?? null,
    event: event.seq.toString(),
  }
  const part = parts.find((one) => one.sha256 === sha256)?.name ?? null
  const same = given.sha256 === sha256 || part !== null
  return { state: same ? 'unchanged' : 'changed', sha256, given, part }
}
