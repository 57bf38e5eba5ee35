import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { getExplanation } from './explain'
import { parseChartQuery } from './filters'

useTestDatabase({ seed: 'demo' })

let viewer: Viewer
beforeAll(async () => {
  viewer = await createPerson('auditor', 'VN')
})

async function explain(code: string, words: string, who: Viewer = viewer) {
  const query = parseChartQuery(code, new URLSearchParams(words))
  if (!query.ok) throw new Error(query.error.code)
  return getExplanation(who, query.value, '', '2026-11-22')
}

test('a count names the one figure it is: 222 people at Lâm Bình', async () => {
  const answer = await explain('D8-3.1d', 'orgUnit=D071&period=2023Q4')
  if (!answer.ok) throw new Error(answer.error.code)
  expect(answer.value).toMatchObject({ filled: '222', result: '222 người' })
  expect(answer.value.terms).toHaveLength(1)
  expect(answer.value.terms[0]?.parts).toEqual([
    expect.objectContaining({
      ...{ unit: 'Huyện Lâm Bình, Tuyên Quang', period: 'Quý IV/2023', value: '222' },
      ...{
        entered: expect.stringMatching(/, \d\d:\d\d \d\d\/\d\d\/202[34]$/),
        approved: expect.stringMatching(/, /),
      },
    }),
  ])
})

test('a rate shows its formula in words and with the numbers, and every unit under each part', async () => {
  const answer = await explain('D8-3.1b', 'orgUnit=P08-2025&period=2024Q1')
  if (!answer.ok) throw new Error(answer.error.code)
  const { formula, filled, terms } = answer.value
  expect(formula).toMatch(/^Số kiến nghị .* ÷ Tổng số kiến nghị .* × 100$/)
  expect(filled).toMatch(/^[\d.]+ ÷ [\d.]+ × 100$/)
  expect(terms).toHaveLength(2)
  for (const { parts, value } of terms) {
    const counted = parts.map((part) => Number(part.value.replaceAll('.', ''))).filter(Number.isFinite)
    expect(counted.length).toBeGreaterThan(1)
    const both = terms.every((term) => term.parts.length === parts.length)
    expect(both).toBe(true)
    const names = parts.map(({ unit }) => unit)
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare))
    expect(counted.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(
      Number(value.replaceAll('.', '')),
    )
  }
})

test('out of scope reads as not found', async () => {
  const elsewhere = await createPerson('officer', 'D071')
  expect(await explain('D8-3.1d', 'orgUnit=P06-2008&period=2023Q4', elsewhere)).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
})
