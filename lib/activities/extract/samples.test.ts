import { describe, expect, test } from 'vitest'
import { extract } from './extract'
import { firstSamples } from './samples/first'
import { fourthSamples } from './samples/fourth'
import { sampleKnowledge } from './samples/knowledge'
import type { Expected, Sample } from './samples/sample'
import { secondSamples } from './samples/second'
import { thirdSamples } from './samples/third'
import { toJson } from './to-json'

const knowledge = sampleKnowledge()
const samples: readonly Sample[] = [...firstSamples, ...secondSamples, ...thirdSamples, ...fourthSamples]

/** The reading in the samples' own short form. */
function read(text: string): Expected {
  const { activities, figures, notes } = toJson(extract(text, knowledge))
  const [activity] = activities
  const { total, high, women, ethnicMinority, precision, countedAs } = activity?.participants ?? {}
  const all: Expected = {
    type: activity?.type,
    programme: activity?.programme,
    component: activity?.component,
    dateFrom: activity?.dateFrom,
    dateTo: activity?.dateTo,
    orgUnit: activity?.orgUnit?.id,
    venue: activity?.venue,
    organiser: activity?.organiser,
    coOrganisers: activity?.coOrganisers,
    total,
    high,
    women,
    ethnicMinority,
    precision: precision === 'exact' ? undefined : precision,
    countedAs: countedAs === 'persons' ? undefined : countedAs,
    groups: activity?.groups,
    sessions: activity?.sessions,
    activities: activities.length > 1 ? activities.length : undefined,
    figures: some(
      figures.map(({ indicator = '-', comparator, value, high: to, unit, kind }) =>
        [
          indicator,
          comparator,
          to === undefined ? value : `${value}–${to}`,
          unit,
          kind === 'published' ? '' : kind,
        ]
          .join(' ')
          .trimEnd(),
      ),
    ),
    notes: some([...new Set(notes.map(({ code }) => code))]),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function some<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined
}

describe('made-up announcements are read as a person reads them, and nothing is added', () => {
  test('there are enough of them, each once', () => {
    expect(new Set(samples.map(({ text }) => text)).size).toBe(samples.length)
    expect(samples.length).toBeGreaterThanOrEqual(60)
  })

  test.each(samples)('$name', ({ text, expect: expected }) => {
    expect(read(text)).toEqual(expected)
  })

  test('what is told belongs to the text: every source is a sentence of it', () => {
    for (const { text } of samples) {
      const reading = extract(text, knowledge)
      const { activities, figures } = toJson(reading)
      for (const { sources } of activities)
        for (const sentence of Object.values(sources)) expect(reading.text).toContain(sentence)
      for (const { sentence } of figures) expect(reading.text).toContain(sentence)
    }
  })
})
