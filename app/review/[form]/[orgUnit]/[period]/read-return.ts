import { parseCellKey, toCellKey } from '@/lib/submissions/submission'
import type { ReturnState } from './return-state'

/** Reads the return form: a text beside a cell that isn't ticked is not meant. */
export function readReturn(data: FormData): Omit<ReturnState, 'code'> {
  const text = (name: string) => String(data.get(name) ?? '')
  const ticked = data.getAll('cell').flatMap((one) => parseCellKey(String(one)) ?? [])
  const keys = ticked.map(({ dataElement, breakdown }) => toCellKey(dataElement, breakdown))
  return {
    canned: data.getAll('canned').map(String),
    reason: text('reason'),
    cells: Object.fromEntries(keys.map((key) => [key, text(`cell-reason:${key}`)])),
  }
}
