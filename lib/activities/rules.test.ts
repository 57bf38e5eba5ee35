import { describe, expect, test } from 'vitest'
import { readCatalogueData } from '@/lib/catalogue/read-data'
import type { ActivityInput } from './activity'
import { checkActivity, checkCounts } from './rules'

const rows = readCatalogueData().categories.rows
const categories = {
  byCode: (code: string) => ({
    options: rows.filter((row) => row.category === code).map(({ option }) => ({ code: option })),
  }),
} as never

const tree = {
  get: (id: string) =>
    id === 'D071' ? { id, fullName: 'huyện Lâm Bình', validFrom: null, validTo: '2025-06-30' } : undefined,
  isInForce: (_id: string, day: string) => day <= '2025-06-30',
} as never
const activityTypes = {
  byCode: (code: string) =>
    code === 'TRAINING' ? { kind: 'training' } : code === 'LEAFLETS' ? { kind: null } : undefined,
}
const known = { tree, today: '2025-08-01', catalogue: { activityTypes, categories } as never }

const fine: ActivityInput = {
  ...{ type: 'TRAINING', orgUnitId: 'D071', title: 'Tập huấn', dateFrom: '2023-12-27', dateTo: '2023-12-27' },
  ...{ venue: null, organisers: [], participantUnit: 'persons', counts: { '': 222 }, groupsAreAll: false },
  ...{ sessions: null, cost: null, fundingSource: null, outcome: null },
}
const told = (change: Partial<ActivityInput>) =>
  checkActivity({ ...fine, ...change }, known).map(({ field, code }) => `${field} ${code}`)

describe('an activity', () => {
  test.each<[string, Partial<ActivityInput>, string[]]>([
    ['as it should be', {}, []],
    ['without its name', { title: '  ' }, ['title required']],
    ['with a very long name', { title: 'a'.repeat(301) }, ['title too-long']],
    ['of no type', { type: '' }, ['type required']],
    ['of a type that is handed out', { type: 'LEAFLETS' }, ['type unknown-type']],
    ['of a unit nobody knows', { orgUnitId: 'nowhere' }, ['orgUnitId unknown-unit']],
    ['on the unit’s last day', { dateFrom: '2025-06-30', dateTo: '2025-06-30' }, []],
    ['ending the day after', { dateFrom: '2025-06-30', dateTo: '2025-07-01' }, ['dateTo unit-not-in-force']],
    ['on no day', { dateFrom: '2023-02-29', dateTo: '2023-03-01' }, ['dateFrom not-a-date']],
    ['backwards', { dateFrom: '2023-12-27', dateTo: '2023-12-26' }, ['dateTo to-before-from']],
    ['longer than a year', { dateFrom: '2023-01-01', dateTo: '2024-01-03' }, ['dateTo too-long-span']],
    ['ten years ago to the day', { dateFrom: '2015-08-01', dateTo: '2015-08-01' }, []],
    ['a day earlier', { dateFrom: '2015-07-31', dateTo: '2015-08-01' }, ['dateFrom too-far']],
    ['more than five years from now', { dateTo: '2030-08-02' }, ['dateTo too-far']],
    ['of no class', { sessions: 0 }, ['sessions not-a-number']],
    ['of a negative cost', { cost: '-1' }, ['cost not-a-number']],
    ['of a cost of 12,5 million', { cost: '12.5' }, []],
  ])('%s', (_name, change, expected) => expect(told(change)).toEqual(expected))
})

describe('participants', () => {
  const check = (counts: Record<string, number>, groupsAreAll = false) =>
    checkCounts({ counts, groupsAreAll }, categories).map(({ field, code }) => `${field} ${code}`)
  const [women, men, unsaid] = ['sex=female', 'sex=male', 'sex=not-stated']
  const [heads, elders] = ['participant-group=village-heads', 'participant-group=elders']

  test.each<[string, Record<string, number>, string[]]>([
    ['nothing known', {}, []],
    ['a total alone', { '': 222 }, []],
    ['nobody', { '': 0, 'sex=female': 0 }, []],
    ['women without the total', { 'sex=female': 10 }, ['count: split-without-total']],
    ['women above the total', { '': 122, 'sex=female': 130 }, ['count:sex=female part-above-total']],
    [
      'women and men above the total',
      { '': 222, [women]: 150, [men]: 73 },
      ['count:sex=female options-above-total'],
    ],
    [
      'all of the sexes below it',
      { '': 222, [women]: 150, [men]: 70, [unsaid]: 1 },
      ['count:sex=female options-below-total'],
    ],
    ['all of the sexes', { '': 222, [women]: 150, [men]: 70, [unsaid]: 2 }, []],
    ['women and men alone below it', { '': 222, [women]: 150, [men]: 70 }, []],
    [
      'minority women above all women',
      { '': 100, [women]: 40, 'ethnicity=minority': 90, 'ethnicity=minority;sex=female': 41 },
      ['count:ethnicity=minority;sex=female part-above-total'],
    ],
    [
      'women of a group above the group',
      { '': 100, [heads]: 10, [`${heads};sex=female`]: 11 },
      [`count:${heads};sex=female part-above-total`],
    ],
    [
      'groups above the total',
      { '': 20, [heads]: 15, [elders]: 6 },
      ['count:participant-group=elders options-above-total'],
    ],
    ['an option nobody knows', { '': 1, 'sex=other': 1 }, ['count:sex=other unknown-count']],
    [
      'a key in the wrong order',
      { '': 1, 'sex=female;ethnicity=minority': 1 },
      ['count:sex=female;ethnicity=minority unknown-count'],
    ],
    [
      'three categories at once',
      { '': 1, 'age=15;ethnicity=minority;sex=female': 1 },
      ['count:age=15;ethnicity=minority;sex=female unknown-count'],
    ],
    ['a part of a person', { '': 1.5 }, ['count: not-a-number']],
    ['less than nobody', { '': -1 }, ['count: not-a-number']],
  ])('%s', (_name, counts, expected) => expect(check(counts)).toEqual(expected))

  test('groups that claim to be everybody add up to the total', () => {
    const groups = { '': 20, [heads as string]: 12, [elders as string]: 6 }
    expect(check(groups)).toEqual([])
    expect(check(groups, true)).toEqual(['groupsAreAll groups-not-total'])
    expect(check({ ...groups, '': 18 }, true)).toEqual([])
  })
})
