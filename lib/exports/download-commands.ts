import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import type { PartHash } from './archive'
import type { FileFormat } from './chart-file'

export type DownloadRecord = {
  /** Code of the indicator or data element. */
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
}

/**
 * Writes down that this file was made, for whom and from what, before it leaves: the row that
 * `verify` looks a reference up in, and its audit event, together or not at all.
 */
export async function recordDownload(viewer: Viewer, record: DownloadRecord): Promise<void> {
  const { chart, format, query, dataVersion, sha256, bytes, reference, parts = [] } = record
  await db.$transaction(async (tx) => {
    await tx.download.create({
      data: { reference, chart, format, query, dataVersion, sha256, bytes, userId: viewer.userId },
    })
    await recordAudit(tx, viewer, {
      action: 'chart.download',
      subjectType: 'download',
      subject: reference,
      details: {
        chart,
        format,
        query,
        dataVersion: dataVersion.toString(),
        sha256,
        bytes,
        ...(parts.length > 0 && { parts: parts.map(({ name, sha256: hash }) => ({ name, sha256: hash })) }),
      },
    })
  })
}
