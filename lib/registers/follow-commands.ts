import type { Viewer } from '@/lib/access/viewer'
import { bringFigures } from '@/lib/activities/bring-commands'
import { lockPlaces } from '@/lib/activities/lock-commands'
import type { Tx } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import { type Ground, getGround } from '@/lib/submissions/derived/activity-figures-queries'
import type { FeedPlace } from '@/lib/submissions/derived/feed-places'
import { type StockChange, stockPlaces } from '@/lib/submissions/derived/stock-places'
import type { FormDefinition } from '@/lib/submissions/form'
import { findForm } from '@/lib/submissions/form-queries'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { toReason } from '@/lib/submissions/workflow-commands'
import { Undone } from './undone'

/** What figures are brought along with; fetched before a transaction, since it reads over another connection. */
export type FollowGround = { ground: Ground; forms: ReadonlyMap<string, FormDefinition> }

/** Why a form keeps a record as it is: it is sent, approved and wants a reason, not this person's to correct, or closed. */
export type FormRefusal = {
  code: 'form-submitted' | 'form-reason-required' | 'correction-forbidden' | 'correction-closed'
  field?: 'reason'
  key: SubmissionKey
}

export type FollowOptions = { reason: string; today: IsoDate }

export async function getFollowGround(): Promise<FollowGround> {
  const ground = await getGround()
  const { registerKinds, bodyFeeds, formsWith } = ground.catalogue
  const fed = [
    ...registerKinds.list.flatMap(({ countedInId, membersInId }) => [countedInId, membersInId]),
    ...bodyFeeds.map(({ dataElementId }) => dataElementId),
  ]
  const codes = new Set(fed.flatMap((id) => (id === null ? [] : formsWith(id).map(({ code }) => code))))
  const forms = await Promise.all([...codes].map(findForm))
  return { ground, forms: new Map(forms.flatMap((form) => (form ? [[form.code, form]] : []))) }
}

/**
 * Brings the figures of some places after a record that was just written; a form that is sent keeps the record as it is.
 * Answers the forms that were opened for correction. Throws {@link Undone} with a {@link FormRefusal}.
 */
export async function bringAlong(
  tx: Tx,
  viewer: Viewer,
  { ground, forms }: FollowGround,
  places: readonly FeedPlace[],
  { reason, today, keepOwn }: FollowOptions & { keepOwn: (place: FeedPlace) => Promise<boolean> },
): Promise<string[]> {
  await lockPlaces(tx, places)
  const read = toReason(reason)
  const options = { ground, forms, today, keepOwn, reason: read.ok ? read.value : null }
  const brought = await bringFigures(tx, viewer, places, options)
  if (brought.ok) return brought.value
  const { code, key } = brought.error
  throw new Undone<FormRefusal>(
    code === 'reason-required' ? { code: 'form-reason-required', field: 'reason', key } : { code, key },
  )
}

/** Brings the forms that took the stock from a register after a change of it. */
export async function followStock(
  tx: Tx,
  viewer: Viewer,
  along: FollowGround,
  change: StockChange,
  options: FollowOptions,
): Promise<string[]> {
  const places = stockPlaces(along.ground, change, options.today)
  // What no form asks stands in no store: nothing says how often it would be asked (decision 0019).
  return bringAlong(tx, viewer, along, places, { ...options, keepOwn: async () => false })
}
