import { describe, expect, test } from 'vitest'
import { reformData } from '@/lib/org-units/reform-fixture'
import { buildOrgUnitTree } from '@/lib/org-units/tree'
import { basesOf, holderOn } from '@/lib/submissions/derived/register-places'
import { type LifeEvent, type RegisterEventName, refuseLife, standingOn } from './life'

const tree = buildOrgUnitTree(reformData())

function life(...turns: [on: string, event: RegisterEventName, to?: string][]): LifeEvent[] {
  return turns.map(([on, event, to], index) => ({
    id: BigInt(index + 1),
    on,
    event,
    orgUnitId: event === 'moved' ? (to ?? null) : null,
    name: event === 'renamed' ? (to ?? null) : null,
  }))
}

const entry = { orgUnitId: 'D071', name: 'Tổ Nà Đông' }

test.each([
  ['2023-03-31', 'not-yet', 'D071', 'Tổ Nà Đông'],
  ['2023-04-01', 'running', 'D071', 'Tổ Nà Đông'],
  ['2024-01-01', 'suspended', 'D071', 'Tổ Nà Đông'],
  ['2024-06-01', 'running', 'D071', 'Tổ Nà Đông mới'],
  ['2025-07-01', 'running', 'C02266-2025', 'Tổ Nà Đông mới'],
  ['2026-01-01', 'closed', 'C02266-2025', 'Tổ Nà Đông mới'],
])('a life on %s', (day, state, base, name) => {
  const events = life(
    ['2023-04-01', 'opened'],
    ['2024-01-01', 'suspended'],
    ['2024-06-01', 'resumed'],
    ['2024-06-01', 'renamed', 'Tổ Nà Đông mới'],
    ['2025-07-01', 'moved', 'C02266-2025'],
    ['2026-01-01', 'closed'],
  )
  expect(refuseLife(events)).toBeNull()
  expect(standingOn(entry, events, day)).toEqual({ state, base, name })
})

test.each([
  ['nothing before it opens', life(['2023-05-01', 'opened'], ['2023-04-01', 'suspended']), 'before-opening'],
  [
    'nothing after it closes',
    life(['2023-05-01', 'opened'], ['2023-06-01', 'closed'], ['2023-07-01', 'moved', 'D061']),
    'after-closing',
  ],
  [
    'not suspended twice',
    life(['2023-05-01', 'opened'], ['2023-06-01', 'suspended'], ['2023-07-01', 'suspended']),
    'already-suspended',
  ],
  ['resumed only when suspended', life(['2023-05-01', 'opened'], ['2023-06-01', 'resumed']), 'not-suspended'],
  ['no life without a beginning', life(['2023-06-01', 'closed']), 'opened-first'],
  [
    'opened and closed on one day, whichever was written first',
    life(['2023-06-01', 'closed'], ['2023-06-01', 'opened']),
    null,
  ],
  ['taken back as a whole', [], null],
])('%s', (_what, events, refusal) => {
  expect(refuseLife(events)).toBe(refusal)
})

describe('the reform of 01/07/2025', () => {
  test.each([
    // An old commune went whole into a new one: what it held goes along.
    ['C02242-pre', '2025-06-30', 'C02242-pre', false],
    ['C02242-pre', '2025-07-01', 'C02266-2025', false],
    // The district was parted among four communes: nobody knows into which.
    ['D071', '2025-06-30', 'D071', false],
    ['D071', '2025-07-01', 'D071', true],
    // Provinces were united whole; a renamed district goes on until its own end.
    ['P08-2008', '2025-07-01', 'P08-2025', false],
    ['D222', '2024-02-01', 'D222-2024', false],
  ])('what %s held is on %s with %s', (base, day, orgUnitId, needsMove) => {
    expect(holderOn(tree, base, day)).toEqual({ orgUnitId, needsMove })
  })

  test('the new commune holds what three old ones held, the province also what waits to be moved', () => {
    const within = (area: string, day: string) => [...(basesOf(tree, area, day) ?? [])]
    expect(within('C02266-2025', '2025-07-01').sort()).toEqual([
      'C02233-pre',
      'C02242-pre',
      'C02266-2025',
      'C02266-pre',
    ])
    expect(within('P08-2025', '2025-07-01')).toEqual(
      expect.arrayContaining(['D071', 'C02242-pre', 'P08-2008']),
    )
    expect(within('P08-2025', '2025-07-01')).not.toContain('D061')
    expect(within('D071', '2025-06-30')).toEqual(expect.arrayContaining(['D071', 'C02242-pre']))
    expect(within('D071', '2025-07-01')).toEqual(['D071'])
    expect(basesOf(tree, 'VN', '2025-07-01')).toBeNull()
  })
})
