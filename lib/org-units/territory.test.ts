import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrgUnitNode, ParentEdge, Succession } from './org-unit'
import { makeUnit, reformData } from './reform-fixture'
import { buildOrgUnitTree } from './tree'

const tree = buildOrgUnitTree(reformData())

describe('lying inside', () => {
  test.each([
    // By the parent, at any level.
    ['D071', 'P08-2008', true],
    ['C02266-pre', 'D071', true],
    ['C02266-pre', 'VN', true],
    ['C02266-2025', 'P08-2025', true],
    ['VN', 'VN', true],
    ['P08-2008', 'D071', false],
    ['D072', 'D071', false],
    // By whole successions: the new province holds both old ones, and neither holds it.
    ['P02-2008', 'P08-2025', true],
    ['P08-2008', 'P08-2025', true],
    ['P08-2025', 'P08-2008', false],
    ['P08-2025', 'P02-2008', false],
    ['P02-2008', 'P08-2008', false],
    ['C02266-2025', 'P08-2008', false],
    // Old districts and communes follow their province, known communes or not.
    ['D071', 'P08-2025', true],
    ['D072', 'P08-2025', true],
    ['D071', 'P19-2025', false],
    ['C02242-pre', 'P08-2025', true],
    ['C02242-pre', 'C02266-2025', true],
    ['C02251-pre', 'C02266-2025', false],
    // Đồng Phúc took four communes of two districts, and neither district whole.
    ['C01924-pre', 'C01933-2025', true],
    ['C01930-pre', 'C01933-2025', true],
    ['C01933-pre', 'C01933-2025', true],
    ['C02041-pre', 'C01933-2025', true],
    ['D061', 'C01933-2025', false],
    ['D064', 'C01933-2025', false],
    ['D061', 'P19-2025', true],
    // A rename goes on both ways.
    ['P46-2008', 'P46-2024', true],
    ['P46-2024', 'P46-2008', true],
    ['P75-2026', 'P75-2025', true],
    ['D222', 'D222-2024', true],
    ['D222-2024', 'D222', true],
    // Yên Dũng went into Bắc Giang city; Lục Ngạn gave a part away and went on.
    ['D221', 'D213', true],
    ['D213', 'D221', false],
    ['D219', 'D224-2025', false],
    ['D224-2025', 'D219', false],
    ['D219', 'P24-2025', true],
    ['D224-2025', 'P24-2025', true],
    ['D221', 'P24-2025', true],
    ['D222', 'P24-2025', true],
    // Same name, another place.
    ['P27-2008', 'P24-2008', false],
    ['nobody', 'VN', false],
    ['nobody', 'nobody', false],
    ['D071', 'nobody', false],
  ])('%s inside %s: %s', (id, container, within) => {
    expect(tree.isWithin(id, container)).toBe(within)
  })

  test('a split unit lies inside what holds all its parts, but one known part is not enough', () => {
    const build = (successors: string[]) =>
      buildOrgUnitTree({
        units: [
          makeUnit('X', 'commune', { validTo: '2025-06-30' }),
          ...['A', 'B'].map((id) => makeUnit(id, 'commune', { validFrom: '2025-07-01' })),
          makeUnit('N', 'province', { validFrom: '2025-07-01' }),
        ],
        parents: ['A', 'B'].map((childId) => ({ childId, parentId: 'N', validFrom: null, validTo: null })),
        successions: successors.map((successorId) => ({
          predecessorId: 'X',
          successorId,
          kind: 'part' as const,
          effective: '2025-07-01',
        })),
      })
    expect(build(['A', 'B']).isWithin('X', 'N')).toBe(true)
    expect(build(['A', 'B']).isWithin('X', 'A')).toBe(false)
    expect(build(['A', 'B']).overlaps('X', 'A')).toBe(true)
    expect(build(['A']).isWithin('X', 'N')).toBe(false)
    expect(build(['A']).overlaps('X', 'N')).toBe(true)
  })

  test('a unit that gave parts away and went on is still where its parent is', () => {
    const giving = buildOrgUnitTree({
      units: [
        makeUnit('X', 'district', { validTo: '2025-06-30' }),
        ...['A', 'B'].map((id) => makeUnit(id, 'district', { validFrom: '2025-01-01' })),
        ...['N', 'O'].map((id) => makeUnit(id, 'province')),
      ],
      parents: [
        { childId: 'X', parentId: 'O', validFrom: null, validTo: null },
        ...['A', 'B'].map((childId) => ({ childId, parentId: 'N', validFrom: null, validTo: null })),
      ],
      successions: ['A', 'B'].map((successorId) => ({
        predecessorId: 'X',
        successorId,
        kind: 'part' as const,
        effective: '2025-01-01',
      })),
    })
    expect(giving.isWithin('X', 'N')).toBe(false)
    expect(giving.isWithin('X', 'O')).toBe(true)
    expect(giving.overlaps('X', 'N')).toBe(true)
  })

  test('a district of which only a part of a commune is known to have gone somewhere does not lie there', () => {
    const partly = buildOrgUnitTree({
      units: [
        makeUnit('D', 'district', { validTo: '2025-06-30' }),
        ...['A', 'B'].map((id) => makeUnit(id, 'commune', { validTo: '2025-06-30' })),
        makeUnit('N', 'commune', { validFrom: '2025-07-01' }),
      ],
      parents: ['A', 'B'].map((childId) => ({ childId, parentId: 'D', validFrom: null, validTo: null })),
      successions: [
        { predecessorId: 'A', successorId: 'N', kind: 'merged', effective: '2025-07-01' },
        { predecessorId: 'B', successorId: 'N', kind: 'part', effective: '2025-07-01' },
      ],
    })
    expect(partly.successorsOf('D')).toMatchObject([{ successorId: 'N', kind: 'part' }])
    expect(partly.isWithin('D', 'N')).toBe(false)
    expect(partly.isWithin('A', 'N')).toBe(true)
  })

  test('a unit renamed and enlarged at once is more than what it was', () => {
    const { isWithin } = buildOrgUnitTree({
      units: [
        ...['X', 'Y'].map((id) => makeUnit(id, 'province', { validTo: '2025-06-30' })),
        makeUnit('N', 'province', { validFrom: '2025-07-01' }),
      ],
      parents: [],
      successions: [
        { predecessorId: 'X', successorId: 'N', kind: 'renamed', effective: '2025-07-01' },
        { predecessorId: 'Y', successorId: 'N', kind: 'merged', effective: '2025-07-01' },
      ],
    })
    expect(isWithin('X', 'N')).toBe(true)
    expect(isWithin('N', 'X')).toBe(false)
    expect(isWithin('Y', 'X')).toBe(false)
  })
})

describe('sharing territory', () => {
  test.each([
    ['D061', 'C01933-2025', true],
    ['D064', 'C01933-2025', true],
    ['C01933-2025', 'D061', true],
    ['P19-2025', 'C01933-2025', true],
    ['P06-2008', 'C01933-2025', true],
    ['VN', 'D071', true],
    ['P08-2025', 'P08-2008', true],
    ['D219', 'D224-2025', true],
    ['D224-2025', 'D219', true],
    // Within is not overlapping.
    ['C01924-pre', 'C01933-2025', false],
    ['P08-2008', 'P08-2025', false],
    ['D071', 'D071', false],
    // Apart.
    ['D063', 'C01933-2025', false],
    ['P08-2008', 'C01933-2025', false],
    ['D071', 'P02-2008', false],
    ['D061', 'D064', false],
    ['P19-2008', 'P06-2008', false],
    ['nobody', 'VN', false],
  ])('%s across the border of %s: %s', (id, container, overlapping) => {
    expect(tree.overlaps(id, container)).toBe(overlapping)
  })
})

describe('the map of a day', () => {
  const members = (id: string, day: string) => {
    const { within, overlapping } = tree.membersOnMap(id, day)
    return { within: [...within].sort(), overlapping: [...overlapping].sort() }
  }

  test('Đồng Phúc is four old communes exactly, and lies across two old districts', () => {
    expect(members('C01933-2025', '2023-12-31')).toEqual({
      within: ['C01924-pre', 'C01930-pre', 'C01933-pre', 'C02041-pre'],
      overlapping: ['D061', 'D064', 'P06-2008', 'VN'],
    })
    expect(members('C01933-2025', '2025-12-31')).toEqual({
      within: ['C01933-2025'],
      overlapping: ['P19-2025', 'VN'],
    })
  })

  test('the new Tuyên Quang was two provinces and all below them', () => {
    const { within, overlapping } = members('P08-2025', '2023-12-31')
    expect(within.filter((id) => !id.startsWith('C'))).toEqual(['D071', 'D072', 'P02-2008', 'P08-2008'])
    expect(within).toHaveLength(14)
    expect(overlapping).toEqual(['VN'])
  })

  test('of Bạch Thông only one old commune is known, and it says so', () => {
    expect(members('C02014-2025', '2023-12-31')).toEqual({
      within: ['C02059-pre'],
      overlapping: ['D064', 'P06-2008', 'VN'],
    })
    expect(tree.get('C02014-2025')?.predecessorsComplete).toBe(false)
  })

  test('an ended district on a later map has no whole unit of its own', () => {
    expect(members('D071', '2025-12-31')).toEqual({
      within: [],
      overlapping: ['C02266-2025', 'C02269-2025', 'C02296-2025', 'C02302-2025', 'P08-2025', 'VN'],
    })
  })

  test('Bắc Giang city before it took in Yên Dũng is both', () => {
    expect(members('D213', '2023-12-31')).toEqual({
      within: ['D213', 'D221'],
      overlapping: ['P24-2008', 'VN'],
    })
  })
})

/**
 * A random reform drawn on ground that is known: every old commune has two plots, and goes whole to one new commune or
 * plot by plot to two. The tree sees only edges and successions; the ground says what is true.
 */
const world = fc
  .record({
    communes: fc.array(
      fc.record({
        district: fc.nat(3),
        first: fc.nat(5),
        second: fc.nat(5),
        splits: fc.boolean(),
        renames: fc.boolean(),
      }),
      { minLength: 1, maxLength: 10 },
    ),
    provinceOfDistrict: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    provinceOfNew: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
  })
  .map(({ communes, provinceOfDistrict, provinceOfNew }) => {
    const ground = new Map<string, Set<string>>()
    const units = new Map<string, OrgUnitNode>()
    const parents: ParentEdge[] = []
    const successions: Succession[] = []
    const own = (unit: OrgUnitNode, plot: string, parentId: string | null) => {
      if (!units.has(unit.id) && parentId)
        parents.push({ childId: unit.id, parentId, validFrom: null, validTo: null })
      units.set(unit.id, unit)
      ground.set(unit.id, (ground.get(unit.id) ?? new Set()).add(plot))
    }
    const old = { validTo: '2025-06-30' }
    const now = { validFrom: '2025-07-01' }
    const targets = communes.map(({ first, second, splits }) =>
      splits && first !== second ? [first, second] : [first, first],
    )
    for (const [index, { district, renames }] of communes.entries()) {
      const [a = 0, b = 0] = targets[index] ?? []
      for (const [plot, target] of [a, b].entries()) {
        const name = `${index}.${plot}`
        own(makeUnit('VN', 'country'), name, null)
        own(makeUnit(`OP${provinceOfDistrict[district]}`, 'province', old), name, 'VN')
        own(makeUnit(`OD${district}`, 'district', old), name, `OP${provinceOfDistrict[district]}`)
        own(makeUnit(`OC${index}`, 'commune', old), name, `OD${district}`)
        own(makeUnit(`NP${provinceOfNew[target]}`, 'province', now), name, 'VN')
        own(makeUnit(`NC${target}`, 'commune', now), name, `NP${provinceOfNew[target]}`)
      }
      const alone = targets.flat().filter((target) => target === a).length === 2 && a === b
      const kind = a !== b ? 'part' : alone && renames ? 'renamed' : 'merged'
      for (const target of new Set([a, b])) {
        successions.push({
          predecessorId: `OC${index}`,
          successorId: `NC${target}`,
          kind,
          effective: '2025-07-01',
        })
      }
    }
    return { ground, tree: buildOrgUnitTree({ units: [...units.values()], parents, successions }) }
  })

const isSubset = (a: Set<string>, b: Set<string>) => [...a].every((plot) => b.has(plot))
const meet = (a: Set<string>, b: Set<string>) => [...a].some((plot) => b.has(plot))

describe('on known ground', () => {
  test('what is said to lie inside does, and every old unit that lies inside a new one is found', () => {
    fc.assert(
      fc.property(world, ({ ground, tree }) => {
        for (const [id, plots] of ground) {
          for (const [container, area] of ground) {
            const said = tree.isWithin(id, container)
            if (said) expect(isSubset(plots, area)).toBe(true)
            if (id.startsWith('O') && container.startsWith('N')) expect(said).toBe(isSubset(plots, area))
          }
        }
      }),
    )
  })

  test('lying inside is transitive', () => {
    fc.assert(
      fc.property(world, ({ ground, tree }) => {
        const ids = [...ground.keys()]
        for (const a of ids) {
          for (const b of ids.filter((id) => tree.isWithin(a, id))) {
            for (const c of ids.filter((id) => tree.isWithin(b, id))) expect(tree.isWithin(a, c)).toBe(true)
          }
        }
      }),
    )
  })

  test('on any day exactly the units that share ground are members or overlap', () => {
    fc.assert(
      fc.property(world, fc.constantFrom('2023-12-31', '2025-12-31'), ({ ground, tree }, day) => {
        for (const [container, area] of ground) {
          const { within, overlapping } = tree.membersOnMap(container, day)
          const sharing = [...ground.keys()].filter(
            (id) => tree.isInForce(id, day) && meet(ground.get(id) ?? new Set(), area),
          )
          expect([...within, ...overlapping].sort()).toEqual(sharing.sort())
          for (const id of overlapping) expect(tree.overlaps(id, container)).toBe(true)
        }
      }),
    )
  })
})
