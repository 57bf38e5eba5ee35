import { describe, expect, test } from 'vitest'
import { makeUnit, reformData } from './reform-fixture'
import { buildOrgUnitTree } from './tree'

const tree = buildOrgUnitTree(reformData())
const [before, eve, after] = ['2023-12-31', '2025-06-30', '2025-12-31']

describe('where the ground of a unit lies on another day', () => {
  test.each<[string, string, string, string, string[] | null]>([
    ['nothing changed', 'P01-2008', before, after, ['P01-2008']],
    ['a whole merger', 'P02-2008', before, after, ['P08-2025']],
    ['and back: all that was united', 'P08-2025', after, before, ['P02-2008', 'P08-2008']],
    ['a rename, forwards', 'P46-2008', before, after, ['P46-2024']],
    ['a rename, backwards', 'P46-2024', after, before, ['P46-2008']],
    [
      'an upgrade after a merger: not all predecessors are in the file',
      'P75-2026',
      '2026-06-30',
      before,
      null,
    ],
    ['an upgrade alone', 'P75-2026', '2026-06-30', after, ['P75-2025']],
    [
      'a district is what its communes became',
      'D071',
      before,
      after,
      ['C02266-2025', 'C02269-2025', 'C02296-2025', 'C02302-2025'],
    ],
    ['a district whose communes aren’t known', 'D072', before, after, null],
    [
      'Đồng Phúc was four communes',
      'C01933-2025',
      after,
      before,
      ['C01924-pre', 'C01930-pre', 'C01933-pre', 'C02041-pre'],
    ],
    ['Bạch Thông: one of its predecessors is known, not all', 'C02014-2025', after, before, null],
    ['Bắc Giang city with Yên Dũng, before it took it in', 'D213', eve, before, ['D213', 'D221']],
    ['Yên Dũng afterwards', 'D221', before, eve, ['D213']],
    ['Lục Ngạn afterwards: itself and where its part went', 'D219', before, eve, ['D219', 'D224-2025']],
    ['what was left of Lục Ngạn, before', 'D219', eve, before, ['D219']],
    ['not in force on the day', 'D071', after, before, null],
    ['nobody', 'nobody', before, after, null],
  ])('%s', (_rule, id, from, to, expected) => {
    expect(tree.coverOn(id, from, to)?.toSorted() ?? null).toEqual(expected)
  })

  test('a unit that moved to another parent is gone from the one and new to the other', () => {
    const moved = buildOrgUnitTree({
      units: [makeUnit('A', 'district'), makeUnit('B', 'district'), makeUnit('X', 'commune')],
      parents: [
        { childId: 'X', parentId: 'A', validFrom: null, validTo: '2023-12-31' },
        { childId: 'X', parentId: 'B', validFrom: '2024-01-01', validTo: null },
      ],
      successions: [],
    })
    expect(moved.coverOn('A', '2023-06-30', '2024-06-30')).toEqual(['A', 'X'])
    expect(moved.coverOn('B', '2024-06-30', '2023-06-30')).toEqual(['B', 'X'])
    expect(moved.coverOn('B', '2023-06-30', '2024-06-30')).toEqual(['B'])
    expect(moved.coverOn('X', '2023-06-30', '2024-06-30')).toEqual(['X'])
    expect(moved.bordersMoved('A')).toEqual([{ day: '2024-01-01', legalAct: null }])
    expect(moved.bordersMoved('B')).toEqual([{ day: '2024-01-01', legalAct: null }])
    expect(moved.bordersMoved('X')).toEqual([])
  })
})

describe('a line of figures is broken where the unit went on with another area', () => {
  test.each<[string, string, string[]]>([
    ['Huế goes on under another rank', 'P46-2024', []],
    ['and so does Đồng Nai', 'P75-2026', []],
    ['Bắc Giang city took in Yên Dũng', 'D213', ['2025-01-01']],
    ['Lục Ngạn gave a part away', 'D219', ['2025-01-01']],
    ['their province holds both sides', 'P24-2008', []],
    ['the country holds everything', 'VN', []],
  ])('%s', (_rule, id, days) => {
    expect(tree.bordersMoved(id).map(({ day }) => day)).toEqual(days)
  })

  test('the act of the succession is named', () => {
    const data = reformData()
    const successions = data.successions.map((step) => ({ ...step, legalAct: `act of ${step.effective}` }))
    const named = buildOrgUnitTree({ ...data, successions })
    expect(named.bordersMoved('D213')).toEqual([{ day: '2025-01-01', legalAct: 'act of 2025-01-01' }])
  })
})
