import { createHash } from 'node:crypto'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { listHead } from './csv'
import type { FilePart } from './file-job'
import type { AllFileWords, ReadmeWords } from './file-words'

export type PartHash = { name: string; sha256: string }

/** The figures that a chart was made of, in its archive. */
export const valuesFile = 'values.csv'

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What an archive says of itself: facts for programs, and the lines and facts of its readme. */
export type AboutArchive = {
  metadata: Record<string, unknown>
  head: string[]
  facts: readonly { label: string; value: string }[]
}

export function aboutChart(model: ChartModel): AboutArchive {
  return {
    metadata: Object.fromEntries(listHead(model)),
    head: [
      model.title,
      model.subtitle,
      model.reading,
      ...(model.demonstration ? [model.demonstrationLabel] : []),
    ],
    facts: model.facts,
  }
}

/** Files with what explains them: facts for programs, a readme in both languages, checksums. */
export function toArchiveParts(
  about: AboutArchive,
  files: readonly FilePart[],
  words: AllFileWords['readme'],
): FilePart[] {
  const utf8 = new TextEncoder()
  const metadata = { ...about.metadata, files: hashParts(files) }
  const explained = [
    ...files,
    { name: 'metadata.json', bytes: utf8.encode(`${JSON.stringify(metadata, null, 2)}\n`) },
    { name: 'readme.txt', bytes: utf8.encode(writeReadme(about, files, words)) },
  ]
  const lines = hashParts(explained).map(({ name, sha256 }) => `${sha256}  ${name}\n`)
  return [...explained, { name: 'hashes.txt', bytes: utf8.encode(lines.join('')) }]
}

export function hashParts(parts: readonly FilePart[]): PartHash[] {
  return parts.map(({ name, bytes }) => ({ name, sha256: hashOf(bytes) }))
}

/** Plain text with a byte-order mark, as Notepad of an old Windows needs it. */
function writeReadme(
  { head, facts }: AboutArchive,
  files: readonly FilePart[],
  { vi, en }: AllFileWords['readme'],
): string {
  const lines = [
    ...head,
    '',
    ...facts.filter(({ value }) => value !== '').map(({ label, value }) => `${label}: ${value}`),
    ...[vi, en].flatMap((words) => ['', '----', ...writeGuide(files, words)]),
  ]
  return `\ufeff${lines.join('\r\n').normalize('NFC')}\r\n`
}

function writeGuide(files: readonly FilePart[], words: ReadmeWords): string[] {
  return [
    words.about,
    words.missing,
    '',
    `${words.files}:`,
    ...files.map(({ name }) => `- ${name}: ${useOf(name, words)}`),
    `- metadata.json: ${words.metadata}`,
    `- hashes.txt: ${words.hashes}`,
    '',
    words.check,
  ]
}

function useOf(name: string, { uses, values, metadata }: ReadmeWords): string {
  const file = name.split('/').at(-1) ?? ''
  if (file === valuesFile) return values
  return file === 'metadata.json' ? metadata : (uses[file.split('.').at(-1) ?? ''] ?? '')
}
