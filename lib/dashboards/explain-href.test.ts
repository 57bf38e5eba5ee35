import { expect, test } from 'vitest'
import { toExplainHref } from './explain-href'

const plain = { key: 'P08-2025', breakdown: {}, role: 'accent' as const }
const none = { published: null, missing: null }
const over = (href: string, axis: 'period' | 'org-unit' = 'period') => ({ href, code: 'D8-3.1d', axis })

test.each<[string, Parameters<typeof toExplainHref>[0], string | null]>([
  [
    'a period of a line is of the line’s own unit',
    {
      model: over('/charts/D8-3.1d?kind=line&orgUnit=VN,P08-2025&period=2024Q1,2024Q2&stage=provisional'),
      series: plain,
      point: { key: '2024Q1', ...none },
    },
    '/charts/D8-3.1d/explain?orgUnit=P08-2025&period=2024Q1&stage=provisional',
  ],
  [
    'a year earlier is that year',
    {
      model: over('/charts/D8-3.1d?orgUnit=P08-2025&compare=last-year'),
      series: { ...plain, key: 'P08-2025|last-year' },
      point: { key: '2023Q1', ...none },
    },
    '/charts/D8-3.1d/explain?orgUnit=P08-2025&period=2023Q1',
  ],
  [
    'an option of a split is of the area asked',
    {
      model: over('/charts/D8-3.1d?orgUnit=D071&breakdown=sex'),
      series: { key: 'female', breakdown: { sex: 'female' }, role: 'women' },
      point: { key: '2024Q1', ...none },
    },
    '/charts/D8-3.1d/explain?orgUnit=D071&period=2024Q1&of=sex=female',
  ],
  [
    'a bar is of its own unit in the period asked',
    {
      model: over('/charts/D8-3.1d?kind=map&orgUnit=VN;CHILDREN&period=2024Q1..2024Q4', 'org-unit'),
      series: { ...plain, key: 'units' },
      point: { key: 'P02-2008', ...none },
    },
    '/charts/D8-3.1d/explain?orgUnit=P02-2008&period=2024Q4',
  ],
  [
    'a bar it is compared with is of the other period',
    {
      model: over('/charts/D8-3.1d?orgUnit=VN&period=2024Q4&compare=last-year', 'org-unit'),
      series: { ...plain, key: 'compared' },
      point: { key: 'P02-2008', ...none },
    },
    '/charts/D8-3.1d/explain?orgUnit=P02-2008&period=2023Q4',
  ],
  [
    'a published figure leads to its source',
    {
      model: over('/charts/REP-3'),
      series: plain,
      point: {
        key: 'T2021-2026',
        missing: null,
        published: { source: 'a', asOf: '', precision: '', confidence: '' },
      },
    },
    '/sources?indicator=D8-3.1d',
  ],
  [
    'what no option accounts for has nothing behind it',
    {
      model: over('/charts/D8-3.1d'),
      series: { key: 'not-disaggregated', breakdown: {}, role: 'not-disaggregated' },
      point: { key: '2024Q1', ...none },
    },
    null,
  ],
  [
    'nor has a map of activities',
    { model: over('/activities?view=map', 'org-unit'), series: plain, point: { key: 'P02-2008', ...none } },
    null,
  ],
])('%s', (_, of, href) => {
  expect(toExplainHref(of)).toBe(href)
})
