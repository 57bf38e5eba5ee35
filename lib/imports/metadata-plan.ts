import type { IsoDate } from '@/lib/periods/period'
import { Ground, type State } from './metadata-ground'
import { type Metadata, type MetadataKind, type MetadataProblem, metadataKinds } from './metadata-model'
import { type ElementPlan, type FormPlan, planElements, planForms } from './metadata-plan-forms'
import { type FormulaPlan, planFormulas } from './metadata-plan-formulas'
import { planSplit, type SplitPlan } from './metadata-plan-split'
import { planUnits, type UnitPlan } from './metadata-plan-units'
import type { StoredMetadata } from './metadata-stored-queries'

/** What of a file is to be written, in the order in which things refer to each other. */
export type MetadataPlan = UnitPlan &
  SplitPlan &
  FormulaPlan & {
    elements: ElementPlan[]
    forms: FormPlan[]
    problems: MetadataProblem[]
    /** Objects of the file by kind. */
    counts: Record<MetadataKind, Record<State, number>>
  }

/** Compares a file with the store, object by object, and decides what is taken. Writes nothing. */
export function planMetadata(
  file: Metadata,
  stored: Metadata,
  rows: StoredMetadata,
  today: IsoDate,
): MetadataPlan {
  const ground = new Ground(file, stored, rows)
  const units = planUnits(ground, today)
  const split = planSplit(ground)
  const elements = planElements(ground, split)
  const forms = planForms(ground, split)
  const formulas = planFormulas(ground, split)
  const kinds = Object.keys(metadataKinds) as MetadataKind[]
  const counts = Object.fromEntries(
    kinds.map((kind) => {
      const count: Record<State, number> = { new: 0, changed: 0, same: 0, refused: 0 }
      for (const { uid } of file[kind]) count[ground.stateOf(kind, uid) ?? 'same'] += 1
      return [kind, count]
    }),
  ) as MetadataPlan['counts']
  return { ...units, ...split, ...formulas, elements, forms, problems: ground.problems, counts }
}
