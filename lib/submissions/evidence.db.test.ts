import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { mostEvidenceBytes, mostFilesPerCell } from './evidence'
import { addEvidence, downloadEvidence, removeEvidence } from './evidence-commands'
import { listEvidence } from './evidence-queries'
import { saveCells } from './save-commands'
import type { CellKey, SubmissionKey } from './submission'
import { submitForm } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const key: SubmissionKey = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
const cell: CellKey = 'D8-3.1d|sex=female'
const pdf = (text: string) => strToU8(`%PDF-1.7\n${text}`)

let officer: Viewer
let reviewer: Viewer
let stranger: Viewer
let committee: Viewer

beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  reviewer = await createPerson('reviewer', 'P08-2025')
  stranger = await createPerson('officer', 'D061')
  committee = await createPerson('viewer', 'VN')
})

async function add(viewer: Viewer, text: string, changes: Partial<Parameters<typeof addEvidence>[1]> = {}) {
  return addEvidence(viewer, { key, cell, name: 'Biên bản.pdf', bytes: pdf(text), ...changes }, today)
}

async function mustAdd(text: string): Promise<string> {
  const added = await add(officer, text)
  if (!added.ok) throw new Error(added.error.code)
  return added.value.id
}

const auditRows = (action: string, subject: string) => db.auditEvent.count({ where: { action, subject } })
const names = async (viewer: Viewer) => (await listEvidence(viewer, key))?.map(({ name }) => name)

describe('evidence', () => {
  test('is added before anything is entered, once, listed, read back byte by byte, and each step noted', async () => {
    const id = await mustAdd('danh sách lớp')
    expect(await mustAdd('danh sách lớp')).toBe(id)
    expect(await listEvidence(officer, key)).toMatchObject([
      {
        id,
        cell,
        name: 'Biên bản.pdf',
        size: 9 + strToU8('danh sách lớp').length,
        mediaType: 'application/pdf',
      },
    ])
    const file = await downloadEvidence(officer, { id })
    expect(file.ok && Buffer.from(file.value.bytes).equals(Buffer.from(pdf('danh sách lớp')))).toBe(true)
    expect(await auditRows('evidence.add', id)).toBe(1)
    expect(await auditRows('evidence.download', id)).toBe(1)
    expect((await verifyAudit()).ok).toBe(true)
  })

  test('one file at two figures is stored once', async () => {
    const again = await add(officer, 'danh sách lớp', { cell: 'D8-3.1c|' })
    expect(again.ok).toBe(true)
    expect(await db.storedFile.count()).toBe(1)
    expect(await db.evidence.count()).toBe(2)
  })

  test('taken back it is listed and read no more, and the store keeps it', async () => {
    const id = await mustAdd('nhầm')
    expect((await removeEvidence(officer, { id }, today)).ok).toBe(true)
    expect(await names(officer)).not.toContain(id)
    expect(await downloadEvidence(officer, { id })).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await removeEvidence(officer, { id }, today)).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await auditRows('evidence.remove', id)).toBe(1)
    expect(await db.evidence.count({ where: { id } })).toBe(1)
  })

  test.each([
    ['another unit’s officer', () => stranger, 'not-found'],
    ['a committee member', () => committee, 'not-found'],
    ['who only reviews', () => reviewer, 'forbidden'],
  ])('%s adds none', async (_name, who, code) => {
    const events = await db.auditEvent.count()
    expect(await add(who(), 'x')).toEqual({ ok: false, error: { code } })
    expect(await db.auditEvent.count()).toBe(events)
  })

  test('out of scope reads as not found, and the files of a draft are for those who enter', async () => {
    const id = await mustAdd('bản nháp')
    expect(await listEvidence(stranger, key)).toBeNull()
    expect(await listEvidence(committee, key)).toBeNull()
    expect(await listEvidence(reviewer, key)).toEqual([])
    for (const viewer of [stranger, committee, reviewer]) {
      expect(await downloadEvidence(viewer, { id })).toEqual({ ok: false, error: { code: 'not-found' } })
      expect(await removeEvidence(viewer, { id }, today)).toEqual({ ok: false, error: { code: 'not-found' } })
    }
    expect(await downloadEvidence(officer, { id: 'x' })).toEqual({ ok: false, error: { code: 'not-found' } })
  })

  test.each([
    ['a page', { bytes: strToU8('<html>') }, 'type-not-allowed'],
    ['nothing', { bytes: new Uint8Array() }, 'empty'],
    ['too much', { bytes: new Uint8Array(mostEvidenceBytes + 1) }, 'too-large'],
    ['a cell the form hasn’t', { cell: 'D8-3.1c|sex=female' as CellKey }, 'not-found'],
    ['a form that isn’t', { key: { ...key, formCode: 'NONE' } }, 'not-found'],
    ['a period of another length', { key: { ...key, period: '2023' } }, 'not-found'],
    ['a period not owed', { key: { ...key, period: '2025Q3' } }, 'not-assigned'],
  ])('%s is refused', async (_name, changes, code) => {
    const [files, events] = [await db.storedFile.count(), await db.auditEvent.count()]
    expect(await add(officer, 'x', changes)).toEqual({ ok: false, error: { code } })
    expect([await db.storedFile.count(), await db.auditEvent.count()]).toEqual([files, events])
  })

  test('a figure takes so many files', async () => {
    const place = { cell: 'D8-1.1|' as CellKey }
    for (let file = 0; file < mostFilesPerCell; file++)
      expect((await add(officer, String(file), place)).ok).toBe(true)
    expect(await add(officer, 'x', place)).toEqual({ ok: false, error: { code: 'too-many' } })
  })

  test('sent with the form it is the reviewer’s to see, and nobody’s to change', async () => {
    const id = await mustAdd('kèm báo cáo')
    const cells = [{ dataElement: 'D8-2.3', breakdown: '', value: '1', baseVersion: 0 }]
    await saveCells(officer, { ...key, mutationId: crypto.randomUUID(), cells }, today)
    expect((await submitForm(officer, key, today)).ok).toBe(true)
    expect((await listEvidence(reviewer, key))?.map((item) => item.id)).toContain(id)
    expect((await downloadEvidence(reviewer, { id })).ok).toBe(true)
    expect(await add(officer, 'muộn')).toEqual({ ok: false, error: { code: 'locked' } })
    expect(await removeEvidence(officer, { id }, today)).toEqual({ ok: false, error: { code: 'locked' } })
    expect(await removeEvidence(reviewer, { id }, today)).toEqual({ ok: false, error: { code: 'forbidden' } })
  })
})
