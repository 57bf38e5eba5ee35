import { expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database'
import { findAnnouncement, listAnnouncements, listPublishedFigures } from './published-queries'

useTestDatabase({ seed: 'catalogue' })

test('every published figure comes with source, precision and confidence', async () => {
  const items = await listPublishedFigures()
  expect(items.filter((item) => item.kind === 'result')).toHaveLength(52)
  expect(items.filter((item) => item.kind === 'representation')).toHaveLength(70)
  for (const item of items) {
    expect(item.source).not.toBe('')
    expect(item.precision).not.toBe('')
    expect(item.confidence).not.toBe('')
  }
})

test('a printed share that doesn’t follow from its own counts is flagged with both', async () => {
  const [item] = (await listPublishedFigures({ orgUnitId: 'P86-2008' })).filter(
    (figure) => figure.level === 'huyện',
  )
  expect(item).toMatchObject({
    numerator: '178',
    denominator: '441',
    percentPublished: '40.59',
    contradicts: true,
  })
})

test('the five announcements are listed with their texts and figures', async () => {
  const announcements = await listAnnouncements()
  expect(announcements.map(({ id }) => id)).toEqual(['000', '001', '002', '003', '004'])
  const lamBinh = await findAnnouncement('001')
  expect(lamBinh?.text).toContain('222 đồng chí')
  const figures = await listPublishedFigures({ announcementId: '001' })
  expect(figures.map(({ indicator, value }) => [indicator?.code, value])).toEqual([
    ['D8-3.1d', '222'],
    ['D8-3.1c', '1'],
  ])
  expect(await findAnnouncement('999')).toBeNull()
})
