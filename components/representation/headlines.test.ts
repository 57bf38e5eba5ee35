import { expect, test } from 'vitest'
import { type ChangedLine, headlinesOf, rankByLevel, toTermPanels } from './headlines'

const line = (
  level: string,
  source: 'reported' | 'published',
  share: string | null,
  { counted = 0, term = 'T2021-2026', unit = 'VN' } = {},
) =>
  ({
    ...{ key: `${source}${level}${term}${unit}`, level, source, share, term, orgUnitId: unit },
    ...{ orgUnitName: unit, change: null, summary: source === 'reported' ? { counted } : null },
  }) as unknown as ChangedLine

const say = (lines: ChangedLine[], areaLevel = 'country') =>
  headlinesOf(lines, { areaLevel, expectedOf: (level) => (level === 'province' ? 63 : null) }).map(
    ({ level, line: one, partial }) =>
      `${level} ${one ? `${one.source} ${one.share}` : `${partial?.counted}/${partial?.expected}`}`,
  )

test.each([
  // A province isn't the country: what was published speaks for it.
  [
    'one of 63 beside a published share',
    [line('province', 'reported', '48', { counted: 1 }), line('province', 'published', '29')],
    ['province published 29'],
  ],
  ['one of 63 alone says how many', [line('province', 'reported', '48', { counted: 1 })], ['province 1/63']],
  // 51 × 5 = 255 ≥ 63 × 4 = 252; 50 × 5 = 250 isn't.
  [
    'four in five',
    [line('province', 'reported', '30', { counted: 51 }), line('province', 'published', '29')],
    ['province reported 30'],
  ],
  [
    'a little less',
    [line('province', 'reported', '30', { counted: 50 }), line('province', 'published', '29')],
    ['province published 29'],
  ],
  ['nobody knows how many', [line('commune', 'reported', '20', { counted: 900 })], ['commune 900/null']],
  ['a share nobody told', [line('district', 'published', null)], []],
])('%s', (_, lines, expected) => {
  expect(say(lines)).toEqual(expected)
})

test('an area’s own council is whole as it is', () => {
  expect(say([line('province', 'reported', '48', { counted: 1 })], 'province')).toEqual([
    'province reported 48',
  ])
})

test('terms stand by level, oldest first; one term alone is no course', () => {
  const panels = toTermPanels(
    [
      line('province', 'published', '29'),
      line('province', 'reported', '48', { counted: 1 }),
      line('province', 'published', '26.54', { term: 'T2016-2021' }),
      line('commune', 'published', '28.98'),
    ],
    { areaLevel: 'country', expectedOf: () => 63 },
  )
  expect(panels.map(({ level, lines }) => [level, ...lines.map(({ share }) => share)])).toEqual([
    ['province', '26.54', '29'],
  ])
})

test('units are ranked within their level, the highest level first', () => {
  const ranked = rankByLevel([
    line('commune', 'published', '37', { unit: 'a' }),
    line('province', 'published', '33', { unit: 'b' }),
    line('province', 'published', null, { unit: 'c' }),
    line('province', 'reported', '48', { unit: 'd' }),
  ])
  expect(ranked.map(({ level, lines }) => [level, ...lines.map(({ orgUnitId }) => orgUnitId)])).toEqual([
    ['province', 'd', 'b'],
    ['commune', 'a'],
  ])
})
