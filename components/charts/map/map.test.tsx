import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { samplePoint, sampleSeries, samples, sampleWords } from '@/lib/exports/chart-samples'
import { toPictureModel } from '@/lib/exports/render-job'
import { archipelagos } from './archipelagos'
import { classOf, listClasses } from './classes'
import { layOutMap } from './map-layout'
import { MapPicture } from './map-picture'

const maps = {
  after: samples.mapAfter,
  before: samples.mapBefore,
  gap: samples.mapGap,
  target: samples.mapTarget,
}
const draw = (model: ChartModel, width: number) =>
  renderToStaticMarkup(<MapPicture model={toPictureModel(model)} words={sampleWords} width={width} />)
/** All words in reading order, lines joined. */
const wordsOf = (svg: string) => svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe.each(Object.entries(maps))('a map (%s)', (_, model) => {
  test.each([120, 358, 540, 720, 800])(
    'at %i px has both archipelagos by name, the East Sea, its boundaries and what it is not for',
    (width) => {
      const words = wordsOf(draw(model, width))
      expect(words).toContain('Quần đảo Hoàng Sa (TP. Đà Nẵng)')
      expect(words).toContain('Quần đảo Trường Sa (tỉnh Khánh Hòa)')
      expect(words).toContain('Biển Đông')
      expect(words).toContain(sampleWords.sketch)
      expect(words).toContain(model.map?.boundary ?? 'no boundary')
    },
  )

  test.each([358, 720])('at %i px draws each archipelago in fill and outline of its province', (width) => {
    const { frames } = layOutMap(toPictureModel(model), sampleWords, width)
    const svg = draw(model, width)
    for (const { province, dots } of archipelagos) {
      const marks = frames.flatMap(({ provinces }) => provinces.filter(({ code }) => code === province))
      const drawn = marks.filter((mark) => mark.dots.length > 0)
      expect(drawn).toHaveLength(1)
      expect(drawn[0]?.dots).toHaveLength(dots.length)
      expect(new Set(marks.map(({ mapClass }) => mapClass?.fill)).size).toBe(1)
      const [dot] = drawn[0]?.dots ?? []
      const circle = new RegExp(
        `<circle cx="${dot?.x}" cy="${dot?.y}"[^>]*fill="([^"]+)"[^>]*stroke="([^"]+)"`,
      )
      const [, fill, stroke] = circle.exec(svg) ?? []
      const land = marks.find(({ path }) => path !== '')
      const [, landFill, landStroke] =
        new RegExp(`<path d="${land?.path}"[^>]*fill="([^"]+)"[^>]*stroke="([^"]+)"`).exec(svg) ?? []
      expect([fill, stroke]).toEqual([landFill, landStroke])
    }
  })

  test('draws nothing that is not of this country', () => {
    const { frames } = layOutMap(toPictureModel(model), sampleWords, 720)
    const count = model.map?.layer === 'after' ? 34 : 63
    expect(frames[0]?.provinces).toHaveLength(count)
    expect(draw(model, 720).match(/<path[^>]*stroke-linejoin="round"/g)).toHaveLength(count)
  })
})

test('missing, scarce, unapproved and published provinces differ without colour', () => {
  const svg = draw(samples.mapAfter, 720)
  expect(svg).toContain('fill="url(#map-hatch)"')
  expect(svg).toContain('fill="url(#map-dots)"')
  expect(svg).toMatch(/data-state="provisional"><path[^>]*stroke-dasharray/)
  expect(svg).toMatch(/data-state="published"><path[^>]*fill="#FFFFFF"/)
})

test('a gap is above or below by sign, not by hue alone', () => {
  const layout = layOutMap(toPictureModel(samples.mapGap), sampleWords, 720)
  const signs = layout.frames[0]?.provinces.flatMap(({ point, mapClass }) =>
    point?.value == null
      ? []
      : [[Math.abs(point.value - 50) <= 1 ? 0 : Math.sign(point.value - 50), mapClass?.sign]],
  )
  for (const [wanted, sign] of signs ?? []) expect(sign).toBe(wanted)
})

test.each([
  [
    '< 25, met at the left',
    { comparator: '<', low: 25, high: null },
    [
      [10, 1],
      [24.9, 1],
      [25, -1],
      [40, -1],
    ],
  ],
  [
    '≥ 60, met at the bound',
    { comparator: '>=', low: 60, high: null },
    [
      [59.9, -1],
      [60, 1],
      [80, 1],
    ],
  ],
  [
    '20–25, neither inside',
    { comparator: 'range', low: 20, high: 25 },
    [
      [19, -1],
      [20, 0],
      [25, 0],
      [26, 1],
    ],
  ],
] as const)('the gap to a target %s', (_, bounds, wanted) => {
  const against = { kind: 'target' as const, label: 'so với mục tiêu', ...bounds }
  const { map } = samples.mapAfter
  const classes = listClasses({
    ...toPictureModel(samples.mapAfter),
    ...(map && { map: { ...map, against } }),
    series: [
      sampleSeries(
        'x',
        'accent',
        wanted.map(([value]) => samplePoint(`P${value}`, value)),
      ),
    ],
  })
  expect(wanted.map(([value]) => [value, classOf(classes, value)?.sign])).toEqual(wanted)
  expect(classes.map(({ from }) => from)).toEqual(classes.map(({ from }) => from).toSorted((a, b) => a - b))
})

describe('steps of a map', () => {
  const of = (values: number[]) =>
    listClasses({
      ...toPictureModel(samples.mapAfter),
      series: [
        sampleSeries(
          'x',
          'accent',
          values.map((value, index) => samplePoint(`P${index}`, value)),
        ),
      ],
    })

  test.each([
    ['even figures', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5],
    ['one far away', [1, 1, 2, 2, 3, 3, 4, 4, 5, 500], 5],
    ['few figures', [3, 7], 2],
    ['all alike', [4, 4, 4], 1],
    ['one figure', [0], 1],
    ['none', [], 0],
  ])('%s: every figure has one, equal figures the same', (_, values, count) => {
    const classes = of(values)
    expect(classes).toHaveLength(count)
    for (const value of values) expect(classOf(classes, value)).toBeDefined()
    for (const [index, one] of classes.entries()) {
      const next = classes[index + 1]
      if (next) expect(one.to).toBeLessThan(next.from)
    }
  })

  test('say their own smallest and largest figure in the digits of the table', () => {
    expect(of([1000, 2500.5, 4000]).map(({ label }) => label)).toEqual(['1.000', '2.500,5', '4.000'])
  })
})
