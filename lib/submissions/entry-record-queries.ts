import { db } from '@/lib/db'
import { readCellReasons } from './return-reasons'
import type { CellKey, SubmissionState } from './submission'

export type Decision = {
  decision: 'approved' | 'returned'
  level: number
  revision: number
  reason: string | null
  at: Date
  by: string
  /** What was asked at single cells when it was returned. */
  cells: ReadonlyMap<CellKey, string>
}

export type SentReceipt = { number: string; at: Date; by: string; contentHash: string }

export type SubmissionRecord = {
  correctionReason: string | null
  /** The latest first. */
  decisions: Decision[]
  receipt: SentReceipt | null
}

/** Who sent a report, who decided on it and why, and its receipt. */
export async function findRecord(submissionId: string): Promise<SubmissionRecord> {
  const record = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: {
      submittedBy: { select: { name: true } },
      approvals: { orderBy: { id: 'desc' }, include: { decidedBy: { select: { name: true } } } },
    },
  })
  return {
    correctionReason: record.correctionReason,
    decisions: record.approvals.map(({ decision, level, revision, reason, cells, decidedAt, decidedBy }) => ({
      decision,
      level,
      revision,
      reason,
      at: decidedAt,
      by: decidedBy?.name ?? '',
      cells: readCellReasons(cells),
    })),
    receipt:
      record.receiptNumber && record.submittedAt
        ? {
            number: record.receiptNumber,
            at: record.submittedAt,
            by: record.submittedBy?.name ?? '',
            contentHash: record.contentHash ?? '',
          }
        : null,
  }
}

/** What the last return of this revision asked at cells; `decisions` from the latest. */
export function lastCellReasons(
  { status, revision }: SubmissionState,
  decisions: readonly Decision[],
): ReadonlyMap<CellKey, string> {
  if (status === 'approved' || status === 'locked') return new Map()
  const last = decisions.find((one) => one.revision === revision && one.decision === 'returned')
  return last?.cells ?? new Map()
}
