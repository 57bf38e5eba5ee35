import { expect, test } from 'vitest'
import { computeActivityFigures, type FeedingActivity, type WantedElement } from './activity-figures'

const wanted = (measure: WantedElement['feeds'][number]['measure'], breakdowns = ['']): WantedElement => ({
  ...{ dataElementId: 1, dataElement: 'E', breakdowns },
  feeds: [{ dataElementId: 1, activityTypeId: 7, measure }],
})
const activity = (
  counts: Record<string, number>,
  change: Partial<FeedingActivity> = {},
): FeedingActivity => ({
  ...{ activityTypeId: 7, participantUnit: 'persons', sessions: null, cost: null },
  counts: new Map(Object.entries(counts)),
  ...change,
})
const told = (element: WantedElement, activities: FeedingActivity[]) =>
  computeActivityFigures([element], activities).map(
    ({ breakdown, value, stated, records }) => `${breakdown || 'total'} ${value} ${stated}/${records}`,
  )

test('a total is the sum of totals, an option is given only where every activity states it', () => {
  const split = ['', 'sex=female', 'sex=male']
  const both = [
    activity({ '': 222, 'sex=female': 150 }),
    activity({ '': 30, 'sex=female': 0, 'sex=male': 30 }),
  ]
  expect(told(wanted('persons', split), both)).toEqual([
    'total 252 2/2',
    'sex=female 150 2/2',
    'sex=male null 1/2',
  ])
})

test('an activity without participants makes the total one that nobody knows, never a smaller one', () => {
  expect(told(wanted('persons'), [activity({ '': 222 }), activity({})])).toEqual(['total null 1/2'])
})

test('persons and attendances are different units and never add', () => {
  const mixed = [activity({ '': 40 }), activity({ '': 60 }, { participantUnit: 'attendances' })]
  expect(told(wanted('persons'), mixed)).toEqual(['total null 1/2'])
  expect(told(wanted('attendances'), mixed.slice(1))).toEqual(['total 60 1/1'])
})

test('each activity is one event; classes count as said, one where nobody says; events aren’t split by sex', () => {
  const three = [activity({}), activity({}, { sessions: 3 }), activity({}, { sessions: 2 })]
  expect(told(wanted('events', ['', 'sex=female']), three)).toEqual(['total 3 3/3', 'sex=female null 0/3'])
  expect(told(wanted('sessions'), three)).toEqual(['total 6 3/3'])
})

test('costs add exactly; a cost nobody gave leaves the sum open', () => {
  const costs = [activity({}, { cost: '0.1' }), activity({}, { cost: '0.2' })]
  expect(told(wanted('cost'), costs)).toEqual(['total 0.3 2/2'])
  expect(told(wanted('cost'), [...costs, activity({})])).toEqual(['total null 2/3'])
})

test('where no activity of the type took place there is no figure, not a zero', () => {
  expect(told(wanted('events'), [])).toEqual([])
  expect(told(wanted('events'), [activity({}, { activityTypeId: 8 })])).toEqual([])
})
