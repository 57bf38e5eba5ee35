import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { samples, sampleWords } from '@/lib/exports/chart-samples'
import { toPictureModel } from '@/lib/exports/render-job'
import { Picture } from './picture'
import { listReadings } from './readings'
import { textWidth } from './text-width'

const { mapAfter, mapBefore, mapGap, mapTarget, gap, gapUnits, panels, completeness, seats, emptyGap } =
  samples
const stills = {
  mapAfter,
  mapBefore,
  mapGap,
  mapTarget,
  gap,
  gapUnits,
  panels,
  completeness,
  seats,
  emptyGap,
}
const draw = (model: ChartModel, width: number) =>
  renderToStaticMarkup(<Picture model={toPictureModel(model)} words={sampleWords} width={width} />)

type Text = { x: number; anchor: string; size: number; lines: string[] }
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function textsOf(svg: string): Text[] {
  return [
    ...svg.matchAll(
      /<text x="([-\d.]+)"[^>]*text-anchor="(\w+)"[^>]*font-size="([\d.]+)"[^>]*>(.*?)<\/text>/g,
    ),
  ].map(([, x, anchor = '', size, inside = '']) => ({
    x: Number(x),
    anchor,
    size: Number(size),
    lines: inside
      .split(/<[^>]+>/)
      .filter((line) => line !== '')
      .map(plain),
  }))
}

describe.each(Object.entries(stills))('%s', (_, model) => {
  test.each([358, 540, 800])('keeps every word inside its %i px', (width) => {
    for (const { x, anchor, size, lines } of textsOf(draw(model, width))) {
      const long = Math.max(...lines.map((line) => textWidth(line, size)))
      const start = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2
      expect(start, lines.join(' ')).toBeGreaterThanOrEqual(-1)
      expect(start + long, lines.join(' ')).toBeLessThanOrEqual(width + 1)
    }
  })

  test('has a mark for each reading, numbered in their order', () => {
    const marks = new Set(
      [...draw(model, 720).matchAll(/data-category="(\d+)"/g)].map(([, at]) => Number(at)),
    )
    const readings = listReadings(toPictureModel(model))
    expect([...marks].sort((a, b) => a - b)).toEqual(readings.map((_reading, at) => at))
  })
})

test('the two figures of a row are the digits of the table, and what is missing is said', () => {
  const shown = textsOf(draw(gap, 540)).flatMap(({ lines }) => lines)
  for (const { label, points } of gap.series) {
    for (const { display, value } of points)
      expect(shown.some((text) => text === display || (value === null && text.includes(display)))).toBe(true)
    expect(shown).toContain(label)
  }
  expect(shown).toContain('Nam: –')
  expect(shown).toContain('chưa báo cáo')
})

test('women and men differ by marker, unapproved ones by a dashed edge', () => {
  const svg = draw(gap, 540)
  expect(svg).toMatch(/<circle[^>]*data-state="settled" fill="#5E3C99"/)
  expect(svg).toMatch(/<path[^>]*data-state="settled" fill="#E66101"/)
  expect(svg).toMatch(/<circle[^>]*data-state="provisional"[^>]*stroke-dasharray/)
})

test('small charts share one scale, and a gap in one stays a gap', () => {
  const svg = draw(panels, 720)
  const lines = [...svg.matchAll(/<path d="(M[^"]*)" fill="none" stroke="#0B5E63" stroke-width="2"/g)]
  // Chợ Đồn: twelve quarters less one, so that two of eleven strokes are not drawn.
  expect(lines[2]?.[1]?.split('M').length).toBe(9 + 1)
  expect(lines[0]?.[1]?.split('M').length).toBe(11 + 1)
  // The zero lines of a row of panels lie level, and all have the same ticks.
  const zero = [...svg.matchAll(/<line x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)" y2="\1" stroke="#4F5B6B"/g)]
  expect(new Set(zero.map(([, y]) => y)).size).toBe(2)
})

test('a cell is filled as far as reports are in', () => {
  const svg = draw(completeness, 720)
  const height = (share: number) => Math.round(20 * share * 10) / 10
  const filled = [...svg.matchAll(/height="([\d.]+)" fill="#0B5E63"/g)].map(([, size]) => Number(size))
  const values = completeness.series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []))
  for (const share of [1, 0.667]) {
    const wanted = values.filter((value) => value === share * 100).length
    expect(filled.filter((size) => Math.abs(size - height(share)) < 0.1)).toHaveLength(wanted)
  }
})

test('a half circle has a mark for each seat, women round, others square', () => {
  const svg = draw(seats, 720)
  const marks = (shape: string, colour: string) =>
    svg.match(new RegExp(`<${shape}[^>]*data-state="\\w+"[^>]*stroke="${colour}"`, 'g'))?.length ?? 0
  const women = seats.series.reduce((sum, { points }) => sum + Number(points[0]?.numerator?.exact), 0)
  const all = seats.series.reduce((sum, { points }) => sum + Number(points[0]?.denominator?.exact), 0)
  // One more of each in the legend.
  expect([marks('circle', '#5E3C99'), marks('path', '#E66101')]).toEqual([women + 1, all - women + 1])
  const shown = textsOf(svg).flatMap(({ lines }) => lines)
  for (const { points } of seats.series) expect(shown).toContain(`${points[0]?.display} %`)
  expect(shown).toContain('151 / 499')
})

test('marks that go one level down are links without script, out of the way of the Tab key', () => {
  const svg = draw(mapAfter, 720)
  const links = [...svg.matchAll(/<a href="([^"]+)" tabindex="-1"><g data-category/g)].map(([, href]) => href)
  expect(links).toHaveLength(mapAfter.series[0]?.points.length ?? 0)
  expect(links[0]).toMatch(/^\/charts\/NQ28-1\.1\?orgUnit=P/)
})

test('a figure of a year earlier stands at the period it is held against', () => {
  const readings = listReadings(samples.lastYear)
  expect(readings.map(({ key, label }) => [key, label])).toEqual([
    ['2023Q1', 'Quý I/2023'],
    ['2023Q2', 'Quý II/2023'],
    ['2023Q3', 'Quý III/2023'],
    ['2023Q4', 'Quý IV/2023'],
  ])
  expect(readings[0]?.points.map((point) => point?.key)).toEqual(['2023Q1', '2022Q1'])
})
