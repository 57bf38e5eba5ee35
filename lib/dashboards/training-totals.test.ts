import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import type { TypeTotal } from '@/lib/activities/totals-queries'
import { addTotals } from './training-totals'

const total = (given: Partial<TypeTotal>): TypeTotal => ({
  ...{ type: 'D8-LGG', nameVi: '', nameEn: '', unit: 'persons', events: 1, sessions: null },
  ...{ participants: null, women: null, minority: null, cost: null, costEach: null, demonstration: false },
  ...given,
})

test('events add up; persons and attendances never do; what nobody says isn’t zero', () => {
  expect(addTotals([])).toEqual({ events: 0, persons: null, attendances: null, women: null, cost: null })
  expect(
    addTotals([
      total({ events: 3, participants: { value: 120, stated: 3 } }),
      total({ events: 2, participants: { value: 80, stated: 1 } }),
      total({ events: 4, unit: 'attendances', participants: { value: 500, stated: 4 } }),
    ]),
  ).toMatchObject({ events: 9, persons: 200, attendances: 500, women: null, cost: null })
})

test('women are of those whose sexes were stated: (75 + 25) ÷ (120 + 80) = 50 %, not of all 700', () => {
  const said = addTotals([
    total({ participants: { value: 620, stated: 9 }, women: { value: 75, stated: 3, of: 120 } }),
    total({ participants: { value: 80, stated: 1 }, women: { value: 25, stated: 1, of: 80 } }),
  ])
  expect(said.women).toBe('50')
})

test('costs add exactly and say over how many', () => {
  const said = addTotals([
    total({ cost: { value: '0.1', stated: 1 }, costEach: { value: new Decimal('0.01'), stated: 1 } }),
    total({ cost: { value: '0.2', stated: 2 } }),
  ])
  expect(said.cost).toEqual({ value: '0.3', stated: 3 })
})
