import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import type { CellInput } from './save-cells'
import type { SubmissionKey } from './submission'

/** As many as the largest form has, twice. */
export const mostCells = 500
export const mostBytes = 512 * 1024

/** What a call names: a submission, or what would become one. */
export type SubmissionRef = { submissionId: string } | SubmissionKey

export type SaveRequest = { mutationId: string; cells: CellInput[] }

export type SaveRequestFailure = { code: 'not-json' | 'bad-word' | 'too-large'; field: string | null }

const text = z.string().max(200)

const cell = z.object({
  dataElement: text.min(1),
  breakdown: text.default(''),
  // A number is read by its digits, so that 0.1 stays 0.1; what JSON can only write with an exponent is no figure of ours.
  value: z.union([z.string().max(60), z.number().transform(String), z.null()]).default(null),
  missing: text.nullish().transform((reason) => reason || null),
  comment: z.string().max(20_000).nullish(),
  followUp: z.boolean().optional(),
  baseVersion: z.int().min(0).max(2_000_000_000),
})

const body = z.object({
  mutationId: z.uuid().transform((id) => id.toLowerCase()),
  cells: z.array(cell).min(1),
})

/** Reads the body of a save. Whether the cells are right is decided cell by cell; this is only about its form. */
export function parseSaveRequest(json: string): Result<SaveRequest, SaveRequestFailure> {
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    return fail({ code: 'not-json', field: null })
  }
  const cells = (raw as { cells?: unknown } | null)?.cells
  if (Array.isArray(cells) && cells.length > mostCells) return fail({ code: 'too-large', field: 'cells' })
  const read = body.safeParse(raw)
  if (!read.success) return fail({ code: 'bad-word', field: read.error.issues[0]?.path.join('.') || null })
  return ok({ mutationId: read.data.mutationId, cells: read.data.cells.map(withoutAbsent) })
}

/** Left out is not the same as undefined said: what is left out stays as it is. */
function withoutAbsent({ comment, followUp, ...rest }: z.infer<typeof cell>): CellInput {
  return {
    ...rest,
    ...(comment === undefined ? {} : { comment }),
    ...(followUp === undefined ? {} : { followUp }),
  }
}

/** `ID` of an address: a submission's uuid, or `FORM:UNIT:PERIOD` with each part encoded; null for anything else. */
export function parseSubmissionRef(segment: string): SubmissionRef | null {
  try {
    const parts = segment.split(':').map(decodeURIComponent)
    const whole = parts.length === 1 ? (parts[0] ?? '').split(':') : parts
    const [formCode, orgUnitId, period] = whole
    if (whole.length === 3 && formCode && orgUnitId && period) return { formCode, orgUnitId, period }
    const id = z.uuid().safeParse(whole.length === 1 ? whole[0] : '')
    return id.success ? { submissionId: id.data.toLowerCase() } : null
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
