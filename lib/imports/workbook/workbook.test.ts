import { describe, expect, test, vi } from 'vitest'
import { compareTemplate } from './changes'
import { type CellContent, readContent } from './content'
import { type Book, toBytes } from './excel'
import { markBook } from './mark-book'
import { type FileMessage, toMessages } from './messages'
import { packPayload, unpackPayload } from './payload'
import { readBook } from './read-book'
import {
  cellAt,
  oneUnit,
  openSample,
  sampleCell,
  sampleCsv,
  sampleForm,
  sampleNow,
  sampleTemplate,
  sheetOf,
  twoUnits,
} from './samples'
import { openTemplate } from './upload-commands'
import { workbookWords } from './words'

const words = workbookWords('vi')

// Whole workbooks on a busy machine take a while.
vi.setConfig({ testTimeout: 60_000 })

async function read(bytes: Uint8Array) {
  const opened = await openTemplate(bytes)
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

async function changed(edit: (book: Book) => void, units = oneUnit, now = sampleNow(units)) {
  const book = await openSample(await sampleTemplate(units))
  edit(book)
  const filled = await read(await toBytes(book))
  return { filled, found: compareTemplate(filled, sampleForm, now) }
}

describe('a cell of a file', () => {
  const text = (value: string): CellContent => ({ kind: 'text', text: value })
  const number = (value: number, percent = false): CellContent => ({ kind: 'number', value, percent })
  const formula = (words: string, result: CellContent): CellContent => ({
    kind: 'formula',
    formula: words,
    result,
  })

  test.each<[string, CellContent, number, string | null, string | null]>([
    ['a number', number(222), 0, '222', null],
    ['a number with decimals', number(1234.5), 2, '1234.5', null],
    ['0.1 + 0.2 as programs show it', number(0.1 + 0.2), 2, '0.3', null],
    ['zero', number(0), 0, '0', null],
    ['text with blanks around', text(' 12 '), 0, '12', null],
    ['text with a hard blank', text('12\u00a0'), 0, '12', null],
    ['thousands in text', text('1.234'), 0, '1234', null],
    ['a decimal comma in text', text('12,5'), 1, '12.5', null],
    ['a dash', text('-'), 0, null, 'not-applicable'],
    ['dots, as a program joins them', text('…'), 0, null, 'not-available'],
    ['the reason in words', text('Không phát sinh'), 0, null, 'not-applicable'],
    ['a formula with its result', formula('12+10', number(22)), 0, '22', null],
    ['nothing', { kind: 'blank' }, 0, null, null],
  ])('%s is taken', (_what, content, decimals, value, missing) => {
    expect(readContent(content, { decimals })).toMatchObject({ ok: true, read: { value, missing } })
  })

  test.each<[string, CellContent, number, string]>([
    ['1.5, which may be 15', text('1.5'), 1, 'ambiguous-dot'],
    ['words', text('khoảng 20'), 0, 'not-a-number'],
    ['a negative number', number(-3), 0, 'negative'],
    ['a fraction of a count', number(2.5), 0, 'not-a-whole-number'],
    ['too many decimals', number(1.234), 2, 'too-many-decimals'],
    ['1e20', number(1e20), 0, 'too-large'],
    ['a date', { kind: 'date', text: '01/05/2023' }, 0, 'date-in-cell'],
    ['a percentage', number(0.25, true), 0, 'percent-in-cell'],
    ['#REF!', { kind: 'error', text: '#REF!' }, 0, 'error-in-cell'],
    ['a formula that failed', formula('A1', { kind: 'error', text: '#DIV/0!' }), 0, 'error-in-cell'],
    ['a formula never computed', formula('A1', { kind: 'blank' }), 0, 'formula-without-number'],
    ['a formula into another file', formula("'[So lieu.xlsx]T1'!B2", number(5)), 0, 'formula-to-other-file'],
    ['TRUE', { kind: 'boolean' }, 0, 'true-or-false'],
    ['a merged cell', { kind: 'merged' }, 0, 'merged-cell'],
  ])('%s is refused', (_what, content, decimals, code) => {
    expect(readContent(content, { decimals })).toMatchObject({ ok: false, code })
  })

  test('limits of the row hold', () => {
    const rule = { decimals: 0, minValue: '0', maxValue: '100' }
    expect(readContent(number(101), rule)).toMatchObject({ ok: false, code: 'above-maximum' })
    expect(readContent(number(100), rule)).toMatchObject({ ok: true })
  })
})

describe('a template', () => {
  test.each([
    ['of one unit', oneUnit],
    ['of several', twoUnits],
  ])('%s comes back as it went, also after it was saved by the library again', async (_what, units) => {
    const { filled, found } = await changed(() => undefined, units)
    expect(filled.notices).toEqual([])
    expect(found).toEqual({ changes: [], clashes: [], problems: [], unchanged: 5 })
  })

  test('of several units has a sheet for each section and a row for each unit', async () => {
    const { found } = await changed((book) => {
      const sheet = sheetOf(book, 'A')
      const row = Number(cellAt(sheet, 'Na Hang', 'Nữ').row)
      sheet.getCell(row, 4).value = 7
      sheet.getCell(row, 6).value = 30
    }, twoUnits)
    expect(found.changes.map(({ orgUnitId, cell, to }) => [orgUnitId, cell, to.value])).toEqual([
      ['D072', 'A.1|', '7'],
      ['D072', 'A.2|', '30'],
    ])
  })

  test('what was emptied is a change; what others changed meanwhile is none of the file’s', async () => {
    const now = sampleNow([
      {
        ...oneUnit[0],
        id: 'D071',
        name: 'Lâm Bình',
        cells: [...(oneUnit[0]?.cells ?? []), sampleCell('B.1|', '9', { version: 2 })],
      },
    ])
    const { found } = await changed(
      (book) => {
        cellAt(sheetOf(book, 'MAU'), 'A.2', 'Nữ').value = null
      },
      oneUnit,
      now,
    )
    expect(found.changes).toMatchObject([
      { cell: 'A.2|sex=female', from: { value: '100' }, to: { value: null }, version: 4 },
    ])
    expect(found.clashes).toEqual([])
  })

  test('a note alone is a change of its cell', async () => {
    const { found } = await changed((book) => {
      cellAt(sheetOf(book, 'MAU'), 'A.2', 'Ghi chú').value = 'Theo danh sách'
    })
    expect(found.changes).toMatchObject([{ cell: 'A.2|', to: { value: '122', comment: 'Theo danh sách' } }])
  })

  test('a slip at the very end of the sheet makes no million rows', async () => {
    const book = await openSample(await sampleTemplate())
    sheetOf(book, 'MAU').getCell('B1048576').value = 'x'
    const slipped = await openSample(await toBytes(book))
    const asked = vi.spyOn(sheetOf(slipped, 'MAU'), 'getCell')
    expect(readBook(slipped)).toMatchObject({ notices: [] })
    expect(asked.mock.calls.length).toBeLessThan(1000)
  })

  test('rows sorted with their keys are still themselves', async () => {
    const { filled, found } = await changed((book) => {
      const sheet = sheetOf(book, 'MAU')
      const [one, two] = ['A.1', 'A.2'].map((code) => Number(cellAt(sheet, code, 'Nữ').row))
      for (let column = 1; column <= 11; column++) {
        const [a, b] = [sheet.getCell(one ?? 0, column), sheet.getCell(two ?? 0, column)]
        const kept = a.value
        a.value = b.value
        b.value = kept
      }
    })
    expect(filled.notices).toEqual([])
    expect(found.changes).toEqual([])
  })
})

describe('the file sent back', () => {
  test('has the cell coloured, a note in Vietnamese, a list in front, and keeps what else is in it', async () => {
    const book = await openSample(await sampleTemplate())
    cellAt(sheetOf(book, 'MAU'), 'A.1', 'Tổng số').value = '1.5'
    book.addWorksheet('Ghi nhớ').getCell('A1').value = 'của tôi'
    const { filled, messages } = await judge(await toBytes(book))
    const rules = new Map(sampleForm.sections.flatMap(({ items }) => items.map((item) => [item.code, item])))
    const marked = await openSample(
      await markBook(filled.book ?? book, filled, messages, words, (code) => rules.get(code)),
    )
    const cell = cellAt(sheetOf(marked, 'MAU'), 'A.1', 'Tổng số')
    expect(JSON.stringify(cell.note)).toContain('Không rõ “1.5” là bao nhiêu')
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFFBD5D9' } })
    expect(cellAt(sheetOf(marked, 'MAU'), 'A.2', 'Tổng số').fill).toMatchObject({
      fgColor: { argb: 'FFFFF9E5' },
    })
    expect(sheetOf(marked, 'Ghi nhớ').getCell('A1').value).toBe('của tôi')
    expect(marked.worksheets[0]?.name).toBe('Cần xem lại')

    // Put right and sent again: no mark is left, and the list is no stranger.
    cellAt(sheetOf(marked, 'MAU'), 'A.1', 'Tổng số').value = 5
    const again = await judge(await toBytes(marked))
    expect(again.messages.map(({ message }) => message)).toEqual(['Các trang khác không được đọc: Ghi nhớ.'])
    const clean = await openSample(
      await markBook(again.filled.book ?? marked, again.filled, [], words, () => undefined),
    )
    const cleaned = cellAt(sheetOf(clean, 'MAU'), 'A.1', 'Tổng số')
    expect([cleaned.note, cleaned.fill]).toMatchObject([undefined, { fgColor: { argb: 'FFFFF9E5' } }])
  })
})

describe('a CSV template', () => {
  test('comes back as it went, also with semicolons and quoted remarks', async () => {
    const text = sampleCsv(twoUnits)
    const other = text
      .split('\r\n')
      .map((line) => {
        if (line.includes('#')) return `"${line.replace('\ufeff', '')}";;;`
        return line.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ';')
      })
      .join('\n')
    for (const csv of [text, other]) {
      const filled = await read(new TextEncoder().encode(csv))
      expect(filled.notices).toEqual([])
      expect(compareTemplate(filled, sampleForm, sampleNow(twoUnits)).problems).toEqual([])
    }
    const filled = await read(new TextEncoder().encode(text))
    expect(compareTemplate(filled, sampleForm, sampleNow(twoUnits))).toMatchObject({
      changes: [],
      unchanged: 5,
    })
  })

  test('a figure typed is a change', async () => {
    const csv = sampleCsv().replace(/(A\.2,[^\r\n]*?),122,/, '$1,130,')
    const filled = await read(new TextEncoder().encode(csv))
    expect(compareTemplate(filled, sampleForm, sampleNow()).changes).toMatchObject([
      { cell: 'A.2|', from: { value: '122' }, to: { value: '130' } },
    ])
  })
})

test('a preview’s changes survive the page; what was meddled with is nothing', () => {
  const payload = {
    uploadId: '6f2a1f0e-9f4b-4b5e-8d61-0d2f4f1a2b3c',
    formCode: 'MAU',
    period: '2023Q4',
    units: [
      {
        orgUnitId: 'D071',
        cells: [
          { dataElement: 'A.1', breakdown: '', value: '7', missing: null, comment: null, baseVersion: 1 },
        ],
      },
    ],
    clashes: [],
  }
  expect(unpackPayload(packPayload(payload))).toEqual(payload)
  expect(unpackPayload('AAAA')).toBeNull()
})

async function judge(bytes: Uint8Array) {
  const filled = await read(bytes)
  const units = [...sampleNow().values()]
  const found = compareTemplate(filled, sampleForm, new Map(units.map((unit) => [unit.id, unit])))
  const names = { words, language: 'vi' as const, columnLabel: (key: string) => key }
  const messages: FileMessage[] = toMessages(
    { ...found, form: sampleForm, units, notices: filled.notices },
    names,
  )
  return { filled, messages }
}
