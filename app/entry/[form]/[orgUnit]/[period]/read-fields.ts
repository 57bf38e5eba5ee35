import * as z from 'zod'
import type { EntryState } from '@/components/forms/entry/entry-state'
import { type BaseCell, emptyBase, type TypedCell } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'

const baseSchema = z.record(
  z.string(),
  z.object({
    text: z.string(),
    missing: z.string(),
    comment: z.string(),
    followUp: z.boolean(),
    version: z.int().min(0),
  }),
)

type Fields = { typed: Record<CellKey, TypedCell>; base: Record<CellKey, BaseCell>; mutationId: string }

/**
 * The page's fields `cell:KEY`, `missing:KEY`, `comment:KEY`, with the stored cells they were made on. What a page has no
 * field for stays as it was stored; a number typed where there was a reason takes the reason away.
 */
export function readFields(data: FormData, state: EntryState): Fields {
  const base = readBase(data.get('base')) ?? state.base
  const typed: Record<CellKey, TypedCell> = {}
  for (const [name, value] of data.entries()) {
    const at = name.indexOf(':')
    const part = { cell: 'text', missing: 'missing', comment: 'comment' }[name.slice(0, at)] as
      | keyof TypedCell
      | undefined
    if (!part || typeof value !== 'string') continue
    const key = name.slice(at + 1) as CellKey
    const { text, missing, comment } = base[key] ?? emptyBase
    typed[key] = { text, missing, comment, ...typed[key], [part]: value.replaceAll('\r\n', '\n') }
    if (part === 'text' && value.trim() && !data.has(`missing:${key}`)) typed[key].missing = ''
  }
  const mutationId = z.uuid().safeParse(data.get('mutationId'))
  return {
    typed,
    base,
    mutationId: mutationId.success ? mutationId.data : state.mutationId,
  }
}

function readBase(text: FormDataEntryValue | null): Record<CellKey, BaseCell> | null {
  if (typeof text !== 'string') return null
  try {
    const parsed = baseSchema.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as Record<CellKey, BaseCell>) : null
  } catch {
    return null
  }
}
