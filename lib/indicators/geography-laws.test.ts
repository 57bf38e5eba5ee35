import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrgUnitNode, ParentEdge, Succession } from '@/lib/org-units/org-unit'
import { makeUnit } from '@/lib/org-units/reform-fixture'
import { buildOrgUnitTree, type OrgUnitData } from '@/lib/org-units/tree'
import { membersOf } from './geography'
import { toTerritories } from './territories'

/**
 * Random reforms drawn on ground that is known: every plot belongs to a commune, every commune to a district or straight
 * to a province, in each of three eras. Communes go on with more or less ground, end, begin, change their district. The
 * tree is told only units, edges and successions; the ground says what is true.
 */
const eras = [
  { first: null, last: '2024-06-30', day: '2023-12-31' },
  { first: '2024-07-01', last: '2025-06-30', day: '2024-12-31' },
  { first: '2025-07-01', last: null, day: '2025-12-31' },
] as const

type Era = { communeOf: string[]; above: Map<string, string[]> }
type World = {
  data: OrgUnitData
  /** Plots of a unit in an era; nothing when it isn't in force. */
  ground: (id: string, era: number) => ReadonlySet<number>
  unitsIn: (era: number) => string[]
  communesIn: (era: number) => string[]
}

const plots = 8
const choice = (count: number) => fc.array(fc.nat(count - 1), { minLength: plots, maxLength: plots })

const world: fc.Arbitrary<World> = fc
  .record({
    // Commune of every plot in each era; names are shared between eras, so that communes go on.
    first: choice(4),
    second: choice(5),
    third: choice(5),
    districts: fc.array(choice(3), { minLength: 3, maxLength: 3 }),
    provinces: fc.array(choice(2), { minLength: 3, maxLength: 3 }),
    renewed: fc.boolean(),
    forgotten: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ first, second, third, districts, provinces, renewed, forgotten }) => {
    const suffix = (era: number) => (renewed && era === 2 ? '-new' : '')
    const drawn: Era[] = [first, second, third].map((communes, era) => {
      const communeOf = communes.map((index) => `C${index}${suffix(era)}`)
      const above = new Map<string, string[]>()
      for (const index of new Set(communes)) {
        const district = districts[era]?.[index] ?? 0
        const province = `P${provinces[era]?.[district] ?? 0}${suffix(era)}`
        above.set(
          `C${index}${suffix(era)}`,
          era === 2 && renewed ? [province, 'VN'] : [`D${district}`, province, 'VN'],
        )
      }
      return { communeOf, above }
    })
    return describeWorld(drawn, renewed ? forgotten : [])
  })

function describeWorld(drawn: readonly Era[], forgotten: readonly boolean[]): World {
  const ground = drawn.map(({ communeOf, above }) => {
    const found = new Map<string, Set<number>>()
    for (const [plot, commune] of communeOf.entries()) {
      for (const id of [commune, ...(above.get(commune) ?? [])]) {
        found.set(id, (found.get(id) ?? new Set()).add(plot))
      }
    }
    return found
  })
  // A unit that is away for an era comes back as another one.
  const idOf = (name: string, era: number) =>
    era === 2 && name !== 'VN' && !ground[1]?.has(name) && ground[0]?.has(name) ? `${name}-again` : name
  const units = new Map<string, OrgUnitNode>()
  const parents: ParentEdge[] = []
  const successions: Succession[] = []
  for (const [era, { above }] of drawn.entries()) {
    const { first, last } = eras[era] as (typeof eras)[number]
    for (const chain of [...above].map(([commune, others]) => [commune, ...others])) {
      for (const [index, name] of chain.entries()) {
        const id = idOf(name, era)
        const level = name.startsWith('C')
          ? 'commune'
          : name.startsWith('D')
            ? 'district'
            : name === 'VN'
              ? 'country'
              : 'province'
        const known = units.get(id)
        units.set(id, makeUnit(id, level, { validFrom: known ? known.validFrom : first, validTo: last }))
        const parentName = chain[index + 1]
        const edge = { childId: id, parentId: idOf(parentName ?? '', era), validFrom: first, validTo: last }
        if (parentName && !parents.some((one) => one.childId === id && one.validFrom === first))
          parents.push(edge)
      }
    }
  }
  for (const era of [1, 2]) {
    const effective = eras[era]?.first ?? ''
    const groundOf = (id: string, at: number) => groundIn(id, at)
    const before = [...units.keys()].filter((id) => id.startsWith('C') && groundOf(id, era - 1).size > 0)
    const now = [...units.keys()].filter((id) => id.startsWith('C') && groundOf(id, era).size > 0)
    for (const [index, from] of before.entries()) {
      const own = groundOf(from, era - 1)
      const receivers = now.filter((to) => to !== from && meet(own, groundOf(to, era)))
      const isForgotten = era === 2 && forgotten[index]
      for (const to of receivers) {
        const isWhole = receivers.length === 1 && groundOf(from, era).size === 0
        if (isForgotten) units.set(to, { ...(units.get(to) as OrgUnitNode), predecessorsComplete: false })
        else
          successions.push({
            predecessorId: from,
            successorId: to,
            kind: isWhole ? 'merged' : 'part',
            effective,
          })
      }
    }
  }
  for (const [id, unit] of units) {
    // Of districts and provinces nobody says what they were made of.
    if (!id.startsWith('C') && unit.validFrom !== null)
      units.set(id, { ...unit, predecessorsComplete: false })
  }

  function groundIn(id: string, era: number): ReadonlySet<number> {
    const name = id.replace('-again', '')
    return (idOf(name, era) === id ? ground[era]?.get(name) : undefined) ?? new Set()
  }
  const unitsIn = (era: number) => [...units.keys()].filter((id) => groundIn(id, era).size > 0)
  return {
    data: { units: [...units.values()], parents, successions },
    ground: groundIn,
    unitsIn,
    communesIn: (era) => unitsIn(era).filter((id) => id.startsWith('C')),
  }
}

const isSubset = (a: ReadonlySet<number>, b: ReadonlySet<number>) => [...a].every((plot) => b.has(plot))
const meet = (a: ReadonlySet<number>, b: ReadonlySet<number>) => [...a].some((plot) => b.has(plot))
const dayOf = (era: number) => eras[era]?.day ?? ''
const era = fc.nat(2)
const runs = { numRuns: 300 }

describe('on known ground', () => {
  test('what is added lies wholly inside, and whoever else reports there lies around it or is told by finer reports', () => {
    fc.assert(
      fc.property(world, era, era, fc.nat(), ({ data, ground, unitsIn }, then, map, seed) => {
        const territories = toTerritories(buildOrgUnitTree(data))
        const assigned = unitsIn(then).filter((_, index) => (seed >> (index % 16)) & 1)
        for (const target of unitsIn(map)) {
          const members = membersOf(territories, {
            target,
            day: dayOf(then),
            geography: dayOf(map),
            assigned: new Set(assigned),
          })
          if (!members.ok) continue
          const area = ground(target, map)
          for (const id of members.units) expect(isSubset(ground(id, then), area)).toBe(true)
          const told = new Set(members.units.flatMap((id) => [...ground(id, then)]))
          for (const id of assigned.filter((one) => !members.units.includes(one))) {
            const own = ground(id, then)
            expect(!meet(own, area) || isSubset(area, own) || isSubset(area, told)).toBe(true)
          }
        }
      }),
      runs,
    )
  })

  test('between neighbouring eras of which all is known, communes are refused only where one lies across the border', () => {
    fc.assert(
      fc.property(world, fc.constantFrom([0, 1], [1, 0], [1, 2], [2, 1]), (drawn, [then = 0, map = 0]) => {
        const { data, ground, unitsIn, communesIn } = drawn
        // Nobody can tell that a commune which goes on has kept nothing of what it was.
        const goingOn = communesIn(then).filter((id) => ground(id, map).size > 0)
        fc.pre(goingOn.every((id) => meet(ground(id, then), ground(id, map))))
        fc.pre(
          data.units.every(({ id, predecessorsComplete }) => !id.startsWith('C') || predecessorsComplete),
        )
        const territories = toTerritories(buildOrgUnitTree(data))
        for (const target of unitsIn(map)) {
          // What districts and provinces began from isn't said.
          if (!territories.coverOn(target, dayOf(map), dayOf(then))) continue
          const area = ground(target, map)
          const sharing = communesIn(then).filter((id) => meet(ground(id, then), area))
          const exact = sharing.every((id) => isSubset(ground(id, then), area))
          const members = membersOf(territories, {
            target,
            day: dayOf(then),
            geography: dayOf(map),
            assigned: new Set(communesIn(then)),
          })
          expect(members.ok && [...members.units].sort()).toEqual(exact && sharing.sort())
        }
      }),
      runs,
    )
  })

  test('the country is the same as reported and on every map, and any level of a map adds up to it where none is refused', () => {
    fc.assert(
      fc.property(world, era, era, ({ data, unitsIn, communesIn }, then, map) => {
        const territories = toTerritories(buildOrgUnitTree(data))
        const question = { day: dayOf(then), assigned: new Set(communesIn(then)) }
        const sorted = (target: string, geography: string) => {
          const members = membersOf(territories, { ...question, target, geography })
          return members.ok ? [...members.units].sort() : null
        }
        expect(sorted('VN', dayOf(map))).toEqual(communesIn(then).sort())
        expect(sorted('VN', 'reported')).toEqual(communesIn(then).sort())
        for (const letter of ['C', 'P']) {
          const parts = unitsIn(map)
            .filter((id) => id.startsWith(letter))
            .map((id) => sorted(id, dayOf(map)))
          if (parts.every((part) => part !== null))
            expect(parts.flat().sort()).toEqual(communesIn(then).sort())
        }
      }),
      runs,
    )
  })

  test('the order in which units, edges, successions and reporters come never matters; many at once are as one by one', () => {
    fc.assert(
      fc.property(world, era, era, fc.nat(), (drawn, then, map, seed) => {
        const { data, unitsIn } = drawn
        let state = seed
        const draw = () => {
          state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
          return state
        }
        const shuffle = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, at: draw() }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item)
        const shuffled = {
          units: shuffle(data.units),
          parents: shuffle(data.parents),
          successions: shuffle(data.successions),
        }
        const one = toTerritories(buildOrgUnitTree(data))
        const other = toTerritories(buildOrgUnitTree(shuffled))
        const question = { day: dayOf(then), geography: dayOf(map) }
        const assigned = new Set(shuffle(unitsIn(then)))
        for (const target of unitsIn(map)) {
          const members = membersOf(one, { ...question, target, assigned: new Set(unitsIn(then)) })
          const got = membersOf(other, { ...question, target, assigned })
          expect(got.ok ? [...got.units].sort() : got).toEqual(
            members.ok ? [...members.units].sort() : members,
          )
        }
      }),
      { numRuns: 100 },
    )
  })
})
