import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { saveCells } from '@/lib/submissions/save-commands'
import { submitForm } from '@/lib/submissions/workflow-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { importFile } from '../import-file-commands'
import { toBytes } from './excel'
import { cellAt, openSample, sheetOf } from './samples'
import { makeTemplate } from './template-commands'
import { previewUpload, saveUpload, toUnitCells } from './upload-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const cli = { system: 'cli' } as const
let province: Viewer

beforeAll(async () => {
  province = await createPerson('officer', 'P08-2025')
})

async function template(who: Viewer | typeof cli, orgUnitId: string, format: 'xlsx' | 'csv' = 'xlsx') {
  const reference = `SHD-TEST-${crypto.randomUUID()}`
  const key = { formCode: 'D8-Q', orgUnitId, period: '2023Q4' }
  const file = await makeTemplate(who, key, { today, now: new Date(), reference, format })
  if (!file.ok) throw new Error(file.error.code)
  return file.value
}

/** `name`: the unit's, or the item's code. */
async function filled(bytes: Uint8Array, sheet: string, name: string, column: string, value: unknown) {
  const book = await openSample(bytes)
  cellAt(sheetOf(book, sheet), name, column).value = value as never
  return toBytes(book)
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

const take = (who: Viewer | typeof cli, bytes: Uint8Array, more: object = {}) =>
  importFile(who, once(bytes), { today, fileName: 'mau.xlsx', ...more })

describe('many units in one workbook', () => {
  test('every district that owed the form is a row; what others sent meanwhile is refused by unit', async () => {
    const file = await template(province, 'P08-2025')
    const units = await db.formAssignment.count({
      where: {
        form: { code: 'D8-Q' },
        validTo: { gte: new Date('2023-12-31') },
        orgUnit: { level: 'district', parents: { some: { parentId: { in: ['P08-2008', 'P02-2008'] } } } },
      },
    })
    expect(file.units).toBe(units)
    const book = await openSample(file.bytes)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['ND1', 'ND2', 'ND3', 'ND4', 'KP', '_songhanh'])
    const sheet = sheetOf(book, 'ND3')
    const names = ['Lâm Bình', 'Na Hang'].map((name) => cellAt(sheet, name, 'TT').row)
    // D8-3.1, the first item of the section, stands in the column after number and name.
    for (const [index, row] of names.entries()) sheet.getCell(Number(row), 4).value = index + 3
    const bytes = await toBytes(book)

    const sent = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
    const cells = [{ dataElement: 'D8-F.1', breakdown: '', value: '1', baseVersion: 0 }]
    await saveCells(province, { ...sent, mutationId: crypto.randomUUID(), cells }, today)
    expect(await submitForm(province, sent, today)).toMatchObject({ ok: true })

    const preview = await previewUpload(province, bytes, { today })
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value.problems).toMatchObject([
      { orgUnitId: 'D071', code: 'unit-refused', refusal: 'locked' },
    ])
    expect(preview.value.changes).toMatchObject([{ cell: 'D8-3.1|', to: { value: '4' } }])
    const { identity } = preview.value
    const saved = await saveUpload(
      province,
      {
        uploadId: 'many',
        formCode: identity.form,
        period: identity.period,
        units: toUnitCells(preview.value, { withClashes: false }),
      },
      today,
    )
    expect(saved).toMatchObject([{ saved: 1, failure: null }])
  })
})

describe('by command line and API', () => {
  test('figures arrive submitted, with one audit row; a second time nothing changes', async () => {
    const file = await template(cli, 'D061')
    const bytes = await filled(file.bytes, 'D8-Q', 'D8-3.1d', 'Tổng số', 222)
    const dry = await take(cli, bytes, { dryRun: true })
    expect(dry).toMatchObject({
      ok: true,
      value: { kind: 'template', summary: { imported: 1, conflicts: [] } },
    })
    expect(await db.dataValue.count({ where: { orgUnitId: 'D061' } })).toBe(0)
    const events = await db.auditEvent.count({ where: { action: 'values.import' } })
    expect(await take(cli, bytes)).toMatchObject({
      ok: true,
      value: { summary: { imported: 1, updated: 0 } },
    })
    const row = await db.dataValue.findFirstOrThrow({ where: { orgUnitId: 'D061' } })
    expect(row).toMatchObject({ stage: 'submitted', origin: 'imported', period: '2023Q4' })
    expect(row.value?.toFixed()).toBe('222')
    expect(await db.auditEvent.count({ where: { action: 'values.import' } })).toBe(events + 1)
    expect(await take(cli, bytes)).toMatchObject({
      ok: true,
      value: { summary: { imported: 0, updated: 0 } },
    })
  })

  test('CSV goes the same way, and --approve holds', async () => {
    const file = await template(cli, 'D062', 'csv')
    const text = new TextDecoder().decode(file.bytes).replace(/^(D062,[^,]*,D8-2\.2a,[^,]*,[^,]*,)/m, '$115')
    const result = await take(cli, new TextEncoder().encode(text), { approve: true })
    expect(result).toMatchObject({
      ok: true,
      value: { kind: 'template', summary: { imported: 1, conflicts: [] } },
    })
    const row = await db.dataValue.findFirstOrThrow({ where: { orgUnitId: 'D062' } })
    expect([row.stage, row.value?.toFixed()]).toEqual(['approved', '15'])
  })

  test('what can’t be read is a conflict with its cell; the rest is taken', async () => {
    const file = await template(cli, 'D063')
    const one = await filled(file.bytes, 'D8-Q', 'D8-3.1d', 'Tổng số', '1.5')
    const bytes = await filled(one, 'D8-Q', 'D8-3.1', 'Tổng số', 3)
    const result = await take(cli, bytes)
    if (!result.ok) throw new Error(result.error.code)
    const { summary } = result.value
    expect(summary.imported).toBe(1)
    expect(summary.conflicts.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^D8-Q![A-Z]+\d+: .*Không rõ “1\.5” là bao nhiêu/),
    ])
    expect(await take(cli, bytes, { atomic: 'all' })).toMatchObject({
      value: { summary: { imported: 0, refused: true } },
    })
  })

  test('out of scope reads as not found', async () => {
    const file = await template(cli, 'D063')
    const stranger = await createPerson('officer', 'D071')
    const bytes = await filled(file.bytes, 'D8-Q', 'D8-3.2', 'Tổng số', 3)
    expect(await take(stranger, bytes)).toEqual({ ok: false, error: { code: 'not-found' } })
  })
})
