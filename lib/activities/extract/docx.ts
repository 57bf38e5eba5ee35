import { decodeXML } from 'entities'
import { listZip, type ZipEntry, ZipError } from '@/lib/zip'

export type DocxProblem =
  | 'broken-document'
  | 'encrypted'
  | 'macros'
  | 'old-word'
  | 'outside-content'
  | 'not-a-document'
  | 'too-large-unpacked'

/** The file can't be taken as a Word document; nothing of it was read. */
export class DocxError extends Error {
  constructor(readonly code: DocxProblem) {
    super(code)
    this.name = 'DocxError'
  }
}

const mostUnpacked = 30 * 1024 * 1024
const mostEntries = 1000
/** Text of the body, then of the notes below it. */
const read = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']

/** The text of a Word document. Macros, encryption and entities are refused; links are never followed. */
export function docxToText(file: Uint8Array): string {
  refuseOldKinds(file)
  const entries = unzip(() => listZip(file, { mostBytes: mostUnpacked, mostEntries }))
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  if (entries.some(({ name }) => /vbaProject|vbaData|macrosheets|activeX/i.test(name)))
    throw new DocxError('macros')
  if (byName.has('EncryptedPackage')) throw new DocxError('encrypted')
  if (!byName.has('word/document.xml')) throw new DocxError('not-a-document')
  const parts = new Map<string, string>()
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue
    const xml = toXml(entry)
    // No document needs these, and what they stand for can be any file or larger than any.
    if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new DocxError('broken-document')
    if (entry.name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) throw new DocxError('macros')
    if (/\.rels$/i.test(entry.name) && loadsFromOutside(xml)) throw new DocxError('outside-content')
    if (read.includes(entry.name)) parts.set(entry.name, xml)
  }
  return read.map((name) => xmlToText(parts.get(name) ?? '')).join('\n')
}

/**
 * Whether opening it in Word would fetch something: a template, picture, object or part from elsewhere. Links that
 * somebody would have to press are in most documents, and so is the path of the writer's own template.
 */
function loadsFromOutside(relationships: string): boolean {
  return [...relationships.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)].some(([tag]) => {
    if (!/TargetMode\s*=\s*["']External["']/i.test(tag) || /Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag))
      return false
    const target = decodeXML(/Target\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1] ?? '')
    return /^(?:(?!file:)[a-z][a-z0-9+.-]+:)?\/\/|^\\\\|^file:\/\/(?!\/[a-z]:)/i.test(target)
  })
}

function refuseOldKinds(file: Uint8Array): void {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => file[index] === byte)
  // Word's kind before 2007, and what an encrypted document is wrapped in.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    const names = Buffer.from(file.subarray(0, 64 * 1024)).toString('latin1')
    throw new DocxError(names.includes('E\0n\0c\0r\0y\0p\0t\0') ? 'encrypted' : 'old-word')
  }
}

function toXml(entry: ZipEntry): string {
  const bytes = Buffer.from(unzip(entry.bytes))
  // A part in UTF-16 would hide a declaration from the search for it.
  if (
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    bytes.includes(0)
  )
    throw new DocxError('broken-document')
  return bytes.toString('utf8')
}

function unzip<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    throw new DocxError(
      error.code === 'encrypted-zip'
        ? 'encrypted'
        : error.code === 'too-large-unpacked'
          ? 'too-large-unpacked'
          : 'broken-document',
    )
  }
}

const token =
  /<(?:(?<close>\/?)(?<name>w:p|w:t|w:tab|w:br|w:cr|w:noBreakHyphen|mc:Fallback|w:del|w:moveFrom)(?=[\s/>])[^<>]*)>|(?<text>[^<>]+)|<[^<>]*>/g

function xmlToText(xml: string): string {
  const parts: string[] = []
  let isText = false
  // What was struck out, and the copy of a text box for older programs, is not the document's text.
  let hidden = 0
  for (const { 0: whole, groups = {} } of xml.matchAll(token)) {
    const { name, close, text } = groups
    if (text !== undefined) {
      if (isText && hidden === 0) parts.push(decodeXML(text))
      continue
    }
    if (name === undefined) continue
    const isEmpty = whole.endsWith('/>')
    if (name === 'mc:Fallback' || name === 'w:del' || name === 'w:moveFrom') {
      if (!isEmpty) hidden += close ? -1 : 1
    } else if (name === 'w:t') isText = !close && !isEmpty
    else if (hidden > 0) continue
    else if (name === 'w:p') parts.push(close || isEmpty ? '\n' : '')
    else if (name === 'w:noBreakHyphen') parts.push('-')
    else parts.push(name === 'w:tab' ? ' ' : '\n')
  }
  return parts.join('')
}
