import { type BadFile, edited } from './bad-file'
import { cellAt } from './samples'

const put = (row: string, column: string, value: unknown, format?: string) =>
  edited((sheet) => {
    const cell = cellAt(sheet, row, column)
    cell.value = value as never
    // A style of its own: cells of a file that was read share theirs.
    if (format) cell.style = { ...cell.style, numFmt: format }
  })
const typed = (value: unknown, format?: string) => put('A.1', 'Tổng số', value, format)

/** Templates with something in a cell that is no figure of its row. */
export const badCells: readonly BadFile[] = [
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
    make: put('A.1', 'Nữ', 4),
    says: 'Biểu không hỏi số ở ô này',
    restTaken: true,
  },
  {
    what: 'a total typed over',
    make: put('A.3', 'Tổng số', 9),
    says: 'hệ thống cộng từ các ô bên cạnh',
    restTaken: true,
  },
  {
    what: 'above the row’s limit',
    make: put('B.2', 'Tổng số', 150),
    says: 'lớn hơn mức cao nhất',
    restTaken: true,
  },
  {
    what: 'too many decimals',
    make: put('B.1', 'Tổng số', 1.234),
    says: 'quá nhiều chữ số thập phân',
    restTaken: true,
  },
  {
    what: 'a note too long',
    make: put('A.1', 'Ghi chú', 'a'.repeat(1001)),
    says: 'Ghi chú dài quá 1.000 ký tự',
    restTaken: true,
  },
]
