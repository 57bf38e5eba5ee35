import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { badPackages } from '../workbook/bad-packages'
import { type Book, openBook, type SheetCell, toBytes } from '../workbook/excel'
import { cleanPackage } from '../workbook/package'
import { workbookWords } from '../workbook/words'
import { markSheet } from './mark-sheet'
import { packRows, unpackRows } from './payload'
import { previewRows } from './preview-queries'
import { type FilledSheet, readSheet } from './read-sheet'
import { recordRows } from './record-commands'
import { listChoicesFor, listReadable, makeActivitiesTemplate } from './template-commands'
import { rowsOf } from './write-sheet'

useTestDatabase({ seed: 'catalogue' })
// LibreOffice makes a profile first; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 300_000 })

const today = '2024-01-10'
const words = workbookWords('vi')

let officer: Viewer
let elsewhere: Viewer
beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  elsewhere = await createPerson('officer', 'D061')
})

async function takeTemplate(format: 'xlsx' | 'csv' = 'xlsx'): Promise<Uint8Array> {
  const made = await makeActivitiesTemplate(officer, {
    ...{
      format,
      language: 'vi',
      reference: `SH-${crypto.randomUUID()}`,
      now: new Date('2024-01-10T01:00:00Z'),
    },
  })
  if (!made.ok) throw new Error(made.error.code)
  return made.value.bytes
}

/** The template with rows put in, by column key. */
async function fill(rows: readonly Record<string, unknown>[]): Promise<Uint8Array> {
  const book = await openBook(await takeTemplate())
  if (!book) throw new Error('The template does not open')
  rows.forEach((row, index) => {
    for (const [key, value] of Object.entries(row)) cellOf(book, index, key).value = value as never
  })
  return toBytes(book)
}

function cellOf(book: Book, index: number, key: string): SheetCell {
  const sheet = book.getWorksheet(words('activities.sheet'))
  const keys = sheet?.getRow(rowsOf.keys)
  for (let at = 2; sheet && keys && at <= sheet.columnCount; at++)
    if (keys.getCell(at).value === key) return sheet.getCell(rowsOf.first + index, at)
  throw new Error(`No column ${key}`)
}

async function read(file: Uint8Array): Promise<FilledSheet> {
  const found = await readSheet(file, await listReadable('vi'))
  if (typeof found === 'string') throw new Error(found)
  return found
}

const training = {
  type: 'D8-THDOITHOAI · Tập huấn hướng dẫn đối thoại chính sách',
  title: 'Tập huấn đối thoại chính sách',
  orgUnitId: 'huyện Lâm Bình, tỉnh Tuyên Quang, đến 30/06/2025 (D071)',
  dateFrom: new Date('2023-12-27T00:00:00Z'),
  'count:': 222,
  'count:sex=female': 150,
  'count:participant-group=elders': { formula: '10+2', result: 12 },
  organisers: 'Hội LHPN huyện; Phòng Dân tộc',
  participantUnit: 'người',
  cost: 12.5,
}
const dialogue = {
  ...{ type: 'd8-doithoai', title: 'Đối thoại cấp xã', orgUnitId: 'D071', dateFrom: '5/10/2023' },
  ...{ dateTo: '06/10/2023', 'count:': '1.040', participantUnit: 'lượt người' },
}
const kept = [
  {
    ...{ type: 'D8-THDOITHOAI', orgUnitId: 'D071', title: training.title, dateFrom: '2023-12-27' },
    ...{ dateTo: '2023-12-27', organisers: ['Hội LHPN huyện', 'Phòng Dân tộc'], cost: '12.5' },
    ...{ participantUnit: 'persons', counts: { '': 222, 'sex=female': 150, 'participant-group=elders': 12 } },
  },
  {
    ...{ type: 'D8-DOITHOAI', orgUnitId: 'D071', title: dialogue.title, dateFrom: '2023-10-05' },
    ...{ dateTo: '2023-10-06', organisers: [], participantUnit: 'attendances', counts: { '': 1040 } },
  },
]

/** Opens a file in LibreOffice without a screen and saves it again. */
async function throughOffice(file: Uint8Array, kind: 'xlsx' | 'csv'): Promise<Uint8Array> {
  const office = [process.env.SOFFICE, '/usr/bin/soffice', '/usr/bin/libreoffice'].find(
    (path) => path && existsSync(path),
  )
  if (!office) throw new Error('This test needs LibreOffice: install libreoffice-calc, or set SOFFICE.')
  const folder = mkdtempSync(join(tmpdir(), 'songhanh-activities-'))
  try {
    writeFileSync(join(folder, 'in.xlsx'), file)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    // 44: comma, 34: quotes, 76: UTF-8.
    const filter = kind === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76' : 'xlsx'
    const asked = [
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      join(folder, 'out'),
      join(folder, 'in.xlsx'),
    ]
    await promisify(execFile)(office, [profile, ...asked], { timeout: 240_000 })
    return readFileSync(join(folder, 'out', `in.${kind}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a filled sheet', () => {
  test('is read as it was filled in, by us and after LibreOffice, as a workbook and as text', async () => {
    const file = await fill([training, dialogue])
    for (const one of [file, await throughOffice(file, 'xlsx'), await throughOffice(file, 'csv')]) {
      const { rows, missing } = await read(one)
      const found = await previewRows(officer, rows, today)
      expect(found.flatMap(({ problems }) => problems)).toEqual([])
      expect(found.map(({ input }) => input)).toMatchObject(kept)
      expect(missing).toEqual([])
    }
  })

  test('is recorded row by row, each with its event; sent again it is the same', async () => {
    const { rows } = await read(await fill([training, dialogue]))
    const found = await previewRows(officer, rows, today)
    const packed = unpackRows(
      packRows({ rows: found.map(({ row, input, reason }) => ({ row, input, reason })), suspected: [] }),
    )
    if (!packed) throw new Error('The payload is lost')
    const first = await recordRows(officer, packed.rows, today)
    expect(first.map(({ row, wasThere, failure }) => [row, wasThere, failure])).toEqual([
      [rowsOf.first, false, null],
      [rowsOf.first + 1, false, null],
    ])
    const again = await recordRows(officer, packed.rows, today)
    expect(again.map(({ id, wasThere }) => [id, wasThere])).toEqual(first.map(({ id }) => [id, true]))
    expect(await db.activity.count()).toBe(2)
    expect(await db.auditEvent.count({ where: { action: 'activity.record' } })).toBe(2)
    // What is there is shown beside the row, and to nobody else.
    const suspected = await previewRows(officer, rows, today)
    expect(suspected.map(({ same }) => same.map(({ title }) => title))).toEqual([
      [training.title],
      [dialogue.title],
    ])
    const refused = await previewRows(elsewhere, rows, today)
    expect(refused.map(({ problems, same }) => [problems.map(({ code }) => code), same])).toEqual([
      [['out-of-scope'], []],
      [['out-of-scope'], []],
    ])
    const stolen = await recordRows(elsewhere, packed.rows, today)
    expect(stolen.map(({ failure }) => failure?.code)).toEqual(['not-found', 'not-found'])
  })

  test('says of each row what is wrong and where, and marks it in the sender’s own file', async () => {
    const file = await fill([
      { ...training, 'count:sex=female': 230 },
      { ...training, title: '', dateFrom: '31/02/2023' },
      { ...training, type: 'Tập huấn gì đó' },
      { ...training, orgUnitId: 'C02266-2025' },
      { ...training, dateFrom: '01/07/2025', dateTo: '' },
      { ...training, 'count:': { error: '#REF!' }, 'count:sex=female': null },
      { ...training, groupsAreAll: 'x' },
      { ...training, title: 'Lớp hai' },
      { ...training, title: 'Lớp ba' },
    ])
    const sheet = await read(file)
    const found = await previewRows(officer, sheet.rows, today)
    expect(found.map(({ problems }) => problems.map(({ field, code }) => `${field} ${code}`))).toEqual([
      ['count:sex=female part-above-total'],
      ['title required', 'dateFrom not-a-date'],
      ['type unknown-type'],
      ['dateFrom unit-not-in-force'],
      ['dateFrom unit-not-in-force'],
      ['count: error-in-cell'],
      ['groupsAreAll groups-not-total'],
      [],
      [],
    ])
    expect(found.map(({ sameRows }) => sameRows)).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
      [],
      [],
      [rowsOf.first + 7],
    ])
    const [women] = found
    const address = women?.places['count:sex=female'] ?? ''
    const message = 'Số Nữ lớn hơn tổng số: 230 > 222'
    const told = [{ severity: 'error' as const, sheet: sheet.sheet, address, where: 'Nữ', message }]
    const [readable] = await listReadable('vi')
    if (!sheet.book || !readable) throw new Error('No workbook')
    const marked = await markSheet(
      {
        ...{ book: sheet.book, sheet: sheet.sheet, rows: sheet.rows, columns: readable.columns },
        choices: await listChoicesFor(officer, 'vi'),
      },
      told,
      words,
    )
    const book = await openBook(cleanPackage(marked))
    const [front] = book?.worksheets ?? []
    expect(front?.name).toBe('Cần xem lại')
    expect(JSON.stringify(book?.getWorksheet(sheet.sheet)?.getCell(address).note)).toContain(message)
    // Corrected in the marked file itself, it is read again.
    expect((await read(marked)).rows).toHaveLength(9)
  })
})

describe('what is no filled sheet', () => {
  test.each(badPackages.map(({ what, make }) => [what, make] as const))(
    '%s is refused',
    async (_what, make) => {
      expect(typeof (await readSheet(await make(), await listReadable('vi')))).toBe('string')
    },
  )

  test('another workbook, another table, too many rows', async () => {
    const readable = await listReadable('vi')
    const csv = (text: string) => readSheet(new TextEncoder().encode(text), readable)
    const empty = new TextDecoder().decode(await takeTemplate('csv'))
    expect(await csv(empty)).toMatchObject({ rows: [], missing: [] })
    expect(await csv('# songhanh-activities-1\r\na,b\r\n1,2\r\n')).toBe('not-activities')
    const row = 'D8-DOITHOAI,Đối thoại,D071,1/12/2023,,,,,,'
    const dotted = await csv(`${empty.split('\r\n').slice(3).join('\n')}${row}\n`)
    expect(dotted).toMatchObject({ rows: [{ row: 2, fields: { type: 'D8-DOITHOAI', orgUnitId: 'D071' } }] })
    expect(
      await csv(`Loại hoạt động,Tên hoạt động,Địa bàn,Ngày bắt đầu,Kinh phí (triệu đồng)\nA,B,C,D,12.125\n`),
    ).toMatchObject({
      rows: [{ unreadable: [{ field: 'cost', code: 'ambiguous-dot' }] }],
    })
    expect(await csv(`${empty}${'D8-DOITHOAI,Đối thoại\r\n'.repeat(501)}`)).toBe('too-many-rows')
    expect(await readSheet(Buffer.from(`# songhanh-activities-1\n\xe9`, 'latin1'), readable)).toBe('not-utf8')
  })

  test('the template is for those who record, and the log knows who took it', async () => {
    const reviewer = await createPerson('reviewer', 'D071')
    const options = { format: 'csv', language: 'vi', reference: 'SH-x', now: new Date() } as const
    expect((await makeActivitiesTemplate(reviewer, options)).ok).toBe(false)
    expect(await db.auditEvent.count({ where: { action: 'template.download' } })).toBeGreaterThan(0)
  })
})
