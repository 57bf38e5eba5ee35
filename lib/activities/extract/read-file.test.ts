import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { htmlToText } from './html'
import { checkText, readAnnouncementFile } from './read-file'
import { cleanText, largestText } from './text'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, mark: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return new Uint8Array(mark === 'le' ? bytes : bytes.swap16())
}
const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const document = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`
const docx = (files: Record<string, string>) =>
  zipSync({
    '[Content_Types].xml': strToU8(types),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  })
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The text, or the code of what stands against it. */
function read(bytes: Uint8Array): string {
  const result = readAnnouncementFile(bytes)
  return result.ok ? result.value : `(${result.error.code})`
}

describe('a text file', () => {
  test('in UTF-8 or UTF-16, with or without its mark', () => {
    const text = 'Sáng 27/12/2023, tại nhà văn hoá\nthị trấn Lăng Can'
    expect(read(utf8(text))).toBe(text)
    expect(read(utf8(`\ufeff${text}`))).toBe(text)
    expect(read(utf16(text, 'le'))).toBe(text)
    expect(read(utf16(text, 'be'))).toBe(text)
    expect(read(utf8(text.normalize('NFD')))).toBe(text)
  })

  test('in another encoding is refused, not read as other letters', () => {
    // "Hội" in windows-1258 and TCVN3, "Hội" in UTF-16 without its mark
    expect(read(new Uint8Array([0x48, 0xf4, 0xf2, 0x69]))).toBe('(other-encoding)')
    expect(read(new Uint8Array([0x48, 0xe9, 0x69]))).toBe('(other-encoding)')
    expect(read(new Uint8Array(Buffer.from('Hội LHPN', 'utf16le')))).toBe('(other-encoding)')
  })

  test.each([
    ['nothing', new Uint8Array(), '(empty)'],
    ['blank lines', utf8(' \n\u00a0\n'), '(empty)'],
    ['a PDF', utf8('%PDF-1.7 …'), '(other-kind)'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), '(other-kind)'],
    ['Word before 2007', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '(old-word)'],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), '(too-large-file)'],
  ])('%s', (_, bytes, answer) => {
    expect(read(bytes)).toBe(answer)
  })

  test('a megabyte is read whole, a letter more is refused whole', () => {
    const text = 'a'.repeat(largestText)
    expect(checkText(text)).toEqual({ ok: true, value: text })
    expect(checkText(`${text}a`)).toEqual({ ok: false, error: { code: 'too-large-text' } })
    // Bytes count, not letters: each ộ is three.
    expect(checkText('ộ'.repeat(largestText / 2))).toEqual({ ok: false, error: { code: 'too-large-text' } })
  })
})

describe('a saved page', () => {
  test('gives the text of its body, without scripts, styles and menus', () => {
    const page = `<!DOCTYPE html><html><head><title>Trang</title><style>p { color: red }</style></head><body>
      <nav><ul><li>Trang chủ<li>Giới thiệu</ul></nav>
      <h1>H&ocirc;̣i nghị</h1><script>document.write("<p>500 người</p>")</script>
      <p>S&aacute;ng 27/12/2023,&nbsp;t&#7841;i <b>nhà văn hóa</b>
         thị trấn</p><!-- 999 người --><div>222<br>đồng chí</div>
      <iframe src="https://example.org/x"><p>100 người</p></iframe><img src="https://example.org/a.png" onerror="x()">
      <template><p>50 người</p></template><footer>Lượt xem: 891</footer></body></html>`
    expect(read(utf8(page))).toBe('Hội nghị\n\nSáng 27/12/2023, tại nhà văn hóa thị trấn\n\n222\nđồng chí')
  })

  test.each([
    ['an element never closed', '<div><p>Hội nghị <b>sơ kết', 'Hội nghị sơ kết'],
    ['a script never closed', '<p>Trước</p><script>"<p>sau</p>', 'Trước'],
    ['a quotation mark never closed', '<p>Trước</p><a title="x>Sau</a>', 'Trước\n"x>Sau'],
    ['a comment never closed', '<p>Trước</p><!-- Sau', 'Trước'],
    ['a smaller-than sign in the text', '<p>tỷ lệ < 25 % và 3 < 5</p>', 'tỷ lệ < 25 % và 3 < 5'],
    ['menus in menus', '<div>A<nav>B<nav>C</nav>D</nav>E</div>', 'A\nE'],
    ['entities written twice', '<p>&amp;lt;b&amp;gt;</p>', '&lt;b&gt;'],
  ])('%s', (_, html, text) => {
    expect(cleanText(htmlToText(html)).replace(/\n+/g, '\n').replace('AE', 'A\nE')).toBe(text)
  })

  test('a hundred thousand open elements are read in one pass', () => {
    expect(cleanText(htmlToText(`${'<div>'.repeat(100_000)}x`))).toBe('x')
    expect(htmlToText('<a "'.repeat(100_000))).toBe('')
  })
})

describe('a Word document', () => {
  test('gives its paragraphs, tables, breaks and notes; deleted text and copies of boxes are left', () => {
    const body = [
      paragraph('Sáng 27/12/2023, tại nhà văn hóa'),
      '<w:p><w:r><w:t>222</w:t><w:tab/><w:t>đồng chí</w:t><w:br/><w:t>và &lt;b&gt; &amp; “Hội”</w:t></w:r></w:p>',
      `<w:tbl><w:tr><w:tc>${paragraph('ô 1')}</w:tc><w:tc>${paragraph('ô 2')}</w:tc></w:tr></w:tbl>`,
      '<w:p><w:del><w:r><w:delText>300</w:delText><w:t>300</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
      `<mc:AlternateContent><mc:Choice>${paragraph('khung')}</mc:Choice><mc:Fallback>${paragraph('khung')}</mc:Fallback></mc:AlternateContent>`,
    ].join('')
    const file = docx({
      'word/document.xml': document(body),
      'word/footnotes.xml': document(paragraph('ghi chú')),
    })
    expect(read(file).split(/\n+/)).toEqual([
      'Sáng 27/12/2023, tại nhà văn hóa',
      '222 đồng chí',
      'và <b> & “Hội”',
      'ô 1',
      'ô 2',
      'khung',
      'ghi chú',
    ])
  })

  const plain = document(paragraph('222 đồng chí'))
  test.each([
    ['macros', { 'word/document.xml': plain, 'word/vbaProject.bin': 'x' }, '(macros)'],
    [
      'macros by its kind',
      {
        'word/document.xml': plain,
        '[Content_Types].xml': types.replace(
          '/>',
          '><Default ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        ),
      },
      '(macros)',
    ],
    [
      'an external entity',
      {
        'word/document.xml': plain.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
      },
      '(broken-document)',
    ],
    [
      'an entity in another part',
      { 'word/document.xml': plain, 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><s>&a;</s>' },
      '(broken-document)',
    ],
    ['no document in it', { 'xl/workbook.xml': '<workbook/>' }, '(not-a-document)'],
    ['no text in it', { 'word/document.xml': document('<w:p/>') }, '(empty)'],
    [
      'too much when unpacked',
      { 'word/document.xml': `${plain}${' '.repeat(31 * 1024 * 1024)}` },
      '(too-large-unpacked)',
    ],
  ])('%s is refused', (_, files, answer) => {
    expect(read(docx(files))).toBe(answer)
  })

  test('a part in UTF-16 hides no declaration, a cut file is no document, a link is not followed', () => {
    const hidden = zipSync({ '[Content_Types].xml': strToU8(types), 'word/document.xml': utf16(plain, 'le') })
    expect(read(hidden)).toBe('(broken-document)')
    expect(read(docx({ 'word/document.xml': plain }).subarray(0, 200))).toBe('(broken-document)')
    const linked = docx({
      'word/document.xml': plain,
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Type="http://x/hyperlink" Target="http://127.0.0.1:1/x" TargetMode="External"/></Relationships>',
    })
    expect(read(linked)).toBe('222 đồng chí')
  })

  test.each([
    ['a template from a server', 'attachedTemplate', 'http://127.0.0.1:1/t.dotm', '(outside-content)'],
    ['a template from a shared folder', 'attachedTemplate', '\\\\10.0.0.1\\t.dotm', '(outside-content)'],
    ['the same as an address', 'attachedTemplate', 'file://10.0.0.1/t.dotm', '(outside-content)'],
    ['an object from elsewhere', 'oleObject', 'https://example.org/x', '(outside-content)'],
    [
      'a picture from elsewhere, hidden in letters',
      'image',
      'http&#58;//example.org/x.png',
      '(outside-content)',
    ],
    ['the writer’s own template', 'attachedTemplate', 'file:///C:\\Mau\\Cong-van.dotm', '222 đồng chí'],
    ['the writer’s own template, as older Word has it', 'attachedTemplate', 'C:\\Mau.dot', '222 đồng chí'],
  ])('%s', (_, type, target, answer) => {
    const rels = `<Relationships><Relationship Id="r" Type="http://x/${type}" Target="${target}" TargetMode="External"/></Relationships>`
    expect(read(docx({ 'word/document.xml': plain, 'word/_rels/settings.xml.rels': rels }))).toBe(answer)
  })

  test('a picture that is named .docx is told by its content', () => {
    expect(read(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('(other-kind)')
    expect(read(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBe('(other-kind)')
    expect(read(new Uint8Array(Buffer.from('GIF89a\x01\0', 'latin1')))).toBe('(other-kind)')
  })
})
