import type { Catalogue, CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import type { Tx } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import type { LifeEvent, RegisterEventName } from './life'
import { isUuid } from './text'

export type RecordedEvent = LifeEvent & {
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  removedAt: Date | null
}

/** An entry as it is stored, with all its turns, those taken back too. */
export type StoredEntry = {
  id: string
  kind: CatalogueRegisterKind
  orgUnitId: string
  name: string
  place: string | null
  note: string | null
  origin: string
  version: number
  events: RecordedEvent[]
  counts: { on: IsoDate; breakdown: string; value: number }[]
}

const toDay = (date: Date): IsoDate => date.toISOString().slice(0, 10)

/** The entry of that id, whoever asks; null when there is none. */
export async function findStoredEntry(
  tx: Tx,
  { registerKinds }: Pick<Catalogue, 'registerKinds'>,
  id: string,
): Promise<StoredEntry | null> {
  if (!isUuid(id)) return null
  const row = await tx.registerEntry.findUnique({
    where: { id },
    include: {
      events: { include: { recordedBy: { select: { name: true } } }, orderBy: { id: 'asc' } },
      counts: { include: { breakdown: { select: { key: true } } }, orderBy: { on: 'asc' } },
    },
  })
  const kind = row && registerKinds.byId(row.kindId)
  if (!kind) return null
  return {
    id: row.id,
    kind,
    orgUnitId: row.orgUnitId,
    name: row.name,
    place: row.place,
    note: row.note,
    origin: row.origin,
    version: row.version,
    events: row.events.map(({ entryId: _entryId, recordedById: _by, on, event, recordedBy, ...rest }) => ({
      ...rest,
      on: toDay(on),
      // Only the commands write here, with these words.
      event: event as RegisterEventName,
      recordedBy: recordedBy?.name ?? null,
    })),
    counts: row.counts.map(({ on, breakdown, value }) => ({
      on: toDay(on),
      breakdown: breakdown.key,
      value,
    })),
  }
}

/** Its turns that weren't taken back. */
export function lifeOf(entry: Pick<StoredEntry, 'events'>): RecordedEvent[] {
  return entry.events.filter(({ removedAt }) => removedAt === null)
}
