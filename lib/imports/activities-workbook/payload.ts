import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { participantUnits } from '@/lib/activities/activity'
import type { RowToRecord } from './record-commands'
import { mostRows } from './write-sheet'

const text = z.string().max(6000)
const rows = z
  .array(
    z.object({
      row: z.number().int(),
      reason: text,
      input: z.object({
        ...{ type: text, orgUnitId: text, title: text, dateFrom: text, dateTo: text },
        ...{ venue: text.nullable(), organisers: z.array(text).max(200) },
        participantUnit: z.enum(participantUnits),
        counts: z.record(z.string().max(100), z.number()),
        groupsAreAll: z.boolean(),
        sessions: z.number().nullable(),
        ...{ cost: text.nullable(), fundingSource: text.nullable(), outcome: text.nullable() },
      }),
    }),
  )
  .max(mostRows)
const schema = z.object({ rows, suspected: rows })

/** A preview's rows on their way through the page and back; what they may do is decided anew when they are recorded. */
export type RowsPayload = { rows: RowToRecord[]; suspected: RowToRecord[] }

const longestText = 8 * 1024 * 1024

export function packRows(payload: RowsPayload): string {
  return gzipSync(JSON.stringify(payload)).toString('base64')
}

export function unpackRows(packed: string): RowsPayload | null {
  try {
    const read = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: longestText }).toString('utf8')
    const parsed = schema.safeParse(JSON.parse(read))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
