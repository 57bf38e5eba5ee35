import { strToU8, zipSync } from 'fflate'
import { type BadFile, bytes, repacked } from './bad-file'
import { sampleTemplate } from './samples'

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
const inSheet = (what: string | RegExp, by: string) =>
  repacked((parts) => {
    parts[sheetPart] = strToU8(asText(parts[sheetPart]).replace(what, by))
  })

/** Files that as a whole are no workbook, or one that nobody should open. */
export const badPackages: readonly BadFile[] = [
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
    what: 'a part with an element that is never closed, many times',
    make: inSheet('</sheetData>', `</sheetData>${'<extLst>'.repeat(200_000)}`),
    says: 'Tệp hỏng',
  },
  {
    what: 'rows without end',
    make: inSheet('</sheetData>', `${'<row/>'.repeat(60_000)}</sheetData>`),
    says: 'quá nhiều ô',
  },
  {
    what: 'a row beyond the last',
    make: inSheet('</sheetData>', '<row r="4000000000"/></sheetData>'),
    says: 'Tệp hỏng',
  },
  {
    what: 'a cell beyond the last column',
    make: inSheet('</sheetData>', '<row r="90"><c r="ZZZ90"/></row></sheetData>'),
    says: 'Tệp hỏng',
  },
  {
    what: 'columns without end',
    make: inSheet('<cols>', '<cols><col min="1" max="4000000000" width="9"/>'),
    says: 'Tệp hỏng',
  },
  {
    what: 'cells merged over the whole sheet, written otherwise',
    make: inSheet(/<mergeCells[^>]*>/, "<mergeCells><mergeCell x=' ref=\"A1\"' ref = 'A1:XFD1048576'/>"),
    says: 'quá nhiều ô',
  },
  {
    what: 'cells merged by an address in disguise',
    make: inSheet(/<mergeCells[^>]*>/, '<mergeCells><mergeCell ref="A1&#58;XFD1048576"/>'),
    says: 'Tệp hỏng',
  },
  {
    what: 'cells merged over the whole sheet',
    make: inSheet(/<mergeCells[^>]*>/, '<mergeCells><mergeCell ref="A1:XFD1048576"/>'),
    says: 'quá nhiều ô',
  },
]
