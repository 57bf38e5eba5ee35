import { describe, expect, test } from 'vitest'
import { planRegister, type RegisterRow, type StoredRegister } from './register'

const nothing: StoredRegister = { units: new Map(), edges: new Map(), renamed: [] }

let line = 1
function row(
  id: string,
  level: RegisterRow['level'],
  parentId: string | null,
  more: Partial<RegisterRow> = {},
) {
  line += 1
  const facts = { code: null, name: id, fullName: id, validFrom: null, validTo: null }
  return { line, id, level, parentId, ...facts, ...more } satisfies RegisterRow
}

const country = row('VN', 'country', null)
/** Huế: a province until the end of 2024, then a city of the same area. */
const hue = [
  country,
  row('P46-2008', 'province', 'VN', { validFrom: '2008-08-01', validTo: '2024-12-31' }),
  row('P46-2024', 'province', 'VN', { validFrom: '2025-01-01' }),
]
const renamed = [{ predecessorId: 'P46-2008', successorId: 'P46-2024' }]

const spans = (plan: ReturnType<typeof planRegister>, child: string) =>
  plan.edges
    .filter(({ childId }) => childId === child)
    .map(({ parentId, validFrom, validTo }) => [parentId, validFrom, validTo])
const codes = (plan: ReturnType<typeof planRegister>) =>
  plan.problems.map(({ id, column, code }) => [id, column, code])

describe('dated parents', () => {
  test('a parent that begins later is followed back to the unit it was renamed from', () => {
    const district = row('D474', 'district', 'P46-2024', { validTo: '2025-06-30' })
    const plan = planRegister([...hue, district], { ...nothing, renamed })
    expect(spans(plan, 'D474')).toEqual([
      ['P46-2008', null, '2024-12-31'],
      ['P46-2024', '2025-01-01', '2025-06-30'],
    ])
    expect(plan.problems).toEqual([])
  })

  test('and one that ends earlier, on to the unit it became', () => {
    const district = row('D475', 'district', 'P46-2008', { validFrom: '2010-01-01' })
    expect(spans(planRegister([...hue, district], { ...nothing, renamed }), 'D475')).toEqual([
      ['P46-2008', '2010-01-01', '2024-12-31'],
      ['P46-2024', '2025-01-01', null],
    ])
  })

  test('without a rename, days the parent has not are an error of the line', () => {
    const district = row('D476', 'district', 'P46-2024', { validFrom: '2010-01-01' })
    const plan = planRegister([...hue, district], nothing)
    expect(codes(plan)).toEqual([['D476', 'parent_id', 'parent-does-not-cover']])
    expect(plan.units.map(({ id }) => id)).not.toContain('D476')
  })

  test('renames that go in a circle end', () => {
    const circle = [...renamed, { predecessorId: 'P46-2024', successorId: 'P46-2008' }]
    const district = row('D477', 'district', 'P46-2024', { validFrom: '2000-01-01' })
    expect(codes(planRegister([...hue, district], { ...nothing, renamed: circle }))).toEqual([
      ['D477', 'parent_id', 'parent-does-not-cover'],
    ])
  })

  test('only the days that no held parent has are added; another parent stays and is named', () => {
    const held = {
      code: null,
      name: 'D1',
      fullName: 'D1',
      level: 'district',
      validFrom: null,
      validTo: null,
    } as const
    const stored: StoredRegister = {
      units: new Map([['D1', { id: 'D1', ...held }]]),
      edges: new Map([
        [
          'D1',
          [
            { childId: 'D1', parentId: 'A', validFrom: '2010-01-01', validTo: '2012-12-31' },
            { childId: 'D1', parentId: 'B', validFrom: '2015-01-01', validTo: '2015-12-31' },
          ],
        ],
      ]),
      renamed: [],
    }
    const plan = planRegister([country, row('A', 'province', 'VN'), row('D1', 'district', 'A')], stored)
    expect(spans(plan, 'D1')).toEqual([
      ['A', null, '2009-12-31'],
      ['A', '2013-01-01', '2014-12-31'],
      ['A', '2016-01-01', null],
    ])
    expect(codes(plan)).toEqual([['D1', 'parent_id', 'parent-differs']])
  })
})

test.each([
  ['a parent nobody knows', [row('P1', 'province', 'XX')], [['P1', 'parent_id', 'unknown-parent']]],
  [
    'a unit twice, of which the first is taken',
    [row('P1', 'province', 'VN'), row('P1', 'province', 'VN')],
    [['P1', 'id', 'twice-in-file']],
  ],
  [
    'an end before the beginning, and what hangs on it',
    [
      row('P1', 'province', 'VN', { validFrom: '2020-01-02', validTo: '2020-01-01' }),
      row('D1', 'district', 'P1'),
    ],
    [
      ['P1', 'valid_to', 'ends-before-it-begins'],
      ['D1', 'parent_id', 'parent-not-taken'],
    ],
  ],
  [
    'a parent of the same level',
    [row('D2', 'district', 'D3'), row('D3', 'district', 'VN')],
    [['D2', 'parent_id', 'parent-not-above']],
  ],
  [
    'a code in use on the same days',
    [
      row('P1', 'province', 'VN', { code: '01', validTo: '2020-01-31' }),
      row('P2', 'province', 'VN', { code: '01', validFrom: '2020-01-31' }),
    ],
    [['P2', 'code', 'code-in-use']],
  ],
])('%s is a problem of its line', (_what, rows, problems) => {
  const plan = planRegister([country, ...rows], nothing)
  expect(codes(plan)).toEqual(problems)
  for (const problem of plan.problems) expect(rows.map((one) => one.line)).toContain(problem.line)
})

test('a code passes to another unit the day after', () => {
  const rows = [
    country,
    row('P1', 'province', 'VN', { code: '01', validTo: '2020-01-31' }),
    row('P2', 'province', 'VN', { code: '01', validFrom: '2020-02-01' }),
  ]
  expect(planRegister(rows, nothing).problems).toEqual([])
})

test('children may stand before their parents, and there may be several roots', () => {
  const rows = [row('D1', 'district', 'P1'), row('P1', 'province', 'LA'), row('LA', 'country', null), country]
  const plan = planRegister(rows, nothing)
  expect(plan.problems).toEqual([])
  expect(plan.units.map(({ id }) => id).sort()).toEqual(['D1', 'LA', 'P1', 'VN'])
})
