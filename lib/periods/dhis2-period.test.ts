import { expect, test } from 'vitest'
import { fromDhis2Period, toDhis2Period } from './dhis2-period'

test.each([
  ['2023S1', '2023H1'],
  ['2023S2', '2023H2'],
  ['202309', '202309'],
  ['2023Q4', '2023Q4'],
  ['2023', '2023'],
])('%s of DHIS2 is our %s, and back', (theirs, ours) => {
  expect(fromDhis2Period(theirs)).toBe(ours)
  expect(toDhis2Period(ours)).toBe(theirs)
})

test.each([
  '20230901',
  '2023W5',
  '202301B',
  '2023April',
  '2023AprilS1',
  '2023NovS1',
  '2023S3',
  '202313',
  '1823',
  '2023H1',
  '2023N9',
  'P2021-2025',
  ' 2023',
  '',
])('"%s" of DHIS2 is no period here', (text) => {
  expect(fromDhis2Period(text)).toBeNull()
})

test.each(['2023N9', 'P2021-2025', 'T2021-2026', '2023S1', 'x'])('DHIS2 can’t write %s', (code) => {
  expect(toDhis2Period(code)).toBeNull()
})
