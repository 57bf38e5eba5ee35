import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import type { Tx } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { type FeedPlace, placeKey } from '@/lib/submissions/derived/feed-places'
import type { FormDefinition } from '@/lib/submissions/form'
import { findForm } from '@/lib/submissions/form-queries'
import { type FollowFailure, type FollowOptions, followForm } from './follow-commands'

/** The forms of some places, by code; fetched before a transaction, since they are read over another connection. */
export async function loadForms(places: readonly FeedPlace[]): Promise<Map<string, FormDefinition>> {
  const codes = [...new Set(places.flatMap(({ form }) => form?.code ?? []))]
  const forms = await Promise.all(codes.map(findForm))
  return new Map(forms.flatMap((form) => (form ? [[form.code, form]] : [])))
}

type Bringing = FollowOptions & {
  forms: ReadonlyMap<string, FormDefinition>
  /** Where no form brings the figure; true when anything changed. */
  keepOwn: (place: FeedPlace) => Promise<boolean>
}

/**
 * Brings every figure that follows from records after them, once these are written and the places are held. Answers the
 * forms that were opened for it. After a refusal the transaction must be undone.
 */
export async function bringFigures(
  tx: Tx,
  viewer: Viewer,
  places: readonly FeedPlace[],
  { forms, keepOwn, ...options }: Bringing,
): Promise<Result<string[], FollowFailure>> {
  const reopened: string[] = []
  let moved = false
  for (const place of places) {
    const form = place.form && forms.get(place.form.code)
    if (!form) {
      moved = (await keepOwn(place)) || moved
      continue
    }
    const followed = await followForm(tx, viewer, form, place, options)
    if (!followed.ok) return fail(followed.error)
    if (followed.value === 'reopened') reopened.push(placeKey(place))
  }
  if (moved) await bumpDataVersion(tx)
  return ok(reopened)
}
