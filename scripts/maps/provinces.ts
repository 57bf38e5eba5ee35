import { geoArea, geoCentroid } from 'd3-geo'
import type { MultiPolygon as MultiPolygonShape, Polygon as PolygonShape } from 'geojson'
import { feature, mergeArcs, quantize } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { bareName, codesByOddName, islandBoxes, largestMovedKm2 } from './corrections'

export type OldProvince = { code: string; name: string; validFrom: string }
/** A province of a layer, of one or several of the 63. */
export type Group = { code: string; validFrom: string; of: readonly string[] }
type Layer = GeometryCollection<{ validFrom: string }>
export type ProvinceTopology = Topology<{ before: Layer; after: Layer }>
type Base = Topology<{ vnm: GeometryCollection<{ name: string | null }> }>
type Piece = { code: string; polygon: Polygon; moved: boolean }

const earthKm2 = 6371.0088 ** 2
/** Corners that stick out less than this (square degrees, planar) are left out: under half a pixel at 900 px. */
const leastCorner = 0.00012
/** Of a small island these most telling corners stay. */
const islandCorners = 5
/** Grid the corners are rounded to: about 400 m. */
const grid = 4000

/** The 63 provinces before 01/07/2025 and the 34 after, in one topology, from the base file with its faults put right. */
export function buildProvinces(base: Base, provinces: readonly OldProvince[], groups: readonly Group[]) {
  const pieces = listPieces(base, provinces)
  const merge = ({ code, validFrom, of }: Group) => {
    const own = pieces.filter((piece) => of.includes(piece.code)).map(({ polygon }) => polygon)
    return { ...(mergeArcs(base, own) as MultiPolygon), id: code, properties: { validFrom } }
  }
  const layer = (units: readonly Group[]): Layer => ({
    type: 'GeometryCollection',
    geometries: units.map(merge),
  })
  const before = provinces.map(({ code, validFrom }) => ({ code, validFrom, of: [code] }))
  const whole: ProvinceTopology = {
    ...base,
    objects: { before: layer(before), after: layer(groups) },
  }
  const lighter = simplify(keepIslands(presimplify(whole)), leastCorner)
  return {
    topology: quantize(lighter, grid) as ProvinceTopology,
    moved: pieces.filter(({ moved }) => moved).length,
    km2: Math.round(areaOf(base, base.objects.vnm)),
  }
}

/** Every polygon with the province it belongs to. */
function listPieces(base: Base, provinces: readonly OldProvince[]): Piece[] {
  const byName = new Map(provinces.map(({ code, name }) => [bareName(name), code]))
  return base.objects.vnm.geometries.flatMap((geometry) => {
    const { name: found } = { name: null, ...geometry.properties } as { name: string | null }
    const name = found ?? ''
    const code = codesByOddName[name] ?? byName.get(bareName(name))
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return []
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
    return polygons.map((arcs): Piece => {
      const polygon: Polygon = { type: 'Polygon', arcs }
      const island = findIsland(base, polygon)
      const owner = island ?? code
      if (!owner) throw new Error(`Nobody's polygon in "${name}" at ${centreOf(base, polygon).join(', ')}`)
      return { code: owner, polygon, moved: owner !== code }
    })
  })
}

function findIsland(base: Base, polygon: Polygon): string | undefined {
  const shape = feature(base, polygon).geometry as PolygonShape
  if (geoArea(shape) * earthKm2 >= largestMovedKm2) return undefined
  const [x, y] = geoCentroid(shape)
  return islandBoxes.find(
    ({ west, south, east, north }) => x >= west && x <= east && y >= south && y <= north,
  )?.code
}

function centreOf(base: Base, polygon: Polygon): [number, number] {
  return geoCentroid(feature(base, polygon).geometry as PolygonShape)
}

/** An island's ring is one closed arc: all its corners may be small, yet it must not vanish. */
function keepIslands<T extends Topology>(topology: T): T {
  for (const arc of topology.arcs) {
    const [first, last] = [arc[0], arc.at(-1)]
    if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) continue
    const inner = arc.slice(1, -1).sort((a, b) => (b[2] ?? 0) - (a[2] ?? 0))
    for (const point of inner.slice(0, islandCorners)) point[2] = Number.POSITIVE_INFINITY
  }
  return topology
}

/** For checks only: areas of a sketch are nobody's figures. */
export function areaOf(topology: Topology, layer: GeometryCollection): number {
  const shapes = feature(topology, layer).features.map(({ geometry }) => geometry as MultiPolygonShape)
  return shapes.reduce((sum, shape) => sum + geoArea(shape), 0) * earthKm2
}
