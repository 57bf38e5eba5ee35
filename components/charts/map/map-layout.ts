import { type GeoProjection, geoMercator, geoPath } from 'd3-geo'
import type { ChartPoint } from '@/lib/dashboards/chart-model'
import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { type LegendItem, layLegend, stackLegend, type Unplaced } from '../legend-layout'
import { isLowlyCovered } from '../marks'
import type { Box, Label } from '../picture-types'
import { textHeight, wrapText } from '../text-width'
import { textSize } from '../tokens'
import { archipelagos } from './archipelagos'
import { classOf, listClasses, type MapClass } from './classes'
import { listShapes } from './shapes'

type Extent = { west: number; south: number; east: number; north: number }
/** A frame with its own scale: the whole map, or an archipelago on a phone. */
export type MapFrame = { box: Box; framed: boolean; provinces: ProvinceMark[] }
export type ProvinceMark = {
  code: string
  /** Place of its point among the points; null for a province the chart isn't about. */
  category: number | null
  point: ChartPoint | null
  mapClass: MapClass | null
  path: string
  dots: { x: number; y: number }[]
  /** Where its sign stands. */
  centre: { x: number; y: number }
}
export type MapLayout = {
  width: number
  height: number
  frames: MapFrame[]
  legend: LegendItem[]
  labels: Label[]
  unitLabel: Label
  sea: Label[]
  foot: Label
}

/** Down to 6.5° north there is room for the name under the southernmost islands. */
const whole: Extent = { west: 102, south: 6.5, east: 117.2, north: 23.5 }
const mainland: Extent = { west: 102, south: 8.2, east: 109.6, north: 23.5 }
const sideLegend = 190
const mostMapWidth = 600
const insetWidth = 112
const labelLine = 15.5

/**
 * Where everything of a map goes. Wide: the whole sea in true position; narrow: the mainland, and beside it the two
 * archipelagos in frames of their own scale.
 */
export function layOutMap(model: PictureModel, words: PictureWords, width: number): MapLayout {
  const narrow = width < 480
  const classes = listClasses(model)
  const atSide = width >= 680
  const against = model.map?.against?.label ?? ''
  const unitText = [model.unit, against].filter(Boolean).join(' · ')
  const unitLines = wrapText(unitText, atSide ? sideLegend : width, textSize.note)
  const unitHeight = textHeight(unitLines.length, textSize.note) + 4
  const items = listItems(model, words, classes)
  const legend = atSide ? stackLegend(items, sideLegend - 10) : layLegend(items, width)
  const top = atSide ? 0 : unitHeight + legend.height + 6
  const marks = listMarks(model, classes)
  const body = narrow
    ? layNarrow(marks, words, { width, top })
    : layWide(marks, words, { width: Math.min(mostMapWidth, atSide ? width - sideLegend : width), top })
  const shift = atSide ? width - sideLegend + 4 : 0
  const legendTop = unitHeight + (atSide ? 24 : 0)
  const footLines = wrapText(`${model.map?.boundary ?? ''}. ${words.sketch}`, width, textSize.note)
  const foot = { lines: footLines, x: 0, y: body.bottom + 18, anchor: 'start' as const }
  return {
    width,
    height: Math.ceil(body.bottom + 10 + textHeight(footLines.length, textSize.note)),
    frames: body.frames,
    legend: legend.items.map((item) => ({ ...item, x: item.x + shift, y: item.y + legendTop })),
    labels: body.labels,
    unitLabel: { lines: unitLines, x: shift, y: textSize.note + (atSide ? 24 : 0), anchor: 'start' },
    sea: body.sea,
    foot,
  }
}

type Mark = Omit<ProvinceMark, 'path' | 'dots' | 'centre'> & { shape: ReturnType<typeof listShapes>[number] }

function listMarks({ map, series }: PictureModel, classes: readonly MapClass[]): Mark[] {
  if (!map) throw new Error('A map needs its boundaries')
  const points = series[0]?.points ?? []
  const places = new Map(points.map(({ key }, index) => [map.codes[key], index]))
  return listShapes(map.layer).map((shape) => {
    const category = places.get(shape.code) ?? null
    const point = category === null ? null : (points[category] ?? null)
    const mapClass = point?.value == null ? null : (classOf(classes, point.value) ?? null)
    return { code: shape.code, category, point, mapClass, shape }
  })
}

/** The classes, then what the other signs mean, of those that occur. */
function listItems(model: PictureModel, words: PictureWords, classes: readonly MapClass[]) {
  const points = model.series[0]?.points ?? []
  const meaning = sideWords(model, words)
  const items: Unplaced[] = classes.map((one) => {
    const said = meaning[one.sign]
    return {
      sign: { kind: 'step', fill: one.fill, sign: one.sign },
      text: said === '' ? one.label : `${one.label} (${said})`,
    }
  })
  const add = (occurs: boolean, sign: Unplaced['sign'], text: string) => occurs && items.push({ sign, text })
  const filled = points.filter(({ value }) => value !== null)
  const outside = points.length < listShapes(model.map?.layer ?? 'after').length
  add(points.length > filled.length, { kind: 'missing' }, words.missing)
  add(filled.some(isLowlyCovered), { kind: 'low-coverage' }, words.lowCoverage)
  add(
    filled.some(({ stage, published }) => stage === 'provisional' && !published),
    { kind: 'provisional', colour: '#37898B' },
    words.provisional,
  )
  add(
    filled.some(({ published }) => published !== null),
    { kind: 'hollow-province' },
    words.published,
  )
  add(outside, { kind: 'outside' }, words.outside)
  return items
}

/** What each side of the scale is called. */
function sideWords({ map }: PictureModel, words: PictureWords): Record<MapClass['sign'], string> {
  const against = map?.against
  if (against?.kind !== 'target' || against.comparator === 'range')
    return { [-1]: words.below, 0: against?.kind === 'target' ? words.within : '', 1: words.above }
  return { [-1]: words.unmet, 0: '', 1: words.met }
}

type Place = { width: number; top: number }
type Body = { frames: MapFrame[]; labels: Label[]; sea: Label[]; bottom: number }

function layWide(marks: readonly Mark[], words: PictureWords, { width, top }: Place): Body {
  const { frame, projection } = layFrame(marks, whole, { x: 0, y: top, width }, false)
  const labels = archipelagos.map(({ key, extent }) => {
    const [x = 0, y = 0] = projection([(extent.west + extent.east) / 2, extent.south]) ?? []
    const lines = wrapText(words[key], Math.min(220, (width - x) * 2 - 4), textSize.note)
    return {
      lines,
      x,
      y: Math.min(y + 14, frame.box.y + frame.box.height - lines.length * labelLine + 8),
      anchor: 'middle' as const,
    }
  })
  const [x = 0, y = 0] = projection([112.6, 13.6]) ?? []
  const sea = [{ lines: [words.sea], x, y, anchor: 'middle' as const }]
  return { frames: [frame], labels, sea, bottom: frame.box.y + frame.box.height }
}

function layNarrow(marks: readonly Mark[], words: PictureWords, { width, top }: Place): Body {
  const inset = Math.min(insetWidth, width * 0.36)
  const main = layFrame(marks, mainland, { x: 0, y: top, width: width - inset - 8 }, false).frame
  const bottom = main.box.y + main.box.height
  const x = width - inset
  const labels: Label[] = []
  const frames = [main]
  let y = top + main.box.height * 0.24
  const sea = [
    {
      lines: wrapText(words.sea, inset, textSize.note),
      x: x + inset / 2,
      y: y - 14,
      anchor: 'middle' as const,
    },
  ]
  for (const { key, province, extent } of archipelagos) {
    const own = marks.filter(({ code }) => code === province)
    const { frame } = layFrame(own, extent, { x, y, width: inset }, true)
    frames.push(frame)
    const lines = wrapText(words[key], inset, textSize.note)
    const under = y + frame.box.height + 14
    labels.push({ lines, x: x + inset / 2, y: under, anchor: 'middle' })
    y = under + lines.length * labelLine + 14
  }
  return { frames, labels, sea, bottom: Math.max(bottom, y) }
}

function layFrame(
  marks: readonly Mark[],
  extent: Extent,
  at: { x: number; y: number; width: number },
  framed: boolean,
) {
  const { west, south, east, north } = extent
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [west, south],
      [east, north],
    ],
  }
  const projection = geoMercator().fitWidth(at.width, corners)
  const [, bottom = 0] = projection([west, south]) ?? []
  const [left = 0, start = 0] = projection([west, north]) ?? []
  const [tx = 0, ty = 0] = projection.translate()
  projection.translate([tx - left + at.x, ty - start + at.y])
  const box = { x: at.x, y: at.y, width: at.width, height: bottom - start }
  const inside = ([lon, lat]: readonly [number, number]) =>
    lon >= west && lon <= east && lat >= south && lat <= north
  const provinces = marks.map((mark) => toProvince(mark, projection, inside, framed))
  return { projection, frame: { box, framed, provinces } }
}

function toProvince(
  { shape, ...mark }: Mark,
  projection: GeoProjection,
  inside: (place: readonly [number, number]) => boolean,
  onlyDots: boolean,
): ProvinceMark {
  const draw = geoPath(projection).digits(1)
  const largest = largestPart(shape.mainland)
  const [x = 0, y = 0] = draw.centroid(largest)
  return {
    ...mark,
    path: onlyDots ? '' : (draw(shape.mainland) ?? ''),
    dots: shape.dots.filter(inside).map((dot) => {
      const [dx = 0, dy = 0] = projection([dot[0], dot[1]]) ?? []
      return { x: dx, y: dy }
    }),
    centre: { x, y },
  }
}

/** A sign stands on the mainland, not between the islands. */
function largestPart({ coordinates }: ReturnType<typeof listShapes>[number]['mainland']) {
  const polygons = coordinates.map((rings) => ({ type: 'Polygon' as const, coordinates: rings }))
  const size = geoPath()
  return polygons.reduce((a, b) => (Math.abs(size.area(b)) > Math.abs(size.area(a)) ? b : a))
}
