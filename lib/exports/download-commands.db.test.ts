import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { hashOf, hashParts } from './archive'
import { toPageAddress } from './download-address'
import { type DownloadRecord, recordDownload } from './download-commands'
import { writeZip } from './file-worker/zip'
import { verifyFile } from './verify-queries'

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

test('a board taken away is an act of its own, which names its charts and leads back to it', async () => {
  const reference = 'SHD-20261122-7F3K2B'
  const charts = ['/charts/D8-1.1', '/charts/D8-F.3?orgUnit=VN']
  await recordDownload(auditor, { ...record(reference), chart: 'board', query: { board: 'b1' }, charts })
  const event = await db.auditEvent.findFirstOrThrow({ where: { subject: reference } })
  expect(event).toMatchObject({ action: 'board.download', details: { chart: 'board', charts } })
  expect(toPageAddress('board', { board: 'b1' })).toBe('/boards/b1')
  expect(toPageAddress('reporting', { form: 'D8-Q' })).toBe('/reporting?form=D8-Q')
})

test('a reference given twice is refused whole: no second row, no second event', async () => {
  await recordDownload(auditor, record('SHD-20261122-000000'))
  const before = await db.auditEvent.count()
  await expect(recordDownload(auditor, record('SHD-20261122-000000'))).rejects.toThrow()
  expect(await db.auditEvent.count()).toBe(before)
})

test('a file is known by its hash, a changed one by the reference it bears, a stranger not at all', async () => {
  const text = (value: string) => new TextEncoder().encode(value)
  const reference = 'SHD-20261122-7F3K2R'
  const csv = text(`# reference: ${reference}\r\nvalue\r\n222\r\n`)
  await recordDownload(auditor, { ...record(reference), sha256: hashOf(csv) })
  const given = {
    reference,
    chart: 'D8-3.1d',
    dataVersion: '128',
    query: { orgUnit: 'D071', period: '2023Q4' },
  }
  expect(await verifyFile(csv, 'x.csv')).toMatchObject({ state: 'unchanged', part: null, given })
  const edited = text(`# reference: ${reference}\r\nvalue\r\n999\r\n`)
  expect(await verifyFile(edited, 'x.csv')).toMatchObject({ state: 'changed', given })
  expect((await verifyFile(csv, 'x.csv')).given?.user.email).toBe(auditor.email)
  expect(await verifyFile(text('222'), `Bảng_${reference}.csv`)).toMatchObject({ state: 'changed', given })
  const stranger = { state: 'unknown', given: null }
  expect(await verifyFile(text('222'), 'x.csv')).toMatchObject(stranger)
  expect(await verifyFile(text('SHD-20261122-ZZZZZZ'), 'x.csv')).toMatchObject(stranger)
})

test('an archive and each file out of it are known; one that was changed afterwards is not the same', async () => {
  const text = (value: string) => new TextEncoder().encode(value)
  const reference = 'SHD-20261122-7F3K2S'
  const parts = [
    { name: 'a.csv', bytes: text(`# reference: ${reference}`) },
    { name: 'metadata.json', bytes: text(`{"reference": "${reference}"}`) },
  ]
  const zip = writeZip(parts)
  const sha256 = hashOf(zip)
  await recordDownload(auditor, { ...record(reference), format: 'zip', sha256, parts: hashParts(parts) })
  expect(await verifyFile(zip, 'a.zip')).toMatchObject({ state: 'unchanged', part: null })
  const [first] = parts
  expect(await verifyFile(first?.bytes ?? zip, 'a.csv')).toMatchObject({ state: 'unchanged', part: 'a.csv' })
  const other = writeZip([...parts, { name: 'b.txt', bytes: text('b') }])
  expect(await verifyFile(other, 'other.zip')).toMatchObject({ state: 'changed', given: { reference } })
})
