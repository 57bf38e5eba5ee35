import { canAdminister } from '@/lib/access/scope'
import { type Administrator, toActor } from '@/lib/access/user'
import { fail, ok, type Result } from '@/lib/result'
import { type ImportFailure, type ImportOptions, importOpenedValues } from './data-values-commands'
import { detectFile, type FileKind, headLength } from './detect'
import { importMetadata } from './metadata-commands'
import { importRegister } from './register-commands'
import { type OpenedSource, openSource, type Source, SourceError } from './source'
import type { ImportSummary } from './summary'
import { importWorkbook } from './workbook/import-workbook-commands'
import { largestWorkbook } from './workbook/package'

const longestDocument = 256 * 1024 * 1024

export type FileImport = { kind: Exclude<FileKind, 'unknown'>; summary: ImportSummary }

/**
 * Takes in whatever file it is, told by its content: data values, metadata, a register of units, plain or gzip,
 * or a filled form template.
 * Metadata and registers are for administrators; to others they read as not found.
 */
export async function importFile(
  who: Administrator,
  source: Source,
  options: ImportOptions,
): Promise<Result<FileImport, ImportFailure>> {
  try {
    const { isBinary, whole } = await peekBytes(source)
    if (isBinary) return toImport(await importWorkbook(who, await readAll(whole), options))
    const { head, opened } = await peek(openSource(whole))
    if (head.trim() === '') return fail({ code: 'empty-file' })
    const kind = detectFile(head)
    if (kind === 'unknown') return fail({ code: 'unknown-content' })
    if (kind === 'template') return toImport(await importWorkbook(who, await readAll(opened.text), options))
    const result = await take(kind, who, opened, options)
    return result.ok ? ok({ kind, summary: result.value }) : result
  } catch (error) {
    if (error instanceof SourceError) return fail({ code: error.code, detail: error.detail })
    throw error
  }
}

function toImport(result: Result<ImportSummary, ImportFailure>): Result<FileImport, ImportFailure> {
  return result.ok ? ok({ kind: 'template', summary: result.value }) : result
}

async function take(
  kind: Exclude<FileImport['kind'], 'template'>,
  who: Administrator,
  opened: OpenedSource,
  options: ImportOptions,
): Promise<Result<ImportSummary, ImportFailure>> {
  if (kind === 'data-values') return importOpenedValues(who, opened, options)
  if (!('system' in who) && !canAdminister(who)) return fail({ code: 'not-found' })
  const { dryRun = false, language = 'vi', atomic = 'value', onProgress } = options
  if (kind === 'metadata') {
    const words = { dryRun, language, atomic, today: options.today }
    const result = await importMetadata(toActor(who), await readDocument(opened.text), words)
    return result.ok ? result : fail({ code: 'unknown-content' })
  }
  const result = await importRegister(toActor(who), opened.text, { dryRun, language, onProgress })
  return result.ok ? result : fail({ code: 'not-csv', detail: result.error.columns.join(', ') })
}

/** Metadata is read as a whole: its parts name each other. */
async function readDocument(text: AsyncGenerator<string>): Promise<unknown> {
  let all = ''
  for await (const piece of text) {
    all += piece
    if (all.length > longestDocument) throw new SourceError('too-large')
  }
  try {
    return JSON.parse(all)
  } catch (error) {
    throw new SourceError('not-json', error instanceof Error ? error.message : '')
  }
}

/** Workbooks of any age are told by their first bytes; the source comes back as if it hadn't been looked at. */
async function peekBytes(source: Source): Promise<{ isBinary: boolean; whole: Source }> {
  const pieces = source[Symbol.asyncIterator]()
  const first = await pieces.next()
  const [one, two] = first.done || typeof first.value === 'string' ? [] : first.value
  const isBinary = (one === 0x50 && two === 0x4b) || (one === 0xd0 && two === 0xcf)
  async function* whole(): AsyncGenerator<Uint8Array | string> {
    if (first.done) return
    yield first.value
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  return { isBinary, whole: whole() }
}

/** A template is small: what is larger isn't read on. */
async function readAll(source: Source): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of source) {
    const next = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    bytes += next.length
    if (bytes > largestWorkbook) throw new SourceError('too-large')
    pieces.push(next)
  }
  return Buffer.concat(pieces)
}

/** The beginning of the text, and the source as if it hadn't been looked at. */
async function peek(source: OpenedSource): Promise<{ head: string; opened: OpenedSource }> {
  let head = ''
  while (head.length < headLength) {
    const next = await source.text.next()
    if (next.done) break
    head += next.value
  }
  async function* text(): AsyncGenerator<string> {
    if (head !== '') yield head
    yield* source.text
  }
  return { head, opened: { ...source, text: text() } }
}
