import { strToU8, zipSync } from 'fflate'
import { listZip, type ZipEntry, ZipError } from '@/lib/zip'
import { countCells } from './sheet-size'
import type { TemplateProblem } from './template-problem'

export type PackageProblem = TemplateProblem | 'empty-file' | 'too-large'

/** The file as a whole can't be read as a workbook; nothing of it was taken. */
export class PackageError extends Error {
  constructor(readonly code: PackageProblem) {
    super(code)
    this.name = 'PackageError'
  }
}

/** A filled form of a whole province is under 1 MB. */
export const largestWorkbook = 5 * 1024 * 1024
const mostUnpacked = 40 * 1024 * 1024
const mostEntries = 2000
/** So many cells are read in about a second; a province's form has ten thousand. */
const mostCells = 60_000

/** Parts that are neither read nor given back: links to other files, old caches, printers' own words. */
const left =
  /^(xl\/(externalLinks|printerSettings|ctrlProps|activeX|embeddings|queryTables|connections|pivotTables|pivotCache|calcChain|volatileDependencies|webextensions|customXml)|customXml|docProps\/(custom|thumbnail))/

/**
 * A workbook made harmless before anything reads it: sizes checked by the zip's directory, macros and other kinds of
 * files refused, names and validations of whole columns (which a reader would walk cell by cell) left out.
 */
export function cleanPackage(file: Uint8Array): Uint8Array {
  if (file.length === 0) throw new PackageError('empty-file')
  if (file.length > largestWorkbook) throw new PackageError('too-large')
  refuseOtherKinds(file)
  const entries = openZip(file)
  refuseOtherPackages(entries)
  const cells = { count: 0 }
  const kept = entries.filter(({ name }) => !left.test(name))
  const parts = kept.map(({ name, bytes }) => [name, cleanPart(name, bytes, cells)] as const)
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

function refuseOtherKinds(file: Uint8Array): void {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => file[index] === byte)
  // Excel's kind before 2007, and what an encrypted workbook is wrapped in.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    const names = Buffer.from(file.subarray(0, 64 * 1024)).toString('latin1')
    throw new PackageError(names.includes('E\0n\0c\0r\0y\0p\0t\0') ? 'encrypted' : 'old-excel')
  }
  if (!starts(0x50, 0x4b)) throw new PackageError('not-a-workbook')
}

function openZip(file: Uint8Array): ZipEntry[] {
  try {
    return listZip(file, { mostBytes: mostUnpacked, mostEntries })
  } catch (error) {
    throw toPackageError(error)
  }
}

function toPackageError(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error
  if (error.code === 'not-a-zip') return new PackageError('broken-workbook')
  return new PackageError(error.code === 'encrypted-zip' ? 'encrypted' : 'too-large-unpacked')
}

function refuseOtherPackages(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map(({ name }) => name))
  if ([...names].some((name) => /vbaProject|vbaData|macrosheets/i.test(name)))
    throw new PackageError('macros')
  if (names.has('xl/workbook.bin')) throw new PackageError('binary-workbook')
  if (names.has('content.xml') && names.has('mimetype')) throw new PackageError('open-document')
  if (!names.has('xl/workbook.xml')) throw new PackageError('not-a-workbook')
}

function cleanPart(name: string, bytes: () => Uint8Array, cells: { count: number }): Uint8Array {
  const raw = unpacked(bytes)
  if (!/\.(xml|rels|vml)$/i.test(name)) return raw
  const text = Buffer.from(raw).toString('utf8')
  // No workbook needs these, and what they stand for can be larger than any file.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new PackageError('broken-workbook')
  if (name === 'xl/workbook.xml') return strToU8(cleanWorkbook(text))
  if (name === '[Content_Types].xml' || name.endsWith('.rels')) return strToU8(dropLinks(text))
  if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return raw
  const sheet = cleanSheet(text)
  // Counted as it will be read: what was left out may have stood inside another element's name.
  const own = countCells(sheet)
  if (own === null) throw new PackageError('broken-workbook')
  cells.count += own
  if (cells.count > mostCells) throw new PackageError('too-many-cells')
  return strToU8(sheet)
}

function unpacked(bytes: () => Uint8Array): Uint8Array {
  try {
    return bytes()
  } catch (error) {
    throw toPackageError(error)
  }
}

function cleanWorkbook(text: string): string {
  return dropElement(dropElement(text, 'definedNames'), 'externalReferences')
}

function cleanSheet(text: string): string {
  return ['dataValidations', 'extLst', 'controls', 'oleObjects', 'legacyDrawingHF'].reduce(dropElement, text)
}

/** Without the elements of a name, in one pass: a pattern would begin anew at each that is never closed. */
function dropElement(text: string, name: string): string {
  const close = `</${name}>`
  let [kept, from] = ['', 0]
  for (const { index, 0: open } of text.matchAll(new RegExp(`<${name}(?=[\\s/>])[^<>]*>`, 'g'))) {
    if (index < from) continue
    kept += text.slice(from, index)
    from = index + open.length
    if (open.endsWith('/>')) continue
    const end = text.indexOf(close, from)
    if (end < 0) throw new PackageError('broken-workbook')
    from = end + close.length
  }
  return kept + text.slice(from)
}

/** Relations and kinds of parts that were left out. */
function dropLinks(text: string): string {
  return text.replace(/<(?:Relationship|Override)\s[^<>]*\/>/g, (element) => {
    const target = /(?:Target|PartName)="\/?(?:xl\/|\.\.\/)?([^"]*)"/.exec(element)?.[1] ?? ''
    return left.test(`xl/${target}`) || left.test(target) ? '' : element
  })
}
