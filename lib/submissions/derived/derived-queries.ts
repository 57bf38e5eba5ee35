import type { db, Tx } from '@/lib/db'
import type { FormDefinition } from '../form'
import type { SubmissionKey } from '../submission'
import { type Ground, listActivityFigures } from './activity-figures-queries'
import type { DerivedFigures } from './derived-figure'
import { listStockFigures } from './register-figures-queries'

/**
 * What records beside a form add up to for its cells: activities for what happened in the period, registers for what
 * stands at its end. No element is both.
 */
export async function listDerivedFigures(
  client: Tx | typeof db,
  ground: Ground,
  form: FormDefinition,
  place: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
): Promise<DerivedFigures> {
  // One after the other: in a transaction both wait for one connection.
  const activities = await listActivityFigures(client, ground, form, place)
  const stocks = await listStockFigures(client, ground, form, place)
  const counted = [...stocks].map(
    ([cell, figure]) => [cell, { ...figure, source: 'registers' as const }] as const,
  )
  return new Map([...activities, ...counted])
}
