import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { saveCells } from '@/lib/submissions/save-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { type Book, openBook, type SheetCell, toBytes } from './excel'
import { cleanPackage } from './package'
import { makeTemplate } from './template-commands'
import { previewUpload, saveUpload, toUnitCells } from './upload-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
let officer: Viewer
let stranger: Viewer

beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  stranger = await createPerson('officer', 'D061')
})

let made = 0
async function template(who: Viewer, wanted = key, format: 'xlsx' | 'csv' = 'xlsx') {
  made += 1
  const reference = `SHD-TEST-${made}`
  const file = await makeTemplate(who, wanted, {
    today,
    now: new Date('2024-01-10T02:00:00Z'),
    reference,
    format,
  })
  if (!file.ok) throw new Error(file.error.code)
  return file.value
}

async function open(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(cleanPackage(bytes))
  if (!book) throw new Error('unreadable')
  return book
}

/** The cell under a head, in the row of a code or name. */
function find(book: Book, sheetName: string, row: string, column: string): SheetCell {
  const sheet = book.getWorksheet(sheetName)
  let [at, under] = [0, 0]
  sheet?.eachRow((cells, number) => {
    cells.eachCell((cell, index) => {
      if (at === 0 && cell.text === row) at = number
      if (under === 0 && cell.text === column) under = index
    })
  })
  const cell = at && under ? sheet?.getCell(at, under) : undefined
  if (!cell) throw new Error(`No ${row} × ${column}`)
  return cell
}

describe('a template of one unit', () => {
  test('comes back unchanged, filled in it is previewed and saved as a draft', async () => {
    const file = await template(officer)
    const untouched = await previewUpload(officer, file.bytes, { today })
    expect(untouched).toMatchObject({
      ok: true,
      value: { changes: [], clashes: [], problems: [], notices: [], unchanged: 0 },
    })
    const book = await open(file.bytes)
    find(book, 'D8-Q', 'D8-3.1d', 'Tổng số').value = 222
    find(book, 'D8-Q', 'D8-3.1d', 'Nữ').value = '150 '
    find(book, 'D8-Q', 'D8-3.1d', 'Ghi chú').value = 'Theo danh sách ký nhận'
    find(book, 'D8-Q', 'D8-3.2', 'Tổng số').value = '-'
    const filled = await toBytes(book)

    const preview = await previewUpload(officer, filled, { today, wanted: key })
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value.problems).toEqual([])
    expect(preview.value.changes.map(({ cell, to }) => [cell, to])).toEqual([
      ['D8-3.1d|', { value: '222', missing: null, comment: 'Theo danh sách ký nhận' }],
      ['D8-3.1d|sex=female', { value: '150', missing: null, comment: null }],
      ['D8-3.2|', { value: null, missing: 'not-applicable', comment: null }],
    ])
    expect(await db.dataValue.count()).toBe(0)

    const units = toUnitCells(preview.value, { withClashes: false })
    const upload = { uploadId: 'upload-1', formCode: 'D8-Q', period: '2023Q4', units }
    expect(await saveUpload(officer, upload, today)).toEqual([
      { orgUnitId: 'D071', saved: 3, notSaved: [], failure: null },
    ])
    expect(await db.dataValue.count({ where: { stage: 'draft', origin: 'reported' } })).toBe(3)
    // Sent twice, written once.
    await saveUpload(officer, upload, today)
    expect(await db.dataValueVersion.count()).toBe(3)
  })

  test('taking it leaves one download and one audit row; out of scope reads as not found', async () => {
    const file = await template(officer)
    expect(await db.download.findUnique({ where: { reference: file.reference } })).toMatchObject({
      chart: 'form:D8-Q',
      format: 'xlsx',
      bytes: file.bytes.length,
      userId: officer.userId,
    })
    const where = { action: 'template.download', subject: file.reference }
    expect(await db.auditEvent.count({ where })).toBe(1)
    const options = { today, now: new Date(), reference: 'SHD-TEST-NO' }
    const events = await db.auditEvent.count()
    expect(await makeTemplate(stranger, key, options)).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await previewUpload(stranger, file.bytes, { today })).toEqual({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await db.auditEvent.count()).toBe(events)
  })

  test('what somebody saved meanwhile is a clash, and only where both changed it', async () => {
    const file = await template(officer)
    const other = await createPerson('officer', 'D071')
    const save = (dataElement: string, value: string, baseVersion: number) =>
      saveCells(
        other,
        {
          ...key,
          mutationId: crypto.randomUUID(),
          cells: [{ dataElement, breakdown: '', value, baseVersion }],
        },
        today,
      )
    await save('D8-3.1d', '230', 1)
    await save('D8-3.3', '4', 0)
    const book = await open(file.bytes)
    find(book, 'D8-Q', 'D8-3.1d', 'Tổng số').value = 225
    const preview = await previewUpload(officer, await toBytes(book), { today })
    expect(preview).toMatchObject({
      ok: true,
      value: {
        changes: [],
        clashes: [{ cell: 'D8-3.1d|', from: { value: '230' }, to: { value: '225' }, author: other.name }],
      },
    })
  })
})
