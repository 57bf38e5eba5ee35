import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { holdsDemonstration } from '@/lib/catalogue/setting-queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type IsoDate, periodRange, previousPeriod } from '@/lib/periods/period'
import { refuseEntry, submissionRights } from '@/lib/submissions/access'
import { type FormDefinition, itemsOf } from '@/lib/submissions/form'
import { hasException, wasLocked } from '@/lib/submissions/lock-queries'
import { owingUnits } from '@/lib/submissions/obligations'
import { type CellKey, type SubmissionStatus, toCellKey } from '@/lib/submissions/submission'
import type { StoredCell, UnitNow } from './changes'

/** Who asks for or brings back a template: a person, or the machine's own command line. */
export type TemplateUser = Viewer | { system: 'cli' | 'start' }

const stageOf = {
  draft: 'draft',
  returned: 'draft',
  submitted: 'submitted',
  approved: 'approved',
  locked: 'approved',
} as const satisfies Record<SubmissionStatus, string>

/** The unit itself when it owes the form, else every unit inside it that does, by name. */
export async function listOwing(form: FormDefinition, orgUnitId: string, period: string): Promise<string[]> {
  const tree = await getOrgUnitTree()
  const day = periodRange(form.calendar, period).end
  const owing = owingUnits(form.assignments, day, (unit, on) => tree.isInForce(unit, on))
  if (owing.includes(orgUnitId)) return [orgUnitId]
  const inVietnamese = new Intl.Collator('vi', { numeric: true })
  const name = (id: string) => tree.get(id)?.name ?? id
  return owing
    .filter((id) => tree.isWithin(id, orgUnitId))
    .sort((a, b) => inVietnamese.compare(name(a), name(b)))
}

/** Units as they stand for this person: their cells now, or why they take none. In the order asked. */
export async function findUnits(
  who: TemplateUser,
  form: FormDefinition,
  period: string,
  orgUnitIds: readonly string[],
  today: IsoDate,
): Promise<UnitNow[]> {
  const tree = await getOrgUnitTree()
  const { submissions, cells } = await readStored(form, period, orgUnitIds)
  const units: UnitNow[] = []
  for (const id of orgUnitIds) {
    const unit = tree.get(id)
    const right = 'system' in who ? 'enter' : rightOf(who, tree, form, id)
    if (!unit || right === 'none') {
      units.push({
        id,
        name: unit && right !== 'none' ? unit.name : id,
        refusal: 'not-found',
        cells: new Map(),
      })
      continue
    }
    const { id: submissionId, status, revision = 1 } = submissions.get(id) ?? {}
    const locked = submissionId !== undefined && revision > 1 && (await wasLocked(db, submissionId))
    const excepted =
      (locked || form.lockDays !== null) && (await hasException(db, form, { orgUnitId: id, period }, today))
    const sent = status !== undefined && stageOf[status] !== 'draft'
    const refusal =
      right === 'open'
        ? 'forbidden'
        : (refuseEntry(form, id, period, today, { locked, excepted }) ?? (sent ? 'locked' : null))
    // A draft is for those who enter.
    const shown = right === 'open' && !sent ? new Map<CellKey, StoredCell>() : cells.get(id)
    units.push({ id, name: unit.name, refusal, cells: shown ?? new Map() })
  }
  return units
}

function rightOf(
  viewer: Viewer,
  tree: Awaited<ReturnType<typeof getOrgUnitTree>>,
  form: FormDefinition,
  orgUnitId: string,
): 'none' | 'open' | 'enter' {
  const rights = submissionRights(viewer, tree, form, orgUnitId)
  return rights.enter ? 'enter' : rights.open ? 'open' : 'none'
}

async function readStored(form: FormDefinition, period: string, orgUnitIds: readonly string[]) {
  const found = await db.submission.findMany({
    where: { formId: form.id, period, orgUnitId: { in: [...orgUnitIds] } },
    select: { id: true, orgUnitId: true, status: true, revision: true },
  })
  const byId = new Map(found.map((submission) => [submission.id, submission]))
  const rows = await db.dataValue.findMany({
    where: { submissionId: { in: [...byId.keys()] }, stage: { in: ['draft', 'submitted', 'approved'] } },
    include: {
      dataElement: { select: { code: true } },
      breakdown: { select: { key: true } },
      updatedBy: { select: { name: true } },
    },
  })
  const cells = new Map<string, Map<CellKey, StoredCell>>()
  for (const row of rows) {
    const submission = byId.get(row.submissionId ?? '')
    if (!submission || stageOf[submission.status] !== row.stage) continue
    const own = cells.get(row.orgUnitId) ?? new Map<CellKey, StoredCell>()
    own.set(toCellKey(row.dataElement.code, row.breakdown.key), {
      dataElement: row.dataElement.code,
      breakdown: row.breakdown.key,
      value: row.value?.toFixed() ?? null,
      missing: row.missing,
      comment: row.comment,
      followUp: row.followUp,
      version: row.version,
      author: row.updatedBy?.name ?? '',
      at: row.updatedAt,
    })
    cells.set(row.orgUnitId, own)
  }
  return { submissions: new Map(found.map((one) => [one.orgUnitId, one])), cells }
}

/** Approved figures of the period before, by unit. */
export async function findPrevious(
  form: FormDefinition,
  period: string,
  orgUnitIds: readonly string[],
): Promise<Map<string, Map<CellKey, string>>> {
  const rows = await db.dataValue.findMany({
    where: {
      orgUnitId: { in: [...orgUnitIds] },
      calendar: form.calendar,
      period: previousPeriod(period),
      stage: 'approved',
      dataElementId: { in: itemsOf(form).map(({ dataElementId }) => dataElementId) },
      value: { not: null },
    },
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  const previous = new Map<string, Map<CellKey, string>>()
  for (const row of rows) {
    const own = previous.get(row.orgUnitId) ?? new Map<CellKey, string>()
    own.set(toCellKey(row.dataElement.code, row.breakdown.key), row.value?.toFixed() ?? '')
    previous.set(row.orgUnitId, own)
  }
  return previous
}

/** What a template says besides its figures. */
export async function readFrame(): Promise<{ demonstration: boolean; catalogueVersion: string }> {
  const [catalogue, demonstration] = await Promise.all([getCatalogue(), holdsDemonstration()])
  return { demonstration, catalogueVersion: catalogue.version.toString() }
}
