import { expect, test } from 'vitest'
import { samplePoint, sampleSeries } from '@/lib/exports/chart-samples'
import { withoutLeadIn } from './lead-in'

const periods = ['2022Q4', '2023Q1', '2023Q2']
const notAsked = (key: string) => samplePoint(key, null, { missing: 'not-applicable' })

test('the span begins when somebody was first asked, also when they never answered', () => {
  const series = [
    sampleSeries('Nữ', 'women', [
      notAsked('2022Q4'),
      samplePoint('2023Q1', null, { missing: 'not-reported' }),
      samplePoint('2023Q2', 5),
    ]),
    sampleSeries('Nam', 'men', [notAsked('2022Q4'), notAsked('2023Q1'), samplePoint('2023Q2', 4)]),
  ]
  const trimmed = withoutLeadIn(series, periods)
  expect(trimmed.periods).toEqual(['2023Q1', '2023Q2'])
  expect(trimmed.series.map(({ points }) => points.map(({ key }) => key))).toEqual([
    ['2023Q1', '2023Q2'],
    ['2023Q1', '2023Q2'],
  ])
})

test('a period without duty between two others stays', () => {
  const points = [samplePoint('2022Q4', 1), notAsked('2023Q1'), samplePoint('2023Q2', 2)]
  expect(withoutLeadIn([sampleSeries('Nữ', 'women', points)], periods).periods).toEqual(periods)
})

test('where nobody was ever asked the span stays as it is', () => {
  expect(withoutLeadIn([sampleSeries('Nữ', 'women', periods.map(notAsked))], periods).periods).toEqual(
    periods,
  )
})
