import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import { getCatalogue } from '@/lib/catalogue/queries'
import { isSame, type ValueStep } from '@/lib/values/life'
import { listLives, placeKey } from '@/lib/values/life-queries'
import { listZip, ZipError } from '@/lib/zip'
import { valuesFile } from './archive'

/**
 * `stands`: in force now as the file tells it. `replaced`: it was recorded so, and something else is in force since.
 * `not-recorded`: no version of the figure ever said this. `hidden`: the file doesn't tell the number.
 */
export type ValueState = 'stands' | 'replaced' | 'not-recorded' | 'hidden'

export type ValueVerdict = {
  dataElement: string
  orgUnit: string
  period: string
  breakdown: string
  told: string
  state: ValueState
  /** What is in force; empty where nothing is. */
  now: string
  /** Who approved what is in force; null for the system's own hand, or where nobody has. */
  by: string | null
  at: Date | null
}

export type ValuesVerdict = {
  values: number
  counts: Record<ValueState, number>
  /** Those that don't stand as told, at most so many. */
  others: ValueVerdict[]
  /** Who approved the figures that stand, most of them first. */
  approvers: { by: string | null; count: number }[]
}

const row = z.object({
  dataElement: z.string(),
  orgUnit: z.string(),
  calendar: z.enum(['statistical', 'administrative']),
  period: z.string(),
  breakdown: z.string(),
  value: z.string(),
  missing: z.string(),
  version: z.string(),
})
type Told = z.infer<typeof row>

const limits = { mostBytes: 200 * 1024 * 1024, mostEntries: 2000 }
const mostOthers = 1000
const batch = 5000

/**
 * Holds every figure that an archive of ours, or the list of figures out of one, says it was made of against the history.
 * Null where the file holds no such list.
 */
export async function verifyValues(bytes: Uint8Array): Promise<ValuesVerdict | null> {
  const lists = findLists(bytes).flatMap((text) => readList(text) ?? [])
  if (lists.length === 0) return null
  const verdicts: ValueVerdict[] = []
  const told = lists.flat()
  for (let at = 0; at < told.length; at += batch) verdicts.push(...(await judge(told.slice(at, at + batch))))
  const counts = { stands: 0, replaced: 0, 'not-recorded': 0, hidden: 0 }
  const approvers = new Map<string | null, number>()
  for (const { state, by } of verdicts) {
    counts[state] += 1
    if (state === 'stands') approvers.set(by, (approvers.get(by) ?? 0) + 1)
  }
  return {
    values: verdicts.length,
    counts,
    others: verdicts
      .filter(({ state }) => state === 'replaced' || state === 'not-recorded')
      .slice(0, mostOthers),
    approvers: [...approvers].map(([by, count]) => ({ by, count })).sort((a, b) => b.count - a.count),
  }
}

function findLists(bytes: Uint8Array): string[] {
  const read = (text: Uint8Array) => new TextDecoder().decode(text)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [read(bytes)]
  try {
    return listZip(bytes, limits)
      .filter(({ name }) => name === valuesFile || name.endsWith(`/${valuesFile}`))
      .map((entry) => read(entry.bytes()))
  } catch (error) {
    if (error instanceof ZipError) return []
    throw error
  }
}

/** Null for a text that isn't such a list. */
function readList(text: string): Told[] | null {
  const lines = text.split(/\r?\n/).filter((line) => !line.replace(/^\ufeff/, '').startsWith('# '))
  if (!lines[0]?.startsWith('dataElement,dataElement_name,orgUnit,')) return null
  const records: unknown = parse(lines.join('\n'), { columns: true, relax_column_count: true })
  const found = z.array(row).safeParse(records)
  return found.success ? found.data : null
}

async function judge(told: readonly Told[]): Promise<ValueVerdict[]> {
  const { elements } = await getCatalogue()
  const places = told.map(({ dataElement, orgUnit, period, breakdown }) => ({
    ...{ dataElementId: elements.byCode(dataElement)?.id ?? -1, orgUnitId: orgUnit, period, breakdown },
  }))
  const calendars = [...new Set(told.map(({ calendar }) => calendar))]
  const lives = new Map(
    await Promise.all(
      calendars.map(
        async (calendar) =>
          [
            calendar,
            await listLives(
              calendar,
              places.filter((_, at) => told[at]?.calendar === calendar),
            ),
          ] as const,
      ),
    ),
  )
  return told.map((one, at) => {
    const { dataElement, orgUnit, period, breakdown, calendar } = one
    const place = places[at]
    const steps = (place && lives.get(calendar)?.get(placeKey(place))) ?? []
    const figure = { value: one.value || null, missing: one.missing || null }
    const inForce = standing(steps)
    const same = inForce.find((step) => isSame(step, figure))
    const now = same ?? inForce[0]
    return {
      ...{ dataElement, orgUnit, period, breakdown, told: one.value || one.missing },
      state: stateOf(one, steps, same !== undefined),
      now: now?.value ?? now?.missing ?? '',
      by: now?.stage === 'approved' ? now.by : null,
      at: now?.stage === 'approved' ? now.at : null,
    }
  })
}

function stateOf(told: Told, steps: readonly ValueStep[], isInForce: boolean): ValueState {
  if (told.missing === 'suppressed') return 'hidden'
  const figure = { value: told.value || null, missing: told.missing || null }
  const recorded = steps.some((step) => step.version === Number(told.version) && isSame(step, figure))
  if (!recorded) return 'not-recorded'
  return isInForce ? 'stands' : 'replaced'
}

/** The approved figure and the one waiting, as their history leaves them. */
function standing(steps: readonly ValueStep[]): ValueStep[] {
  const approved = steps.findLast(({ stage }) => stage === 'approved')
  const moved = steps.findLast(
    ({ stage, event }) => stage === 'submitted' || ['returned', 'withdrawn', 'approved'].includes(event),
  )
  const waiting = moved?.stage === 'submitted' ? moved : undefined
  return [approved, waiting].flatMap((step) => (step && step.event !== 'deleted' ? step : []))
}
