import { describe, expect, test } from 'vitest'
import { hasFigures, readOfCards } from './card-reading'
import type { OverviewCard } from './overview-model'

type Given = {
  status?: NonNullable<OverviewCard['target']>['status']
  desired?: boolean | null
  coverage?: [number, number] | null
  display?: string
}

const card = (code: string, { status, desired = null, coverage = [16, 16], display = '36' }: Given = {}) =>
  ({
    ...{ code, display, sparkline: [{ key: '2026Q3', label: '', value: /\d/.test(display) ? 36 : null }] },
    target: status ? { status } : null,
    change: { display: '', direction: 'none', desired },
    coverage: coverage && { reported: coverage[0], assigned: coverage[1], display: '' },
  }) as unknown as OverviewCard

const codes = (cards: readonly OverviewCard[]) => cards.map(({ code }) => code).join('')

describe('what a set of key figures says', () => {
  test('targets slip when behind or to be watched; an open one is neither', () => {
    const said = readOfCards([
      card('a', { status: 'behind' }),
      card('b', { status: 'watch' }),
      card('c', { status: 'on-track' }),
      card('d', { status: 'none' }),
      card('e'),
    ])
    expect([codes(said.slipping), codes(said.reached)]).toEqual(['ab', 'c'])
  })

  test('better and worse are the way that is wanted, never up and down', () => {
    const said = readOfCards([card('a', { desired: true }), card('b', { desired: false }), card('c')])
    expect([codes(said.better), codes(said.worse)]).toEqual(['a', 'b'])
  })

  // 12 × 5 = 60 < 16 × 4 = 64; 13 × 5 = 65 is enough.
  test.each([
    [[[7, 16]], { reported: 7, assigned: 16 }],
    [
      [
        [7, 16],
        [12, 16],
      ],
      { reported: 7, assigned: 16 },
    ],
    [
      [
        [7, 16],
        [13, 16],
      ],
      null,
    ],
    [[[16, 16]], null],
    [[], null],
  ] as const)('covered %j: open is %j', (given, open) => {
    expect(
      readOfCards(given.map((one, index) => card(String(index), { coverage: [one[0], one[1]] }))).open,
    ).toEqual(open)
  })

  test('a figure that isn’t there and one nobody is asked for leave nothing open', () => {
    expect(readOfCards([card('a', { display: '–', coverage: [1, 16] })]).open).toBeNull()
    expect(readOfCards([card('a', { coverage: null })]).open).toBeNull()
    expect([hasFigures([card('a', { display: '–' })]), hasFigures([card('a')])]).toEqual([false, true])
  })
})
