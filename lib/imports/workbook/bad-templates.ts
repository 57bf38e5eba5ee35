import { type BadFile, edited } from './bad-file'
import { type Sheet, toBytes } from './excel'
import { cellAt, openSample, sampleCsv, sampleForm, sampleTemplate, sheetOf, twoUnits } from './samples'

/** Rows are moved by hand: the library forgets their heights and hidden marks. */
function swapLabels(sheet: Sheet): void {
  const [one, two] = [cellAt(sheet, 'A.1', 'Mã'), cellAt(sheet, 'A.2', 'Mã')]
  one.value = 'A.2'
  two.value = 'A.1'
}

/** Workbooks and CSV files that aren't, or are no longer, a template as it was given out. */
export const badTemplates: readonly BadFile[] = [
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
