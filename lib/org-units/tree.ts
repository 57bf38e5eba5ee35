import type { IsoDate } from '@/lib/periods/period'
import { buildChains } from './chains'
import { buildEpochs, type Epochs } from './epochs'
import { buildGround, type Ground } from './ground'
import { coversDay, type OrgUnitLevel, type OrgUnitNode, type ParentEdge, type Succession } from './org-unit'
import { buildSuccessions, groupBy, type Successions } from './successions'
import { buildTerritory, type Territory } from './territory'

export type { OrgUnitLevel, OrgUnitNode, ParentEdge, Succession } from './org-unit'

/** All areas through time (DESIGN §3.7, §3.8). Unknown ids have no relatives and lie in nothing. */
export type OrgUnitTree = Territory &
  Ground &
  Epochs &
  Pick<Successions, 'successorsOf' | 'predecessorsOf'> & {
    get(id: string): OrgUnitNode | undefined
    list(): readonly OrgUnitNode[]
    /** By id, uid, or official code on a day: `code:071@2023-12-27`. Nothing when the code fits no or several units. */
    resolve(reference: string): OrgUnitNode | undefined
    isInForce(id: string, day: IsoDate): boolean
    /** Whose part the unit is on the day; nothing when either isn't in force. */
    parentOn(id: string, day: IsoDate): OrgUnitNode | undefined
    /** Nearest first. */
    ancestorsOn(id: string, day: IsoDate): OrgUnitNode[]
    ancestorIdsOn(id: string, day: IsoDate): readonly string[]
    /** The province the unit lies in on the day, or is. */
    provinceOn(id: string, day: IsoDate): OrgUnitNode | undefined
    childrenOn(id: string, day: IsoDate): OrgUnitNode[]
    /** All below, without the unit itself, nearer ones first; of one level where it is given. */
    descendantsOn(id: string, day: IsoDate, level?: OrgUnitLevel): OrgUnitNode[]
    /** The one unit in force on the day that holds the whole of this one by going on, merging or renaming; null when split. */
    onMapOf(id: string, day: IsoDate): OrgUnitNode | null
  }

export type OrgUnitData = {
  units: readonly OrgUnitNode[]
  parents: readonly ParentEdge[]
  successions: readonly Succession[]
}

/** Prepares every lookup once; throws when an edge or succession names a unit that isn't there. */
export function buildOrgUnitTree({ units, parents, successions: stored }: OrgUnitData): OrgUnitTree {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byUid = new Map(units.map((unit) => [unit.uid, unit]))
  const byCode = groupBy(units, (unit) => unit.code ?? '')
  const mustBeThere = (id: string) => {
    if (!byId.has(id)) throw new Error(`No such org unit: ${id}`)
  }
  for (const { childId, parentId } of parents) {
    mustBeThere(childId)
    mustBeThere(parentId)
  }
  for (const { predecessorId, successorId } of stored) {
    mustBeThere(predecessorId)
    mustBeThere(successorId)
  }
  const chains = buildChains(units, parents, buildEpochs({ units, parents, successions: stored }))
  const { epochOf, firstDayOf } = chains

  const isInForce = (id: string, day: IsoDate) => {
    const unit = byId.get(id)
    return unit !== undefined && coversDay(unit, day)
  }
  const parentIdOn = (id: string, day: IsoDate) => chains.parentIn(id, epochOf(day))
  const childrenOn = (id: string, day: IsoDate) => collect(byId, chains.childrenIn(id, epochOf(day)))
  const ancestorIdsOn = (id: string, day: IsoDate) => chains.ancestorsIn(id, epochOf(day))

  const successions = buildSuccessions(byId, stored, childrenOn)
  const territory = buildTerritory(byId, { ...chains, parentIdOn }, successions)

  function descendantsOn(id: string, day: IsoDate, level?: OrgUnitLevel): OrgUnitNode[] {
    const seen = new Set([id])
    for (const each of seen) {
      for (const child of chains.childrenIn(each, epochOf(day))) seen.add(child)
    }
    seen.delete(id)
    const below = collect(byId, seen)
    return level ? below.filter((unit) => unit.level === level) : below
  }

  function onMapOf(id: string, day: IsoDate): OrgUnitNode | null {
    const seen = new Set(byId.has(id) ? [id] : [])
    for (const each of seen) {
      const unit = byId.get(each)
      if (unit && coversDay(unit, day)) return unit
      const [only, ...others] = successions.fateOf(each)
      const isEarlier = unit?.validFrom != null && day < unit.validFrom
      const next = isEarlier
        ? successions.renamedFrom(each)
        : others.length === 0
          ? only?.successorId
          : undefined
      if (next) seen.add(next)
    }
    return null
  }

  return {
    ...territory,
    ...buildGround(byId, stored, chains),
    epochOf,
    firstDayOf,
    successorsOf: successions.successorsOf,
    predecessorsOf: successions.predecessorsOf,
    get: (id) => byId.get(id),
    list: () => units,
    resolve(reference) {
      const [, code, day] = /^code:([^@]+)@(\d{4}-\d{2}-\d{2})$/.exec(reference) ?? []
      if (!code || !day) return byId.get(reference) ?? byUid.get(reference)
      const [only, ...others] = (byCode.get(code) ?? []).filter((unit) => coversDay(unit, day))
      return others.length === 0 ? only : undefined
    },
    isInForce,
    parentOn: (id, day) => byId.get(parentIdOn(id, day) ?? ''),
    ancestorsOn: (id, day) => collect(byId, ancestorIdsOn(id, day)),
    ancestorIdsOn,
    provinceOn: (id, day) =>
      collect(byId, [id, ...ancestorIdsOn(id, day)]).find(({ level }) => level === 'province'),
    childrenOn,
    descendantsOn,
    onMapOf,
  }
}

function collect(byId: ReadonlyMap<string, OrgUnitNode>, ids: Iterable<string>): OrgUnitNode[] {
  return [...ids].flatMap((id) => byId.get(id) ?? [])
}
