import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { type DownloadRecord, recordDownload } from './download-commands'

useTestDatabase({ seed: 'catalogue' })

let auditor: Viewer
beforeAll(async () => {
  auditor = await createPerson('auditor', 'VN')
})

const record = (reference: string): DownloadRecord => ({
  chart: 'D8-3.1d',
  format: 'csv',
  query: { orgUnit: 'D071', period: '2023Q4' },
  dataVersion: 128n,
  sha256: 'a'.repeat(64),
  bytes: 1234,
  reference,
})

test('a download leaves its row and one audit event, and the chain holds', async () => {
  await recordDownload(auditor, record('SHD-20261122-7F3K2Q'))
  const row = await db.download.findUniqueOrThrow({ where: { reference: 'SHD-20261122-7F3K2Q' } })
  expect(row).toMatchObject({ ...record('SHD-20261122-7F3K2Q'), userId: auditor.userId })
  const events = await db.auditEvent.findMany({ where: { action: 'chart.download' } })
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    actorId: auditor.userId,
    subjectType: 'download',
    subject: 'SHD-20261122-7F3K2Q',
    details: { chart: 'D8-3.1d', format: 'csv', dataVersion: '128', sha256: 'a'.repeat(64), bytes: 1234 },
  })
  expect(await verifyAudit()).toMatchObject({ ok: true })
})

test('a reference given twice is refused whole: no second row, no second event', async () => {
  await recordDownload(auditor, record('SHD-20261122-000000'))
  const before = await db.auditEvent.count()
  await expect(recordDownload(auditor, record('SHD-20261122-000000'))).rejects.toThrow()
  expect(await db.auditEvent.count()).toBe(before)
})
