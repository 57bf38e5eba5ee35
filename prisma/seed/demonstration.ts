import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { type Actor, recordAudit } from '@/lib/audit/record'
import { type BulkRow, insertRows } from '@/lib/bulk-write'
import type { CatalogueData } from '@/lib/catalogue/read-data'
import { db, type Tx } from '@/lib/db'
import { contentHash } from '@/lib/submissions/receipt'
import { addDemoAccounts } from './accounts'
import { buildActivities } from './activities'
import { buildCompositions } from './bodies'
import { uuidFrom } from './random'
import { buildEntries } from './registers'
import { buildReports, type DemoReport } from './reports'
import type { Scenario } from './scenarios'
import { writeActivities } from './write-activities'
import { writeCompositions, writeEntries } from './write-records'

export type DemonstrationLoad = {
  scenario: string
  submissions: number
  values: number
}

/**
 * Fills a database that has no report yet with the scenario's accounts, reports and figures, all marked
 * `demonstration` except what an announcement says. Answers null, changing nothing, where reports are already there.
 */
export async function loadDemonstration(
  actor: Actor,
  data: CatalogueData,
  scenario: Scenario,
): Promise<DemonstrationLoad | null> {
  const reports = buildReports(data, scenario)
  return db.$transaction(
    async (tx) => {
      if ((await tx.submission.count()) > 0) return null
      const users = await addDemoAccounts(tx)
      const values = await writeReports(tx, reports, users)
      await writeActivities(tx, buildActivities(reports), users)
      await writeEntries(tx, buildEntries(reports), users)
      await writeCompositions(tx, buildCompositions(reports))
      await tx.setting.upsert({
        where: { key: 'demonstration' },
        create: { key: 'demonstration', value: scenario.name },
        update: { value: scenario.name },
      })
      await bumpDataVersion(tx)
      const load = {
        scenario: scenario.name,
        submissions: reports.length,
        values,
      }
      const entry = {
        action: 'demonstration.load',
        subjectType: 'demonstration',
        subject: scenario.name,
      }
      await recordAudit(tx, actor, {
        ...entry,
        details: { ...load, accounts: users.size },
      })
      return load
    },
    { timeout: 600_000 },
  )
}

async function writeReports(
  tx: Tx,
  reports: readonly DemoReport[],
  users: Map<string, string>,
): Promise<number> {
  const forms = new Map((await tx.form.findMany()).map(({ code, id }) => [code, id]))
  const elements = new Map((await tx.dataElement.findMany()).map(({ code, id }) => [code, id]))
  const breakdowns = new Map((await tx.breakdown.findMany()).map(({ key, id }) => [key, id]))
  const submissions: BulkRow[] = []
  const approvals: BulkRow[] = []
  const values: BulkRow[] = []
  const receipts = new Map<string, number>()

  for (const report of reports) {
    const id = uuidFrom(`submission ${report.formCode} ${report.orgUnitId} ${report.period}`)
    const submittedById = users.get(report.submitter) ?? null
    const receipt = (receipts.get(report.period) ?? 0) + 1
    receipts.set(report.period, receipt)
    submissions.push(submissionRow(report, id, forms.get(report.formCode) ?? 0, receipt, submittedById))
    if (report.decidedAt) {
      approvals.push({
        submission_id: id,
        revision: 1,
        level: 1,
        decision: report.status,
        reason: report.reason,
        decided_at: report.decidedAt.toISOString(),
        decided_by_id: users.get(report.reviewer) ?? null,
      })
    }
    for (const cell of report.cells) {
      values.push({
        data_element_id: elements.get(cell.element) ?? 0,
        org_unit_id: report.orgUnitId,
        calendar: report.calendar,
        period: report.period,
        breakdown_id: breakdowns.get(cell.breakdown) ?? 0,
        stage: report.status === 'returned' ? 'draft' : report.status,
        version: 1,
        value: cell.value,
        missing: cell.missing,
        comment: cell.comment,
        origin: cell.origin,
        submission_id: id,
        announcement_id: cell.announcementId,
        updated_at: report.submittedAt.toISOString(),
        updated_by_id: submittedById,
      })
    }
  }
  await insertRows(tx, 'submission', submissions)
  await insertRows(tx, 'approval', approvals)
  await insertRows(tx, 'data_value', values)
  await writeHistory(tx)
  return values.length
}

/** Each figure was sent once and, where its report was decided on, approved or returned once. */
async function writeHistory(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO data_value_version
      (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, missing, comment,
       origin, submission_id, recorded_at, recorded_by_id)
    SELECT v.data_element_id, v.org_unit_id, v.calendar, v.period, v.breakdown_id, v.version, 'submitted', 'submitted',
       v.value, v.missing, v.comment, v.origin, v.submission_id, s.submitted_at, s.submitted_by_id
    FROM data_value v JOIN submission s ON s.id = v.submission_id ORDER BY v.id`
  await tx.$executeRaw`
    INSERT INTO data_value_version
      (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, missing, comment,
       origin, submission_id, recorded_at, recorded_by_id)
    SELECT v.data_element_id, v.org_unit_id, v.calendar, v.period, v.breakdown_id, v.version, a.decision::text, v.stage,
       v.value, v.missing, v.comment, v.origin, v.submission_id, a.decided_at, a.decided_by_id
    FROM data_value v JOIN approval a ON a.submission_id = v.submission_id ORDER BY v.id`
}

/** A submission's version goes up with each step: entered, sent, decided. */
function submissionRow(
  report: DemoReport,
  id: string,
  formId: number,
  receipt: number,
  submittedById: string | null,
): BulkRow {
  const submittedAt = report.submittedAt.toISOString()
  const startedAt = new Date(report.submittedAt.getTime() - 26 * 3_600_000).toISOString()
  const cells = report.cells.map(({ element, ...cell }) => ({
    ...cell,
    dataElement: element,
    version: 1,
  }))
  return {
    id,
    form_id: formId,
    org_unit_id: report.orgUnitId,
    calendar: report.calendar,
    period: report.period,
    status: report.status,
    version: report.decidedAt ? 3 : 2,
    revision: 1,
    receipt_number: `SH-${report.period}-${String(receipt).padStart(6, '0')}`,
    submitted_at: submittedAt,
    first_submitted_at: submittedAt,
    submitted_by_id: submittedById,
    content_hash: contentHash(cells),
    created_at: startedAt,
    updated_at: (report.decidedAt ?? report.submittedAt).toISOString(),
  }
}
