import type { Viewer } from '@/lib/access/viewer'
import { toSearchName } from '@/lib/org-units/search'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { type EntryFailure, type EntryTexts, longest } from './entry'
import { auditEntry, inEntry, named } from './entry-commands'
import { clean } from './text'
import { readNames } from './write-queries'

/**
 * Puts the words of an entry right: its first name, its place, its note. A new name from a day on is a turn of its life.
 * How the words stood before is kept beside the entry; the log holds none of a sensitive one.
 */
export async function editEntry(
  viewer: Viewer,
  {
    entryId,
    version,
    reason,
    sameNameMeant,
    ...typed
  }: EntryTexts & { entryId: string; version: number; reason: string; sameNameMeant: boolean },
  today: IsoDate,
): Promise<Result<void, EntryFailure>> {
  return inEntry(viewer, entryId, version, today, async (tx, entry) => {
    const texts = { name: clean(typed.name), place: clean(typed.place), note: clean(typed.note) }
    const why = clean(reason)
    if (texts.name === '') return fail({ code: 'name-required', field: 'name' })
    for (const field of ['name', 'place', 'note'] as const) {
      const { length } = texts[field]
      if (length > longest[field])
        return fail({ code: 'too-long', field, limit: longest[field], found: length })
    }
    if (why.length > longest.reason)
      return fail({ code: 'too-long', field: 'reason', limit: longest.reason, found: why.length })
    const before = { name: entry.name, place: entry.place ?? '', note: entry.note ?? '' }
    if (texts.name === before.name && texts.place === before.place && texts.note === before.note)
      return fail({ code: 'nothing-changed' })
    if (!sameNameMeant && toSearchName(texts.name) !== toSearchName(before.name)) {
      const names = await readNames(tx, entry.kind.id, entry.holder.orgUnitId)
      if (names.some((name) => toSearchName(name) === toSearchName(texts.name)))
        return fail({ code: 'same-name', field: 'name' })
    }
    await tx.registerEntry.update({
      where: { id: entry.id, version },
      data: {
        ...{ name: texts.name, place: texts.place || null, note: texts.note || null },
        version: { increment: 1 },
      },
    })
    const edit = { entryId: entry.id, before, after: texts, reason: why || null }
    await tx.registerEdit.create({ data: { ...edit, recordedById: viewer.userId } })
    const changed = (['name', 'place', 'note'] as const).filter((field) => texts[field] !== before[field])
    const details = {
      ...named(entry.kind, entry.name),
      changed,
      ...(entry.kind.sensitive ? {} : { before, after: texts, ...(why ? { reason: why } : {}) }),
    }
    await auditEntry(tx, viewer, 'registry.edit', { ...entry, orgUnitId: entry.holder.orgUnitId }, details)
    return ok(undefined)
  })
}
