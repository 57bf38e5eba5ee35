import { Buffer } from 'node:buffer'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { type Book, type Sheet, toBytes } from './excel'
import { cellAt, openSample, sampleCsv, sampleForm, sampleTemplate, sheetOf, twoUnits } from './samples'

/** A file as people really send them, and the sentence that answers it. */
export type BadFile = {
  what: string
  make: () => Promise<Uint8Array>
  /** The message, or a part of it; of the file as a whole, or of a place in it. */
  says: string
  /** The cell it stands at. */
  at?: string
  /** Everything else of the file is still taken. */
  restTaken?: boolean
}

type Edit = (sheet: Sheet, book: Book) => void

/** The template of one unit with something done to it, and one good figure beside: A.2 is 130. */
function edited(edit: Edit) {
  return async (): Promise<Uint8Array> => {
    const book = await openSample(await sampleTemplate())
    const sheet = sheetOf(book, 'MAU')
    cellAt(sheet, 'A.2', 'Tổng số').value = 130
    edit(sheet, book)
    return toBytes(book)
  }
}

/** The same with its parts changed as a zip. */
function repacked(change: (parts: Record<string, Uint8Array>) => void, edit: Edit = () => undefined) {
  return async (): Promise<Uint8Array> => {
    const parts = unzipSync(await edited(edit)())
    change(parts)
    return zipSync(parts)
  }
}

const bytes = (text: string) => async () => new TextEncoder().encode(text)
const typed = (value: unknown, format?: string) =>
  edited((sheet) => {
    const cell = cellAt(sheet, 'A.1', 'Tổng số')
    cell.value = value as never
    // A style of its own: cells of a file that was read share theirs.
    if (format) cell.style = { ...cell.style, numFmt: format }
  })

function compound(name: string): Uint8Array {
  const file = Buffer.alloc(4096)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  Buffer.from(name, 'utf16le').copy(file, 1024)
  return file
}

/** A zip whose directory says that its one part unpacks to `said` bytes; it holds `really`. */
function bomb(really: number, said: number) {
  return async (): Promise<Uint8Array> => {
    const file = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(really) }))
    for (let at = 0; at < file.length - 4; at++) {
      const mark = file.readUInt32LE(at)
      if (mark === 0x02014b50) file.writeUInt32LE(said, at + 24)
      if (mark === 0x04034b50) file.writeUInt32LE(said, at + 22)
    }
    return file
  }
}

const sheetPart = 'xl/worksheets/sheet1.xml'
const asText = (part: Uint8Array | undefined) => new TextDecoder().decode(part)

/** Rows are moved by hand: the library forgets their heights and hidden marks. */
function swapLabels(sheet: Sheet): void {
  const [one, two] = [cellAt(sheet, 'A.1', 'Mã'), cellAt(sheet, 'A.2', 'Mã')]
  one.value = 'A.2'
  two.value = 'A.1'
}

export const badFiles: readonly BadFile[] = [
  { what: 'an empty file', make: bytes(''), says: 'Tệp trống' },
  { what: 'a text file', make: bytes('Kính gửi Hội LHPN tỉnh'), says: 'không phải bảng tính Excel' },
  {
    what: 'a picture',
    make: async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    says: 'không phải bảng tính Excel',
  },
  { what: 'an old workbook (.xls)', make: async () => compound('Workbook'), says: 'dạng Excel cũ (.xls)' },
  {
    what: 'a workbook with a password',
    make: async () => compound('EncryptedPackage'),
    says: 'Tệp có mật khẩu',
  },
  {
    what: 'a workbook with macros',
    make: repacked((parts) => {
      parts['xl/vbaProject.bin'] = strToU8('VBA')
    }),
    says: 'Tệp có macro',
  },
  {
    what: 'a binary workbook (.xlsb)',
    make: async () => zipSync({ 'xl/workbook.bin': strToU8('x') }),
    says: 'dạng Excel nhị phân',
  },
  {
    what: 'an OpenDocument sheet (.ods)',
    make: async () =>
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8('<x/>'),
      }),
    says: 'dạng OpenDocument (.ods)',
  },
  {
    what: 'a Word document',
    make: async () => zipSync({ 'word/document.xml': strToU8('<x/>') }),
    says: 'không phải bảng tính Excel',
  },
  {
    what: 'half a file',
    make: async () => (await sampleTemplate()).subarray(0, 4000),
    says: 'Tệp hỏng hoặc chưa tải lên hết',
  },
  {
    what: 'a file with a torn part',
    make: repacked((parts) => {
      parts['xl/workbook.xml'] = strToU8('<workbook><sheets>')
    }),
    says: 'Tệp hỏng hoặc chưa tải lên hết',
  },
  {
    what: 'a file of 50 MB',
    make: async () => new Uint8Array(50 * 1024 * 1024).fill(0x50),
    says: 'Tệp lớn quá 5 MB',
  },
  {
    what: 'a zip bomb',
    make: bomb(100_000, 80 * 1024 * 1024),
    says: 'chứa quá nhiều dữ liệu',
  },
  {
    what: 'a zip bomb that lies about its size',
    make: bomb(4 * 1024 * 1024, 100),
    says: 'chứa quá nhiều dữ liệu',
  },
  {
    what: 'entities that grow',
    make: repacked((parts) => {
      parts[sheetPart] = strToU8(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${asText(parts[sheetPart])}`)
    }),
    says: 'Tệp hỏng',
  },
  {
    what: 'cells merged over the whole sheet',
    make: repacked((parts) => {
      parts[sheetPart] = strToU8(
        asText(parts[sheetPart]).replace(/<mergeCells[^>]*>/, '<mergeCells><mergeCell ref="A1:XFD1048576"/>'),
      )
    }),
    says: 'quá nhiều ô',
  },
  {
    what: 'somebody else’s workbook',
    make: async () => {
      const book = await openSample(await sampleTemplate())
      for (const sheet of [...book.worksheets]) book.removeWorksheet(sheet.id)
      book.addWorksheet('Sheet1').getCell('A1').value = 5
      return toBytes(book)
    },
    says: 'không phải mẫu của hệ thống',
  },
  {
    what: 'the hidden sheet deleted',
    make: edited((_sheet, book) => book.removeWorksheet(book.getWorksheet('_songhanh')?.id ?? 0)),
    says: 'trang ẩn của mẫu đã bị xoá',
  },
  {
    what: 'the hidden sheet meddled with',
    make: edited((_sheet, book) => {
      const cell = book.getWorksheet('_songhanh')?.getCell('A3')
      if (cell) cell.value = `${String(cell.value).slice(0, -4)}AAAA`
    }),
    says: 'Phần nhận dạng ẩn của mẫu đã bị sửa',
  },
  {
    what: 'last quarter’s file with this quarter’s name',
    make: edited((sheet) => {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.text.startsWith('Kỳ báo cáo:'))
            cell.value = 'Kỳ báo cáo: Quý I/2024 (01/01/2024–31/03/2024)'
        }),
      )
    }),
    says: 'Mỗi mẫu chỉ dùng cho đúng đơn vị và kỳ',
    at: 'B3',
    restTaken: true,
  },
  {
    what: 'another unit’s name on top',
    make: edited((sheet) => {
      sheet.getCell('B2').value = 'Đơn vị: huyện Na Hang'
    }),
    says: '“Đơn vị: huyện Na Hang”, mẫu là “Đơn vị: huyện Lâm Bình”',
    at: 'B2',
    restTaken: true,
  },
  {
    what: 'a head changed',
    make: edited((sheet) => {
      cellAt(sheet, 'A.1', 'Nữ').worksheet.getCell(cellAt(sheet, 'Mã', 'Nữ').address).value = 'Nam'
    }),
    says: 'Tên cột đã đổi',
    restTaken: true,
  },
  { what: 'codes of two rows swapped', make: edited(swapLabels), says: 'Tên dòng đã đổi' },
  {
    what: 'the row of keys deleted',
    make: edited((sheet) => {
      sheet.spliceRows(Number(cellAt(sheet, 'Mã', 'Nữ').row) + 1, 1)
    }),
    says: 'hàng hoặc cột ẩn chứa mã đã bị xoá',
  },
  {
    what: 'the column of keys deleted',
    make: edited((sheet) => {
      for (let row = 1; row <= sheet.rowCount; row++) sheet.getCell(row, 1).value = null
    }),
    says: 'hàng hoặc cột ẩn chứa mã đã bị xoá',
  },
  {
    what: 'a row twice',
    make: edited((sheet) => {
      const row = Number(cellAt(sheet, 'A.1', 'Nữ').row)
      const last = sheet.rowCount + 1
      for (let at = 1; at <= 11; at++) sheet.getCell(last, at).value = sheet.getCell(row, at).value
    }),
    says: 'lặp lại',
    restTaken: true,
  },
  {
    what: 'a row of another template',
    make: edited((sheet) => {
      const last = sheet.rowCount + 1
      sheet.getCell(last, 1).value = 'D999|A.1'
      sheet.getCell(last, 2).value = 'A.1'
    }),
    says: 'không thuộc mẫu này',
    restTaken: true,
  },
  {
    what: 'rows deleted',
    make: edited((sheet) => {
      sheet.spliceRows(Number(cellAt(sheet, 'B.1', 'Nữ').row), 1)
    }),
    says: 'Thiếu 1 dòng của mẫu (B.1)',
    restTaken: true,
  },
  {
    what: 'a hidden row',
    make: edited((sheet) => {
      sheet.getRow(Number(cellAt(sheet, 'B.1', 'Nữ').row)).hidden = true
    }),
    says: '1 dòng đang bị ẩn',
    restTaken: true,
  },
  {
    what: 'sheets of one’s own',
    make: edited((_sheet, book) => {
      book.addWorksheet('Tính thử')
    }),
    says: 'Các trang khác không được đọc: Tính thử',
    restTaken: true,
  },
  {
    what: 'a sheet missing',
    make: async () => {
      const book = await openSample(await sampleTemplate(twoUnits))
      book.removeWorksheet(sheetOf(book, 'B').id)
      return toBytes(book)
    },
    says: 'Thiếu trang “B”',
  },
  { what: '1.5 typed as text', make: typed('1.5'), says: 'Không rõ “1.5” là bao nhiêu', restTaken: true },
  {
    what: 'words instead of a number',
    make: typed('khoảng 20 người'),
    says: '“khoảng 20 người” không phải là số',
    restTaken: true,
  },
  { what: 'a negative number', make: typed(-5), says: '“-5” là số âm', restTaken: true },
  { what: 'half a person', make: typed(2.5), says: '“2,5” có phần thập phân', restTaken: true },
  { what: 'a number beyond all measure', make: typed(1e20), says: 'lớn hơn mức nhận được', restTaken: true },
  {
    what: 'a number the program made a date',
    make: typed(new Date('2023-05-01T00:00:00Z'), 'dd/mm/yyyy'),
    says: 'Ô chứa ngày tháng (01/05/2023)',
    restTaken: true,
  },
  { what: 'a percentage', make: typed(0.25, '0%'), says: 'định dạng phần trăm (25 %)', restTaken: true },
  {
    what: '#REF!',
    make: typed({ error: '#REF!' }),
    says: 'Ô chứa lỗi của bảng tính (#REF!)',
    restTaken: true,
  },
  { what: 'TRUE', make: typed(true), says: 'đúng/sai (TRUE/FALSE)', restTaken: true },
  {
    what: 'a formula never computed',
    make: typed({ formula: 'SUM(E20:E30)' }),
    says: 'Công thức =SUM(E20:E30) chưa có kết quả',
    restTaken: true,
  },
  {
    what: 'a formula into another file',
    make: typed({ formula: '[1]Sheet1!B2', result: 5 }),
    says: 'Công thức lấy số từ tệp khác',
    restTaken: true,
  },
  {
    what: 'a formula with its number',
    make: typed({ formula: '2+3', result: 5 }),
    says: '1 ô có công thức: lấy kết quả',
    restTaken: true,
  },
  {
    what: 'merged cells',
    make: edited((sheet) => {
      const one = cellAt(sheet, 'A.2', 'Nữ')
      sheet.mergeCells(Number(one.row), Number(one.col), Number(one.row), Number(one.col) + 1)
    }),
    says: 'Ô đã bị gộp với ô khác',
    restTaken: true,
  },
  {
    what: 'a figure where the form asks none',
    make: edited((sheet) => {
      cellAt(sheet, 'A.1', 'Nữ').value = 4
    }),
    says: 'Biểu không hỏi số ở ô này',
    restTaken: true,
  },
  {
    what: 'a total typed over',
    make: edited((sheet) => {
      cellAt(sheet, 'A.3', 'Tổng số').value = 9
    }),
    says: 'hệ thống cộng từ các ô bên cạnh',
    restTaken: true,
  },
  {
    what: 'above the row’s limit',
    make: edited((sheet) => {
      cellAt(sheet, 'B.2', 'Tổng số').value = 150
    }),
    says: 'lớn hơn mức cao nhất',
    restTaken: true,
  },
  {
    what: 'too many decimals',
    make: edited((sheet) => {
      cellAt(sheet, 'B.1', 'Tổng số').value = 1.234
    }),
    says: 'quá nhiều chữ số thập phân',
    restTaken: true,
  },
  {
    what: 'a note too long',
    make: edited((sheet) => {
      cellAt(sheet, 'A.1', 'Ghi chú').value = 'a'.repeat(1001)
    }),
    says: 'Ghi chú dài quá 1.000 ký tự',
    restTaken: true,
  },
  {
    what: 'an older form’s template',
    make: () =>
      sampleTemplate(undefined, {
        ...sampleForm,
        sections: sampleForm.sections.map((section) => ({
          ...section,
          items: section.items.map((item) => ({ ...item, decimals: 3 })),
        })),
      }),
    says: 'Biểu đã thay đổi sau khi tải mẫu này',
  },
  {
    what: 'a CSV in an old encoding',
    make: async () => Buffer.concat([Buffer.from(sampleCsv()), Buffer.from([0xff, 0xfe, 0xff])]),
    says: 'không ở mã hoá UTF-8',
  },
  {
    what: 'a CSV without its first lines',
    make: async () =>
      new TextEncoder().encode(
        sampleCsv()
          .split('\r\n')
          .filter((line) => !line.includes('#'))
          .join('\n'),
      ),
    says: 'không phải bảng tính Excel',
  },
  {
    what: 'a CSV without a column',
    make: async () => new TextEncoder().encode(sampleCsv().replace(',Nữ,', ',Phái nữ,')),
    says: 'Thiếu cột “Nữ”',
  },
]
