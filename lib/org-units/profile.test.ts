import { describe, expect, test } from 'vitest'
import { findUnits } from './find-units'
import { toUnitProfile } from './profile'
import { reformData } from './reform-fixture'
import { buildOrgUnitTree } from './tree'

const tree = buildOrgUnitTree(reformData())
const profileOf = (name: string, ended: boolean, today = '2026-11-22') => {
  const unit = tree.list().find((one) => one.name === name && (one.validTo !== null) === ended)
  if (!unit) throw new Error(`Not in the fixture: ${name}`)
  return toUnitProfile(tree, unit, today)
}

describe('a unit among others', () => {
  test('one in force names what it was made of, with day and act, and its parts of today', () => {
    const { unit, day, before, after, above, below } = profileOf('Tuyên Quang', false)
    expect(unit.level).toBe('province')
    expect(day).toBe('2026-11-22')
    expect(before.map((one) => one.unit.name)).toEqual(['Hà Giang', 'Tuyên Quang'])
    expect(before.every(({ effective }) => effective === '2025-07-01')).toBe(true)
    expect(after).toEqual([])
    expect(above.map(({ level }) => level)).toEqual(['country'])
    expect(below.map(({ level }) => level)).toEqual(['commune'])
  })

  test('one that ended is told of on its last day, and says what became of it', () => {
    const { day, after, below } = profileOf('Tuyên Quang', true)
    expect(day).toBe('2025-06-30')
    expect(after.map((one) => [one.unit.name, one.kind])).toEqual([['Tuyên Quang', 'merged']])
    expect(below.map(({ level }) => level)).toEqual(['district'])
  })
})

describe('looking for a unit', () => {
  test('finds without marks, the wider and the present ones first', () => {
    const { units, total } = findUnits(tree, 'tuyen quang')
    expect(units.slice(0, 2).map(({ level, validTo }) => [level, validTo])).toEqual([
      ['province', null],
      ['province', '2025-06-30'],
    ])
    expect(total).toBe(units.length)
  })

  test('finds nothing for words that are nowhere', () => {
    expect(findUnits(tree, 'zzz')).toEqual({ units: [], total: 0 })
  })
})
