import type { MultiPolygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import file from '@/data/maps/provinces.topo.json'
import type { MapLayer } from '@/lib/dashboards/chart-model'
import { archipelagos } from './archipelagos'

const topology = file as unknown as Topology<Record<MapLayer, GeometryCollection<{ validFrom: string }>>>

export type ProvinceShape = {
  code: string
  mainland: MultiPolygon
  /** The islands of its archipelago; empty for all provinces but two. */
  dots: readonly (readonly [number, number])[]
}

const read = new Map<MapLayer, ProvinceShape[]>()

/** The provinces of a layer, with the archipelagos as part of theirs: there is no list of shapes without them. */
export function listShapes(layer: MapLayer): ProvinceShape[] {
  const known = read.get(layer)
  if (known) return known
  const shapes = feature(topology, topology.objects[layer]).features.map(({ id, geometry }) => ({
    code: String(id),
    mainland: geometry as MultiPolygon,
    dots: archipelagos.find(({ province }) => province === id)?.dots ?? [],
  }))
  for (const { key, province } of archipelagos) {
    if (!shapes.some(({ code }) => code === province)) throw new Error(`No province for ${key}`)
  }
  read.set(layer, shapes)
  return shapes
}
