import { canAdminister } from '@/lib/access/scope'
import { type Administrator, toActor } from '@/lib/access/user'
import { fail, ok, type Result } from '@/lib/result'
import { type ImportFailure, type ImportOptions, importOpenedValues } from './data-values-commands'
import { detectFile, type FileKind, headLength } from './detect'
import { importMetadata } from './metadata-commands'
import { importRegister } from './register-commands'
import { type OpenedSource, openSource, type Source, SourceError } from './source'
import type { ImportSummary } from './summary'

const longestDocument = 256 * 1024 * 1024

export type FileImport = { kind: Exclude<FileKind, 'unknown'>; summary: ImportSummary }

/**
 * Takes in whatever file it is, told by its content: data values, metadata or a register of units, plain or gzip.
 * Metadata and registers are for administrators; to others they read as not found.
 */
export async function importFile(
  who: Administrator,
  source: Source,
  options: ImportOptions,
): Promise<Result<FileImport, ImportFailure>> {
  try {
    const { head, opened } = await peek(openSource(source))
    if (head.trim() === '') return fail({ code: 'empty-file' })
    const kind = detectFile(head)
    if (kind === 'unknown') return fail({ code: 'unknown-content' })
    const result = await take(kind, who, opened, options)
    return result.ok ? ok({ kind, summary: result.value }) : result
  } catch (error) {
    if (error instanceof SourceError) return fail({ code: error.code, detail: error.detail })
    throw error
  }
}

async function take(
  kind: FileImport['kind'],
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
