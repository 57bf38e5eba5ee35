import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import type { PartHash } from './archive'
import type { FileFormat } from './chart-file'
import { boardFiles } from './download-address'

export type DownloadRecord = {
  /** Code of the indicator or data element; of other files what `download-address` calls them. */
  chart: string
  format: FileFormat
  /** The query words of the chart's address. */
  query: Record<string, string>
  dataVersion: bigint
  sha256: string
  bytes: number
  reference: string
  /** The files inside an archive. */
  parts?: readonly PartHash[]
  /** Of a board: the addresses of its charts at that hour. */
  charts?: readonly string[]
}

/**
 * Writes down that this file was made, for whom and from what, before it leaves: the row that
 * `verify` looks a reference up in, and its audit event, together or not at all.
 */
export async function recordDownload(viewer: Viewer, record: DownloadRecord): Promise<void> {
  const { chart, format, query, dataVersion, sha256, bytes, reference, parts = [], charts } = record
  await db.$transaction(async (tx) => {
    await tx.download.create({
      data: { reference, chart, format, query, dataVersion, sha256, bytes, userId: viewer.userId },
    })
    await recordAudit(tx, viewer, {
      action: chart === boardFiles ? 'board.download' : 'chart.download',
      subjectType: 'download',
      subject: reference,
      details: {
        chart,
        format,
        query,
        dataVersion: dataVersion.toString(),
        sha256,
        bytes,
        ...(charts && { charts: [...charts] }),
        ...(parts.length > 0 && { parts: parts.map(({ name, sha256: hash }) => ({ name, sha256: hash })) }),
      },
    })
  })
}
