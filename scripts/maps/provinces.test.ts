import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import provenance from '@/data/maps/provenance.json'
import file from '@/data/maps/provinces.topo.json'
import { parseUnitData } from '@/lib/org-units/unit-data'
import { listGroups } from './groups'
import { areaOf, type ProvinceTopology } from './provinces'

const data = path.resolve(import.meta.dirname, '../../data')
const read = (name: string) => readFileSync(path.join(data, name), 'utf8')
const topology = file as unknown as ProvinceTopology
const { before, after } = topology.objects

/** Out of the official list of 01/07/2025: new code, old codes. */
const official =
  '01:01 04:04 08:08,02 11:11 12:12 14:14 15:10,15 19:19,06 20:20 22:22 24:24,27 25:25,26,17 31:31,30 33:33,34 37:37,35,36 38:38 40:40 42:42 44:44,45 46:46 48:48,49 51:51,62 52:64,52 56:56,58 66:66,54 68:68,67,60 75:75,70 79:79,74,77 80:72,80 82:87,82 86:86,83,84 91:89,91 92:92,93,94 96:96,95'

describe('the provinces on the map', () => {
  test('are 63 before and 34 after the reform, each known by code and first day', () => {
    const known = new Set(
      parseUnitData(read).units.rows.map(({ level, code, valid_from }) => `${level} ${code} ${valid_from}`),
    )
    for (const [layer, count] of [
      [before, 63],
      [after, 34],
    ] as const) {
      const codes = layer.geometries.map(({ id }) => id)
      expect(new Set(codes).size).toBe(count)
      for (const { id, properties } of layer.geometries) {
        const { validFrom } = properties as { validFrom: string }
        expect(known.has(`province ${id} ${validFrom}`)).toBe(true)
      }
    }
  })

  test('of 34 are merged from the 63 as the successions and the official list say', () => {
    const groups = listGroups(read).groups.map(({ code, of }) => [code, [...of].sort()])
    const wanted = official.split(' ').map((one) => {
      const [code = '', old = ''] = one.split(':')
      return [code, old.split(',').sort()]
    })
    expect(Object.fromEntries(groups)).toEqual(Object.fromEntries(wanted))
  })

  test('cover the same ground on both sides, and about that of the source', () => {
    const [old, merged] = [areaOf(topology, before), areaOf(topology, after)]
    expect(Math.abs(merged - old) / old).toBeLessThan(1e-6)
    expect(Math.abs(old - provenance.km2OfSource) / provenance.km2OfSource).toBeLessThan(0.01)
  })

  test('are the file that the provenance describes, and light', () => {
    const text = read('maps/provinces.topo.json')
    expect(createHash('sha256').update(text).digest('hex')).toBe(provenance.sha256)
    expect(text.length).toBeLessThan(70_000)
  })
})
