import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { makeUnit } from '@/lib/org-units/reform-fixture'
import type { OrgUnitNode, Succession } from '@/lib/org-units/tree'
import { buildOrgUnitTree } from '@/lib/org-units/tree'
import { type Members, membersOf } from './geography'
import { toTerritories } from './territories'

type Line = Record<string, string>

function lines(name: string): Line[] {
  return parse(readFileSync(`data/org-units/${name}.csv`), { columns: true, bom: true })
}

const units = lines('units').map((line) => ({
  id: line.id as string,
  uid: line.id as string,
  code: line.code || null,
  level: line.level as OrgUnitNode['level'],
  name: line.name as string,
  fullName: line.full_name as string,
  searchName: '',
  validFrom: line.valid_from || null,
  validTo: line.valid_to || null,
  predecessorsComplete: line.predecessors_complete === 'yes',
}))
const parents = lines('parents').map((line) => ({
  childId: line.child as string,
  parentId: line.parent as string,
  validFrom: line.valid_from || null,
  validTo: line.valid_to || null,
}))
const successions = lines('successions').map((line) => ({
  predecessorId: line.predecessor as string,
  successorId: line.successor as string,
  kind: line.kind as Succession['kind'],
  effective: line.effective as string,
}))
const tree = buildOrgUnitTree({ units, parents, successions })
const territories = toTerritories(tree)

const before = '2023-12-31'
const after = '2026-09-30'
const today = '2026-11-22'

const districts = units
  .filter(({ id, level }) => level === 'district' && tree.isInForce(id, before))
  .map(({ id }) => id)
const oldCommunes = units.filter(({ level, validTo }) => level === 'commune' && validTo).map(({ id }) => id)
const newCommunes = units
  .filter(({ level, validFrom }) => level === 'commune' && validFrom === '2025-07-01')
  .map(({ id }) => id)
const districtsOf = (...provinces: string[]) =>
  districts.filter((id) => provinces.includes(tree.parentOn(id, before)?.id ?? '')).sort()

function ask(
  target: string,
  day: string,
  geography: string,
  assigned: readonly string[] = day < '2025-07-01' ? districts : newCommunes,
) {
  const members: Members = membersOf(territories, { target, day, geography, assigned: new Set(assigned) })
  return members.ok ? [...members.units].sort() : members.reason
}

describe('which reports make up an area', () => {
  test.each<[string, string[] | string, string[] | string]>([
    [
      'new Tuyên Quang in 2023 on today’s map: the old districts of both provinces that report',
      ask('P08-2025', before, today),
      districtsOf('P02-2008', 'P08-2008'),
    ],
    ['the same as reported: it was not there', ask('P08-2025', before, 'reported'), 'not-applicable'],
    [
      'old Tuyên Quang asked by name today answers as reported',
      ask('P08-2008', before, today),
      districtsOf('P08-2008'),
    ],
    ['and no longer after its end', ask('P08-2008', after, today), 'not-applicable'],
    ['Lâm Bình district answers for itself', ask('D071', before, today), ['D071']],
    [
      'Lâm Bình commune can’t be cut out of the district',
      ask('C02266-2025', before, today),
      'cannot-combine',
    ],
    ['Đồng Phúc from district figures was split', ask('C01933-2025', before, today), 'cannot-combine'],
    [
      'Đồng Phúc from commune figures adds exactly',
      ask('C01933-2025', before, today, oldCommunes),
      ['C01924-pre', 'C01930-pre', 'C01933-pre', 'C02041-pre'],
    ],
    [
      'also when districts report the form beside them',
      ask('C01933-2025', before, today, [...oldCommunes, ...districts]),
      ['C01924-pre', 'C01930-pre', 'C01933-pre', 'C02041-pre'],
    ],
    [
      'Bạch Thông: not all of its predecessors are known',
      ask('C02014-2025', before, today),
      'cannot-combine',
    ],
    [
      'Bạch Thông from commune figures neither',
      ask('C02014-2025', before, today, oldCommunes),
      'cannot-combine',
    ],
    ['Bạch Thông now reports for itself', ask('C02014-2025', after, today), ['C02014-2025']],
    [
      'new Tuyên Quang after the reform is its communes',
      ask('P08-2025', after, 'reported'),
      ask('P08-2025', after, today),
    ],
    [
      'old Tuyên Quang on the map of 2024 is the new communes that report and lie inside',
      ask('P08-2008', after, '2024-01-01'),
      ['C02266-2025', 'C02269-2025', 'C02296-2025', 'C02302-2025'],
    ],
    ['of which none lies in old Hà Giang', ask('P02-2008', after, '2024-01-01'), []],
    [
      'old Bắc Kạn too, but for Bạch Thông, which may hold some of another province',
      ask('P06-2008', after, '2024-01-01'),
      'cannot-combine',
    ],
    [
      'Lâm Bình district on the map of 2024 is four whole new communes',
      ask('D071', after, '2024-12-31'),
      ['C02266-2025', 'C02269-2025', 'C02296-2025', 'C02302-2025'],
    ],
    [
      'Ba Bể on that map is not: Đồng Phúc took in a commune of Chợ Đồn',
      ask('D061', after, '2024-12-31'),
      'cannot-combine',
    ],
    [
      'an old commune can’t be cut out of the new one it went into',
      ask('C02242-pre', after, '2024-12-31'),
      'cannot-combine',
    ],
    ['all new communes that report are known to lie beside Na Hang', ask('D072', after, '2024-12-31'), []],
    ['Huế before it was a city under the centre', ask('P46-2024', before, today), districtsOf('P46-2008')],
    ['and on the old map afterwards', ask('P46-2008', after, '2024-12-31', ['P46-2024']), ['P46-2024']],
    [
      'Đồng Nai on its map of 2025 goes on under another rank',
      ask('P75-2025', after, '2025-12-31', ['P75-2026']),
      ['P75-2026'],
    ],
    ['Đồng Nai today was two provinces', ask('P75-2026', before, today), districtsOf('P70-2008', 'P75-2008')],
    [
      'Bắc Giang city on the map of 2024 is without Yên Dũng, which joined it in 2025',
      ask('D213', before, '2024-12-31', ['D213', 'D221']),
      ['D213'],
    ],
    [
      'on the map after it joined it is both',
      ask('D213', before, '2025-01-01', ['D213', 'D221']),
      ['D213', 'D221'],
    ],
    ['and later it can’t be without', ask('D213', '2025-03-31', '2024-12-31', ['D213']), 'cannot-combine'],
    [
      'Lục Ngạn’s earlier figures hold the part it gave away',
      ask('D219', before, '2025-01-01', ['D219']),
      'cannot-combine',
    ],
    ['while on its own map they are its own', ask('D219', before, '2024-12-31', ['D219']), ['D219']],
    ['a province where nobody is asked has no members', ask('P01-2008', before, today), []],
    ['a unit around the target is no part of it', ask('D071', before, '2024-01-01', ['P08-2008']), []],
  ])('%s', (_rule, got, expected) => {
    expect(got).toEqual(expected)
  })

  test('both provinces have districts that report, so the union is not empty by accident', () => {
    expect(districtsOf('P08-2008').length).toBe(7)
    expect(districtsOf('P06-2008').length).toBe(8)
  })

  test.each([before, after])('the country is the same on every map (%s)', (day) => {
    const all = day === before ? [...districts].sort() : [...newCommunes].sort()
    for (const geography of ['reported', today, '2024-01-01']) expect(ask('VN', day, geography)).toEqual(all)
  })
})

test('two roots beside each other each have their own', () => {
  const twoRoots = buildOrgUnitTree({
    units: [
      makeUnit('VN', 'country'),
      makeUnit('XX', 'country'),
      makeUnit('P', 'province'),
      makeUnit('Q', 'province'),
      makeUnit('V', 'village'),
    ],
    parents: [
      { childId: 'P', parentId: 'VN', validFrom: null, validTo: null },
      { childId: 'Q', parentId: 'XX', validFrom: null, validTo: null },
      { childId: 'V', parentId: 'Q', validFrom: null, validTo: null },
    ],
    successions: [],
  })
  const assigned = new Set(['P', 'V'])
  for (const geography of ['reported', today]) {
    const question = { day: after, geography, assigned }
    const territories = toTerritories(twoRoots)
    const all = ['VN', 'XX', 'Q', 'P'].map((target) => [
      target,
      membersOf(territories, { ...question, target }),
    ])
    expect(Object.fromEntries(all)).toEqual({
      VN: { ok: true, units: ['P'] },
      XX: { ok: true, units: ['V'] },
      Q: { ok: true, units: ['V'] },
      P: { ok: true, units: ['P'] },
    })
  }
})
