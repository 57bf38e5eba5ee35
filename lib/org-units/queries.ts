import { getDataVersion } from '@/lib/audit/data-version-queries'
import { db } from '@/lib/db'
import { buildOrgUnitTree, type OrgUnitTree } from './tree'

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** The last tree read, with the catalogue version it is right for: a cache, never the only place of anything. */
let kept: { version: bigint; tree: Promise<OrgUnitTree> } | undefined

/** All org units through time, as of the current catalogue version. */
export async function getOrgUnitTree(): Promise<OrgUnitTree> {
  const { catalogueVersion: version } = await getDataVersion()
  if (kept?.version !== version) {
    const reading = { version, tree: readOrgUnitTree() }
    kept = reading
    reading.tree.catch(() => {
      if (kept === reading) kept = undefined
    })
  }
  return kept.tree
}

async function readOrgUnitTree(): Promise<OrgUnitTree> {
  const [units, parents, successions] = await Promise.all([
    db.orgUnit.findMany({ orderBy: { id: 'asc' } }),
    db.orgUnitParent.findMany(),
    db.orgUnitSuccession.findMany(),
  ])
  return buildOrgUnitTree({
    units: units.map((unit) => ({
      ...unit,
      validFrom: day(unit.validFrom),
      validTo: day(unit.validTo),
    })),
    parents: parents.map((edge) => ({
      ...edge,
      validFrom: day(edge.validFrom),
      validTo: day(edge.validTo),
    })),
    successions: successions.map((step) => ({
      ...step,
      effective: step.effective.toISOString().slice(0, 10),
    })),
  })
}
