import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { formatDate } from '@/lib/format'
import { orgUnitLevels } from '@/lib/org-units/org-unit'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import type { UnitWord } from './query'
import type { Words } from './words'

/** On which map units are looked for: that of the day of geography, or of each period's last day. */
export type Maps = { geography: 'reported' | IsoDate; lastDays: readonly IsoDate[] }

/** The units under one: on the map asked for, or, where it has none there (districts today), on those of the periods. */
export function unitsUnder(
  tree: OrgUnitTree,
  unit: OrgUnitNode,
  expand: NonNullable<UnitWord['expand']>,
  maps: Maps,
): OrgUnitNode[] {
  if (maps.geography !== 'reported' && tree.isInForce(unit.id, maps.geography)) {
    const found = underOn(tree, unit.id, expand, maps.geography)
    if (found.length > 0) return found
  }
  const found = maps.lastDays.flatMap((day) =>
    tree.isInForce(unit.id, day) ? underOn(tree, unit.id, expand, day) : withinOn(tree, unit.id, expand, day),
  )
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

function underOn(
  tree: OrgUnitTree,
  id: string,
  expand: NonNullable<UnitWord['expand']>,
  day: IsoDate,
): OrgUnitNode[] {
  return expand === 'children' ? tree.childrenOn(id, day) : tree.descendantsOn(id, day, expand)
}

/** Inside a unit that wasn't there on the day: of what lay in its territory then, one level or the outermost. */
function withinOn(
  tree: OrgUnitTree,
  id: string,
  expand: NonNullable<UnitWord['expand']>,
  day: IsoDate,
): OrgUnitNode[] {
  const within = tree.membersOnMap(id, day).within
  const inside = new Set(within)
  return within.flatMap((one) => {
    const unit = tree.get(one)
    const wanted =
      expand === 'children' ? !inside.has(tree.parentOn(one, day)?.id ?? '') : unit?.level === expand
    return unit && wanted ? [unit] : []
  })
}

/** The units a question names, each once; null where one isn't there or isn't the viewer's to read. */
export function resolveUnits(
  viewer: Viewer,
  tree: OrgUnitTree,
  words: readonly UnitWord[],
  maps: Maps,
  programmeCodes: readonly string[],
): OrgUnitNode[] | null {
  const readable = (unit: OrgUnitNode) => mayRead(viewer, tree, unit.id, programmeCodes)
  const found = new Map<string, OrgUnitNode>()
  for (const { ref, expand } of words) {
    const unit = tree.resolve(ref)
    if (!unit || !readable(unit)) return null
    const under = expand === null ? [unit] : unitsUnder(tree, unit, expand, maps)
    const shown = under.filter(readable)
    if (under.length > 0 && shown.length === 0) return null
    for (const one of shown) found.set(one.id, one)
  }
  return [...found.values()]
}

/** Figures of these programmes; of none, when what is shown is public anyway. */
function mayRead(viewer: Viewer, tree: OrgUnitTree, id: string, programmeCodes: readonly string[]): boolean {
  return programmeCodes.every((code) => canReadUnit(viewer, tree, id, code))
}

/** Where a viewer starts: the whole country where they may read it, else the widest unit of their grants still in force. */
export function homeUnit(
  viewer: Viewer,
  tree: OrgUnitTree,
  today: IsoDate,
  programmeCodes: readonly string[],
): OrgUnitNode | null {
  const granted = viewer.grants.flatMap(({ orgUnitId }) => tree.get(orgUnitId) ?? [])
  const country = tree.list().filter(({ level }) => level === 'country')
  const readable = [...granted, ...country].filter(({ id }) => mayRead(viewer, tree, id, programmeCodes))
  const rank = (unit: OrgUnitNode) =>
    orgUnitLevels.indexOf(unit.level) + (tree.isInForce(unit.id, today) ? 0 : orgUnitLevels.length)
  return readable.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/**
 * A unit in a title: "huyện Lâm Bình, Tuyên Quang"; "Tuyên Quang (đến 30/06/2025)" where the one before or after it
 * has the same name. `day` says in which province a unit still in force is looked for.
 */
export function areaName(tree: OrgUnitTree, unit: OrgUnitNode, day: IsoDate, words: Words): string {
  if (unit.level === 'country' || unit.level === 'province') return nameInTime(tree, unit, words)
  const on = unit.validTo !== null && unit.validTo < day ? unit.validTo : day
  const province = tree.ancestorsOn(unit.id, on).find(({ level }) => level === 'province')
  return province ? `${unit.fullName}, ${province.name}` : unit.fullName
}

function nameInTime(tree: OrgUnitTree, unit: OrgUnitNode, words: Words): string {
  const { id, name, validFrom, validTo } = unit
  const isNamesake = (other: string) =>
    tree.get(other)?.name === name && tree.get(other)?.level === unit.level
  if (validTo !== null && tree.successorsOf(id).some(({ successorId }) => isNamesake(successorId))) {
    return words('areaUntil', { name, date: formatDate(validTo) })
  }
  if (validFrom !== null && tree.predecessorsOf(id).some(({ predecessorId }) => isNamesake(predecessorId))) {
    return words('areaFrom', { name, date: formatDate(validFrom) })
  }
  return name
}

/** For the beginning of a line: "Huyện Lâm Bình, Tuyên Quang". */
export function capitalise(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}
