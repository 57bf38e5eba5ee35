import { fail, ok, type Result } from '@/lib/result'
import { DocxError, type DocxProblem, docxToText } from './docx'
import { htmlToText } from './html'
import { cleanText, largestText } from './text'

export type ReadFileFailure = {
  code: DocxProblem | 'empty' | 'too-large-file' | 'too-large-text' | 'other-encoding' | 'other-kind'
}

/** Packed and with pictures, a document of a megabyte of text is far below this. */
export const largestFile = 10 * 1024 * 1024

/** The text of an announcement as a file: plain text, a saved page or a Word document, told apart by content. */
export function readAnnouncementFile(bytes: Uint8Array): Result<string, ReadFileFailure> {
  if (bytes.length === 0) return fail({ code: 'empty' })
  if (bytes.length > largestFile) return fail({ code: 'too-large-file' })
  const starts = (...first: number[]) => first.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b) || starts(0xd0, 0xcf, 0x11, 0xe0)) return readDocx(bytes)
  // PDF, RTF, pictures, packed files
  if (
    starts(0x25, 0x50, 0x44, 0x46) ||
    starts(0x7b, 0x5c, 0x72, 0x74) ||
    starts(0x89, 0x50) ||
    starts(0xff, 0xd8) ||
    starts(0x47, 0x49, 0x46) ||
    starts(0x1f, 0x8b)
  )
    return fail({ code: 'other-kind' })
  const text = decode(bytes)
  if (text === null) return fail({ code: 'other-encoding' })
  return checkText(isPage(text) ? htmlToText(text) : text)
}

/** A pasted text within the limit, cleaned; longer ones are refused whole, so that nothing is lost unseen. */
export function checkText(raw: string): Result<string, ReadFileFailure> {
  if (Buffer.byteLength(raw) > largestText) return fail({ code: 'too-large-text' })
  const text = cleanText(raw)
  return /[\p{L}\p{N}]/u.test(text) ? ok(text) : fail({ code: 'empty' })
}

function readDocx(bytes: Uint8Array): Result<string, ReadFileFailure> {
  try {
    return checkText(docxToText(bytes))
  } catch (error) {
    if (error instanceof DocxError) return fail({ code: error.code })
    throw error
  }
}

/** UTF-8, or UTF-16 with its mark; anything else would come out as other letters. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

function isPage(text: string): boolean {
  const start = text.slice(0, 2000).trimStart()
  return /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|div|article|section|p|table|h[1-6]|main|meta|title)[\s>]/i.test(
    start,
  )
}
