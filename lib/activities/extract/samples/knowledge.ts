import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { optionalDay, optionalText, parseCsv, text } from '@/lib/data-file'
import type { OrgUnitLevel, OrgUnitNode, ParentEdge } from '@/lib/org-units/org-unit'
import { toSearchName } from '@/lib/org-units/search'
import { buildOrgUnitTree } from '@/lib/org-units/tree'
import { parseUnitData } from '@/lib/org-units/unit-data'
import { buildKnowledge, type ExtractionKnowledge } from '../extract'

const data = join(import.meta.dirname, '..', '..', '..', '..', 'data')
const read = (path: string) => readFileSync(join(data, path), 'utf8')
const rows = <Schema extends z.ZodObject>(path: string, schema: Schema) =>
  parseCsv(path, read(path), schema).rows

/** The repository's own units and lists, with the other places the made-up announcements name. */
export function sampleKnowledge(): ExtractionKnowledge {
  const own = parseUnitData(read)
  const register = parseCsv(
    'units.fixture.csv',
    readFileSync(join(import.meta.dirname, 'units.fixture.csv'), 'utf8'),
    z.object({
      id: text,
      code: optionalText,
      level: text,
      name: text,
      full_name: text,
      parent_id: optionalText,
      valid_from: optionalDay,
      valid_to: optionalDay,
    }),
  ).rows
  const units: OrgUnitNode[] = [...own.units.rows, ...register].map((row) => ({
    id: row.id,
    uid: row.id,
    code: row.code,
    level: row.level as OrgUnitLevel,
    name: row.name,
    fullName: row.full_name,
    searchName: toSearchName(row.name),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    predecessorsComplete: false,
  }))
  const parents: ParentEdge[] = [
    ...own.parents.rows.map((row) => ({
      childId: row.child,
      parentId: row.parent,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
    ...register.flatMap((row) =>
      row.parent_id
        ? [{ childId: row.id, parentId: row.parent_id, validFrom: row.valid_from, validTo: row.valid_to }]
        : [],
    ),
  ]
  const tree = buildOrgUnitTree({
    units,
    parents,
    successions: own.successions.rows.map((row) => ({
      predecessorId: row.predecessor,
      successorId: row.successor,
      kind: row.kind,
      effective: row.effective ?? '',
    })),
  })
  const code = z.object({ code: text })
  return buildKnowledge(tree, {
    programmes: { list: rows('programmes.csv', code) },
    components: {
      list: rows('components.csv', z.object({ programme: text, code: text })).map((row) => ({
        ...row,
        programmeCode: row.programme,
      })),
    },
    activityTypes: { list: rows('activity-types.csv', code) },
    indicators: {
      list: rows('indicators.csv', z.object({ code: text, unit_vi: optionalText })).map((row) => ({
        ...row,
        unitVi: row.unit_vi ?? '',
      })),
    },
  })
}
