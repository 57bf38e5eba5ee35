import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { submissionRights } from './access'
import { findForm } from './form-queries'
import { listAsOfLast } from './history-queries'
import { listCells } from './load-queries'
import { contentHash } from './receipt'
import { isBlank, type SubmissionKey } from './submission'

export type ReceiptCheck = {
  number: string
  sentAt: Date
  /** The hash given out with the receipt, and the one of what is stored now. */
  given: string
  recomputed: string
  same: boolean
  /** How many cells hold a number or a reason. */
  figures: number
}

/**
 * Computes a receipt's hash anew: from the figures sent or approved; of a report that is a draft again, from the history as
 * it was last sent. Null where there is no receipt, or none the viewer may see.
 */
export async function checkReceipt(viewer: Viewer, key: SubmissionKey): Promise<ReceiptCheck | null> {
  const [tree, form] = await Promise.all([getOrgUnitTree(), findForm(key.formCode)])
  if (!form || !tree.get(key.orgUnitId)) return null
  if (!submissionRights(viewer, tree, form, key.orgUnitId).open) return null
  const sent = await db.submission.findUnique({
    where: {
      formId_orgUnitId_period: { formId: form.id, orgUnitId: key.orgUnitId, period: key.period },
    },
  })
  return sent && recompute(sent)
}

/** The same for whoever holds the receipt's number: the administrator's command line. */
export async function checkReceiptNumber(receiptNumber: string): Promise<ReceiptCheck | null> {
  const sent = await db.submission.findUnique({ where: { receiptNumber } })
  return sent && recompute(sent)
}

type Sent = NonNullable<Awaited<ReturnType<typeof db.submission.findUnique>>>

async function recompute(sent: Sent): Promise<ReceiptCheck | null> {
  const { id, status, receiptNumber, submittedAt, contentHash: given } = sent
  if (!receiptNumber || !submittedAt || !given) return null
  const again = status === 'draft' || status === 'returned'
  const cells = again
    ? await listAsOfLast(id, 'submitted')
    : await listCells(db, id, status === 'submitted' ? 'submitted' : 'approved')
  const recomputed = contentHash(cells)
  const same = recomputed === given
  const figures = cells.filter((cell) => !isBlank(cell)).length
  return { number: receiptNumber, sentAt: submittedAt, given, recomputed, same, figures }
}
