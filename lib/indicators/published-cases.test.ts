import { describe, expect, test } from 'vitest'
import { formatNumber } from '@/lib/format'
import { observed } from '@/lib/values/observation'
import { computeIndicator } from './compute'
import type { RollUpSettings, UnitSlots } from './figure'
import { buildFormula } from './formula'
import { aggregateTerms } from './terms'

const stock: RollUpSettings = { time: 'last', breakdown: 'sum', place: 'sum', entered: [''] }

/** One figure per unit, as published. */
function reported(figures: Record<string, number>): UnitSlots[] {
  return Object.entries(figures).map(([unit, figure]) => {
    const one = { observation: observed(figure), stage: 'approved', origin: 'announcement' } as const
    return { unit, slots: [{ period: '2017H1', figures: new Map([['', one]]) }] }
  })
}

function percent(
  parts: Record<string, UnitSlots[]>,
  formula: { numerator: string; denominator: string },
  pairing: 'both' | 'independent',
) {
  const codes = Object.keys(parts)
  const built = buildFormula(
    formula,
    { factor: '100', pairing, missing: 'refuse', cumulation: 'none', annualized: false },
    { elementId: (code) => codes.indexOf(code) + 1 || null, breakdownKey: () => null },
  )
  const terms = built.terms.flatMap((term) => {
    const units = term.kind === 'element' ? parts[codes[term.elementId - 1] ?? ''] : undefined
    return units ? [{ address: term.address, settings: stock, periods: [], key: '', units }] : []
  })
  expect(terms).toHaveLength(codes.length)
  return computeIndicator(built, aggregateTerms(terms, { pairing, target: 'world' })).value
}

const shown = (value: ReturnType<typeof percent>, digits: number) =>
  value.kind === 'observed' ? formatNumber(value.value, digits, 'en') : value.reason

const share = { numerator: '#{WOMEN}', denominator: '#{SEATS}' }

describe.each(['both', 'independent'] as const)('as published, pairing %s', (pairing) => {
  const lower = { WOMEN: reported({ lower: 9248 }), SEATS: reported({ lower: 39_171 }) }
  const upper = { WOMEN: reported({ upper: 1586 }), SEATS: reported({ upper: 6931 }) }

  test('women in parliament on 1 July 2017: chambers add up before they are divided', () => {
    const all = {
      WOMEN: reported({ lower: 9248, upper: 1586 }),
      SEATS: reported({ lower: 39_171, upper: 6931 }),
    }
    expect(shown(percent(lower, share, pairing), 1)).toBe('23.6')
    expect(shown(percent(upper, share, pairing), 1)).toBe('22.9')
    expect(shown(percent(all, share, pairing), 1)).toBe('23.5')
  })

  test('… and so they do as parts of one formula', () => {
    const chambers = {
      LOWER: reported({ world: 9248 }),
      UPPER: reported({ world: 1586 }),
      LOWER_SEATS: reported({ world: 39_171 }),
      UPPER_SEATS: reported({ world: 6931 }),
    }
    const added = { numerator: '#{LOWER} + #{UPPER}', denominator: '#{LOWER_SEATS} + #{UPPER_SEATS}' }
    expect(shown(percent(chambers, added, pairing), 1)).toBe('23.5')
  })

  test('National Assembly XV: 151 of 499', () => {
    const assembly = { WOMEN: reported({ VN: 151 }), SEATS: reported({ VN: 499 }) }
    expect(shown(percent(assembly, share, pairing), 2)).toBe('30.26')
  })

  test('community teams of Project 8: 10,393 of 9,000', () => {
    const teams = { DONE: reported({ VN: 10_393 }), PLANNED: reported({ VN: 9000 }) }
    const attained = { numerator: '#{DONE}', denominator: '#{PLANNED}' }
    expect(shown(percent(teams, attained, pairing), 1)).toBe('115.5')
  })
})
