import type { db, Tx } from '@/lib/db'
import type { FormDefinition } from '../form'
import type { CellKey, SubmissionKey } from '../submission'
import { type Ground, listActivityFigures } from './activity-figures-queries'
import { listBodyFigures } from './body-figures-queries'
import type { DerivedFigure, DerivedFigures } from './derived-figure'
import { listStockFigures } from './register-figures-queries'

/**
 * What records beside a form add up to for its cells: activities for what happened in the period, registers for what
 * stands at its end, compositions for who sits in bodies. No element is of two of them.
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
  const seated = await listBodyFigures(client, ground, form, place)
  return new Map([...activities, ...from('registers', stocks), ...from('bodies', seated)])
}

function from(source: 'registers' | 'bodies', figures: DerivedFigures): [CellKey, DerivedFigure][] {
  return [...figures].map(([cell, figure]) => [cell, { ...figure, source }])
}
