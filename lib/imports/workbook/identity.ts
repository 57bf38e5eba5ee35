import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type FormDefinition, itemsOf } from '@/lib/submissions/form'

/** A stored cell as the template was made from it: what an untouched cell is told by. */
const baseCell = z.object({
  version: z.number().int().min(0),
  value: z.string().nullable(),
  missing: z.string().nullable(),
  comment: z.string().nullable(),
})
export type BaseCell = z.infer<typeof baseCell>

const identitySchema = z.object({
  form: z.string(),
  period: z.string(),
  units: z.array(z.string()).min(1),
  /** Hash of the form's rows and columns: another means the form has changed since. */
  shape: z.string(),
  catalogueVersion: z.string(),
  madeAt: z.string(),
  reference: z.string(),
  language: z.enum(['vi', 'en']),
  /** What stood beside the cells, by sheet: words that changed mean cells that moved. */
  sheets: z.array(
    z.object({
      name: z.string(),
      /** Lines above the table: unit, period. */
      facts: z.array(z.string()),
      rows: z.record(z.string(), z.string()),
      columns: z.record(z.string(), z.string()),
    }),
  ),
  /** Unit → cell key → what was stored. Cells never filled are left out. */
  base: z.record(z.string(), z.record(z.string(), baseCell)),
})

/** What a template says of itself, hidden in it, so that the right form comes back and nothing newer is written over. */
export type Identity = z.infer<typeof identitySchema>

const mark = 'songhanh-template-1'
/** A cell holds 32,767 letters at most; other programs fewer. */
const longestCell = 8000

/** Lines for the hidden sheet or the head of a CSV: mark, checksum, then the text in pieces. */
export function writeIdentity(identity: Identity): string[] {
  const text = Buffer.from(JSON.stringify(identity), 'utf8').toString('base64')
  const pieces = text.match(new RegExp(`.{1,${longestCell}}`, 'g')) ?? []
  return [mark, checksum(text), ...pieces]
}

/** `null`: no identity of ours. `damaged`: it was, and has been changed. */
export function readIdentity(lines: readonly string[]): Identity | 'damaged' | null {
  const [first, sum, ...pieces] = lines
  if (first !== mark) return null
  const text = pieces.join('')
  if (sum !== checksum(text)) return 'damaged'
  const parsed = identitySchema.safeParse(parseJson(Buffer.from(text, 'base64').toString('utf8')))
  return parsed.success ? parsed.data : 'damaged'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The same for the same rows, columns and kinds of numbers, whatever they are called. */
export function shapeOf(form: FormDefinition): string {
  const rows = itemsOf(form).map(({ code, columns, decimals, totalFrom }) =>
    [code, decimals, totalFrom ?? '', ...columns].join('\t'),
  )
  return checksum(rows.join('\n')).slice(0, 16)
}
