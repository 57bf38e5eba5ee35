import { expect, test } from 'vitest'
import { toChartQueryWords } from './chart-options'

test.each([
  ['area=P06-1997&scope=self', 'orgUnit=P06-1997'],
  ['area=P06-1997&scope=children&stage=&breakdown=sex', 'breakdown=sex&orgUnit=P06-1997;CHILDREN'],
  ['area=VN&scope=province', 'orgUnit=VN;LEVEL-province'],
  ['from=2023Q1&to=2024Q4', 'period=2023Q1..2024Q4'],
  ['from=2024Q4&to=2023Q1', 'period=2023Q1..2024Q4'],
  ['from=2023Q4&to=2023Q4', 'period=2023Q4'],
  ['every=year&from=2023Q2&to=2024Q4', 'period=2023..2024'],
  ['every=quarter&from=2023&to=2024', 'period=2023Q1..2024Q4'],
  ['area=VN&scope=self&also=P08-2025&also=P06-1997', 'orgUnit=VN,P08-2025,P06-1997'],
  ['from=2023Q1&to=2025Q1&was=2023Q1..2025Q1&kept=2023Q1,2025Q1', 'period=2023Q1,2025Q1'],
  ['from=2023Q1&to=2023Q2&was=2023Q1..2025Q1&kept=2023Q1,2025Q1', 'period=2023Q1..2023Q2'],
  ['from=nonsense&area=VN&kind=line', 'kind=line&orgUnit=VN'],
])('the form field %s becomes %s', (sent, wanted) => {
  expect(decodeURIComponent(String(toChartQueryWords(new URLSearchParams(sent))))).toBe(wanted)
})

test('an address that is already in query words is left alone', () => {
  expect(toChartQueryWords(new URLSearchParams('orgUnit=VN&period=2023Q1..2024Q4'))).toBeNull()
})
