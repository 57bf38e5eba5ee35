import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'

const cell = z.object({
  dataElement: z.string().max(100),
  breakdown: z.string().max(200),
  value: z.string().max(60).nullable(),
  missing: z.string().max(40).nullable(),
  comment: z.string().max(1000).nullable(),
  followUp: z.boolean().optional(),
  baseVersion: z.number().int().min(0),
})
const units = z.array(z.object({ orgUnitId: z.string().max(60), cells: z.array(cell).max(2000) })).max(500)
const payloadSchema = z.object({
  uploadId: z.uuid(),
  formCode: z.string().max(60),
  period: z.string().max(20),
  units,
  clashes: units,
})

/** A preview's changes on their way through the page and back; what they may do is decided anew when they are saved. */
export type UploadPayload = z.infer<typeof payloadSchema>

const longestText = 8 * 1024 * 1024

export function packPayload(payload: UploadPayload): string {
  return gzipSync(JSON.stringify(payload)).toString('base64')
}

export function unpackPayload(packed: string): UploadPayload | null {
  try {
    const text = gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: longestText }).toString('utf8')
    const parsed = payloadSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
