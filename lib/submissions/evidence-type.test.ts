import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { toEvidenceName } from './evidence'
import { sniffEvidence } from './evidence-type'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...strToU8(part)] : part)))
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
const ooxml = (kind: string, more: Record<string, string> = {}) =>
  zip({
    '[Content_Types].xml': `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`,
    ...more,
  })
const odf = (kind: string, more: Record<string, string> = {}) =>
  zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<x/>', ...more })

describe('what a file is', () => {
  test.each([
    ['PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['PNG', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]), 'image/png'],
    ['WebP', bytes('RIFF', [4, 0, 0, 0], 'WEBPVP8 '), 'image/webp'],
    ['text', bytes('Lớp tập huấn: 222 người\r\n\tnữ 150'), 'text/plain'],
    ['text with a mark', bytes([0xef, 0xbb, 0xbf], 'a,b\n1,2'), 'text/plain'],
    ['text that compares', bytes('a < b'), 'text/plain'],
    [
      'DOCX',
      ooxml('wordprocessingml.document'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'XLSX',
      ooxml('spreadsheetml.sheet'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['ODT', odf('text'), 'application/vnd.oasis.opendocument.text'],
    ['ODS', odf('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
  ])('%s', (_name, content, mediaType) => {
    expect(sniffEvidence(content)).toMatchObject({ ok: true, type: { mediaType } })
  })

  test.each([
    ['a page', bytes('<!DOCTYPE html><p>'), 'type-not-allowed'],
    ['a page after blanks', bytes('\n\n  <html>'), 'type-not-allowed'],
    ['a page inside text', bytes('ghi chú <script>alert(1)</script>'), 'type-not-allowed'],
    ['a picture that runs', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type-not-allowed'],
    ['XML', bytes('<?xml version="1.0"?><a/>'), 'type-not-allowed'],
    ['a shell script', bytes('#!/bin/sh\nls'), 'type-not-allowed'],
    ['a Windows program', bytes('MZ', [0x90, 0, 3, 0]), 'type-not-allowed'],
    ['a Linux program', bytes([0x7f], 'ELF', [2, 1]), 'type-not-allowed'],
    ['an old Word file', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'type-not-allowed'],
    ['an animation', bytes('GIF89a', [1, 0, 1, 0]), 'type-not-allowed'],
    ['text of another coding', bytes([0x41, 0xff, 0xfe]), 'type-not-allowed'],
    ['any archive', zip({ 'a.txt': 'a' }), 'type-not-allowed'],
    ['an archive cut off', ooxml('spreadsheetml.sheet').subarray(0, 60), 'type-not-allowed'],
    [
      'a document with a program in it',
      ooxml('wordprocessingml.document', { 'word/a.exe': 'MZ' }),
      'type-not-allowed',
    ],
    ['slides', ooxml('presentationml.presentation'), 'type-not-allowed'],
    ['a workbook with macros', ooxml('spreadsheetml.sheet', { 'xl/vbaProject.bin': 'x' }), 'macros'],
    [
      'a workbook with old macros',
      ooxml('spreadsheetml.sheet', { 'xl/macrosheets/sheet1.xml': 'x' }),
      'macros',
    ],
    [
      'a workbook that says it has macros',
      zip({
        '[Content_Types].xml':
          '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
      'macros',
    ],
    ['an open document with macros', odf('text', { 'Basic/Standard/Module1.xml': 'x' }), 'macros'],
  ])('%s is refused', (_name, content, code) => {
    expect(sniffEvidence(content)).toEqual({ ok: false, code })
  })
})

describe('what a file is called', () => {
  test.each([
    ['Biên bản.pdf', ['pdf'], 'Biên bản.pdf'],
    ['C:\\fakepath\\Ảnh lớp.JPG', ['jpg', 'jpeg'], 'Ảnh lớp.JPG'],
    ['../../etc/passwd', ['txt'], 'passwd.txt'],
    ['hóa đơn.exe', ['pdf'], 'hóa đơn.exe.pdf'],
    ['a\u202efdp.exe', ['txt'], 'afdp.exe.txt'],
    ['x"\r\nSet-Cookie: a', ['txt'], 'x-Set-Cookie- a.txt'],
    ['', ['png'], 'minh-chung.png'],
    ['.pdf', ['pdf'], 'pdf.pdf'],
    [`${'a'.repeat(300)}.pdf`, ['pdf'], `${'a'.repeat(120)}.pdf`],
  ])('%j', (name, extensions, expected) => {
    expect(toEvidenceName(name, extensions)).toBe(expected)
  })
})
