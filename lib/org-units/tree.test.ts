import { describe, expect, test } from 'vitest'
import { makeUnit, reformData } from './reform-fixture'
import { buildOrgUnitTree } from './tree'

const tree = buildOrgUnitTree(reformData())
const ids = (units: readonly { id: string }[]) => units.map(({ id }) => id)

describe('finding a unit', () => {
  test.each([
    ['D071', 'D071'],
    ['uD071', 'D071'],
    ['code:071@2023-12-27', 'D071'],
    ['code:071@2025-06-30', 'D071'],
    ['code:08@2025-06-30', 'P08-2008'],
    ['code:08@2025-07-01', 'P08-2025'],
    ['code:24@2025-06-30', 'P24-2008'],
    ['code:24@2025-07-01', 'P24-2025'],
    ['code:46@2024-12-31', 'P46-2008'],
    ['code:46@2025-01-01', 'P46-2024'],
    ['code:222@2024-01-31', 'D222'],
    ['code:222@2024-02-01', 'D222-2024'],
    ['code:01906@2025-06-30', 'C01906-pre'],
    ['code:01906@2025-07-01', 'C01906-2025'],
  ])('%s is %s', (reference, id) => {
    expect(tree.resolve(reference)?.id).toBe(id)
  })

  test.each([
    'code:071@2025-07-01',
    'code:999@2023-12-27',
    'code:071',
    '071',
    'code:@2023-12-27',
    '',
    'D999',
  ])('"%s" is nobody', (reference) => {
    expect(tree.resolve(reference)).toBeUndefined()
  })

  test('a code that two units bear on the day is not guessed', () => {
    const { resolve } = buildOrgUnitTree({
      units: [
        makeUnit('A', 'district', { code: '7' }),
        makeUnit('B', 'commune', { code: '7', validTo: '2024-12-31' }),
      ],
      parents: [],
      successions: [],
    })
    expect(resolve('code:7@2024-12-31')).toBeUndefined()
    expect(resolve('code:7@2025-01-01')?.id).toBe('A')
  })

  test('a last day is in force, the day after is not; an unknown first day is always', () => {
    expect(tree.isInForce('D071', '1999-01-01')).toBe(true)
    expect(tree.isInForce('D071', '2025-06-30')).toBe(true)
    expect(tree.isInForce('D071', '2025-07-01')).toBe(false)
    expect(tree.isInForce('P08-2025', '2025-06-30')).toBe(false)
    expect(tree.isInForce('P08-2025', '2099-01-01')).toBe(true)
    expect(tree.isInForce('nobody', '2025-01-01')).toBe(false)
  })
})

describe('above and below on a day', () => {
  test('a commune has a district before the reform and none after', () => {
    expect(ids(tree.ancestorsOn('C02266-pre', '2023-12-31'))).toEqual(['D071', 'P08-2008', 'VN'])
    expect(ids(tree.ancestorsOn('C02266-2025', '2025-12-31'))).toEqual(['P08-2025', 'VN'])
    expect(tree.parentOn('C02266-2025', '2025-12-31')?.id).toBe('P08-2025')
    expect(ids(tree.ancestorsOn('C02266-pre', '2025-12-31'))).toEqual([])
    expect(tree.parentOn('VN', '2025-12-31')).toBeUndefined()
  })

  test('a commune’s province is that of the day, with or without a district between; a province is its own', () => {
    expect(tree.provinceOn('C02266-pre', '2023-12-31')?.id).toBe('P08-2008')
    expect(tree.provinceOn('C02266-2025', '2025-12-31')?.id).toBe('P08-2025')
    expect(tree.provinceOn('P46-2024', '2025-12-31')?.id).toBe('P46-2024')
    expect(tree.provinceOn('VN', '2025-12-31')).toBeUndefined()
    expect(tree.provinceOn('C02266-pre', '2025-12-31')).toBeUndefined()
  })

  test('children are those of the day', () => {
    expect(ids(tree.childrenOn('P24-2008', '2023-12-31'))).toEqual(['D213', 'D219', 'D221', 'D222'])
    expect(ids(tree.childrenOn('P24-2008', '2025-03-31'))).toEqual(['D213', 'D219', 'D222-2024', 'D224-2025'])
    expect(ids(tree.childrenOn('P24-2008', '2025-12-31'))).toEqual([])
    expect(ids(tree.childrenOn('P08-2025', '2025-12-31'))).toEqual([
      'C02266-2025',
      'C02269-2025',
      'C02296-2025',
      'C02302-2025',
    ])
  })

  test('descendants can be asked by level', () => {
    expect(tree.descendantsOn('VN', '2023-12-31', 'province')).toHaveLength(8)
    expect(tree.descendantsOn('P06-2008', '2023-12-31', 'commune')).toHaveLength(35)
    expect(tree.descendantsOn('P06-2008', '2023-12-31')).toHaveLength(38)
    expect(tree.descendantsOn('P06-2008', '2023-12-31', 'province')).toEqual([])
    expect(tree.descendantsOn('VN', '2025-12-31', 'commune')).toHaveLength(16)
  })

  test('a unit that changed hands is below each parent in its time', () => {
    const moved = buildOrgUnitTree({
      units: [makeUnit('A', 'district'), makeUnit('B', 'district'), makeUnit('X', 'commune')],
      parents: [
        { childId: 'X', parentId: 'B', validFrom: '2024-01-01', validTo: null },
        { childId: 'X', parentId: 'A', validFrom: null, validTo: '2023-12-31' },
      ],
      successions: [],
    })
    expect(moved.parentOn('X', '2023-12-31')?.id).toBe('A')
    expect(moved.parentOn('X', '2024-01-01')?.id).toBe('B')
    expect(ids(moved.childrenOn('A', '2024-01-01'))).toEqual([])
    expect(moved.isWithin('X', 'B')).toBe(true)
    expect(moved.isWithin('X', 'A')).toBe(false)
    // Before the move A's figures include X, which today is B's; afterwards they don't.
    expect(moved.membersOnMap('B', '2023-12-31')).toEqual({ within: ['B', 'X'], overlapping: ['A'] })
    expect(moved.membersOnMap('B', '2024-06-30')).toEqual({ within: ['B', 'X'], overlapping: [] })
  })
})

describe('what became of a unit', () => {
  const after = (id: string) => tree.successorsOf(id).map(({ successorId, kind }) => `${successorId} ${kind}`)
  const before = (id: string) => tree.predecessorsOf(id).map(({ predecessorId }) => predecessorId)

  test('stored successions are given as they are', () => {
    expect(after('P02-2008')).toEqual(['P08-2025 merged'])
    expect(after('P46-2008')).toEqual(['P46-2024 renamed'])
    expect(after('D219')).toEqual(['D224-2025 part'])
    expect(before('P08-2025')).toEqual(['P02-2008', 'P08-2008'])
    expect(before('C01933-2025')).toEqual(['C01924-pre', 'C01930-pre', 'C01933-pre', 'C02041-pre'])
  })

  test('a district became what its communes became', () => {
    expect(after('D061').sort()).toEqual([
      'C01894-2025 part',
      'C01906-2025 part',
      'C01912-2025 part',
      'C01921-2025 part',
      'C01933-2025 part',
    ])
    expect(tree.successorsOf('D071').every(({ effective }) => effective === '2025-07-01')).toBe(true)
    expect(after('D071')).toHaveLength(4)
  })

  test('nothing is derived where a part is unknown, or where the unit goes on', () => {
    expect(after('D072')).toEqual([])
    expect(after('P01-2008')).toEqual([])
    expect(after('VN')).toEqual([])
    const data = reformData()
    const successions = data.successions.filter(({ predecessorId }) => predecessorId !== 'C02302-pre')
    expect(buildOrgUnitTree({ ...data, successions }).successorsOf('D071')).toEqual([])
  })

  test('a district whose communes all went to one place was merged into it', () => {
    const one = buildOrgUnitTree({
      units: [
        makeUnit('D', 'district', { validTo: '2025-06-30' }),
        makeUnit('A', 'commune', { validTo: '2025-06-30' }),
        makeUnit('B', 'commune', { validTo: '2025-06-30' }),
        makeUnit('N', 'commune', { validFrom: '2025-07-01' }),
      ],
      parents: ['A', 'B'].map((childId) => ({ childId, parentId: 'D', validFrom: null, validTo: null })),
      successions: ['A', 'B'].map((predecessorId) => ({
        predecessorId,
        successorId: 'N',
        kind: 'merged' as const,
        effective: '2025-07-01',
      })),
    })
    expect(one.successorsOf('D')).toMatchObject([
      { successorId: 'N', kind: 'merged', effective: '2025-07-01' },
    ])
    expect(one.isWithin('D', 'N')).toBe(true)
    expect(one.onMapOf('D', '2025-07-01')?.id).toBe('N')
    expect(one.isWithin('N', 'D')).toBe(false)
  })

  test.each([
    ['D071', '2023-12-31', 'D071'],
    ['C01924-pre', '2026-01-01', 'C01933-2025'],
    ['P02-2008', '2026-01-01', 'P08-2025'],
    ['P46-2008', '2026-01-01', 'P46-2024'],
    ['P46-2024', '2020-01-01', 'P46-2008'],
    ['P75-2026', '2025-12-31', 'P75-2025'],
    ['D222', '2025-06-30', 'D222-2024'],
    ['D221', '2025-03-31', 'D213'],
    // Split, of several, or with no known successor.
    ['D071', '2026-01-01', null],
    ['P08-2025', '2020-01-01', null],
    ['P75-2026', '2020-01-01', null],
    ['D072', '2026-01-01', null],
    ['nobody', '2026-01-01', null],
  ])('%s on the map of %s is %s', (id, day, holder) => {
    expect(tree.onMapOf(id, day)?.id ?? null).toBe(holder)
  })
})

test('an edge to nobody is an error, not a hole in the tree', () => {
  const unit = makeUnit('A', 'commune')
  const parents = [{ childId: 'A', parentId: 'D', validFrom: null, validTo: null }]
  expect(() => buildOrgUnitTree({ units: [unit], parents, successions: [] })).toThrow('No such org unit: D')
  const successions = [
    { predecessorId: 'A', successorId: 'N', kind: 'merged' as const, effective: '2025-07-01' },
  ]
  expect(() => buildOrgUnitTree({ units: [unit], parents: [], successions })).toThrow('No such org unit: N')
})

test('a loop in the data ends', () => {
  const loop = buildOrgUnitTree({
    units: [
      makeUnit('A', 'district', { validTo: '2025-06-30' }),
      makeUnit('B', 'district', { validTo: '2025-06-30' }),
    ],
    parents: [
      { childId: 'A', parentId: 'B', validFrom: null, validTo: null },
      { childId: 'B', parentId: 'A', validFrom: null, validTo: null },
    ],
    successions: [],
  })
  expect(ids(loop.ancestorsOn('A', '2025-01-01'))).toEqual(['B'])
  expect(ids(loop.descendantsOn('A', '2025-01-01'))).toEqual(['B'])
  expect(loop.successorsOf('A')).toEqual([])
  expect(loop.onMapOf('A', '2026-01-01')).toBeNull()
})
