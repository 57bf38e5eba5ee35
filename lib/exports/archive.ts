import { createHash } from 'node:crypto'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { listHead } from './csv'
import type { FilePart } from './file-job'
import type { AllFileWords, ReadmeWords } from './file-words'

export type PartHash = { name: string; sha256: string }

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The files of a chart with what explains them: facts for programs, a readme in both languages, checksums. */
export function toArchiveParts(
  model: ChartModel,
  files: readonly FilePart[],
  words: AllFileWords['readme'],
): FilePart[] {
  const utf8 = new TextEncoder()
  const metadata = { ...Object.fromEntries(listHead(model)), files: hashParts(files) }
  const explained = [
    ...files,
    { name: 'metadata.json', bytes: utf8.encode(`${JSON.stringify(metadata, null, 2)}\n`) },
    { name: 'readme.txt', bytes: utf8.encode(writeReadme(model, files, words)) },
  ]
  const lines = hashParts(explained).map(({ name, sha256 }) => `${sha256}  ${name}\n`)
  return [...explained, { name: 'hashes.txt', bytes: utf8.encode(lines.join('')) }]
}

export function hashParts(parts: readonly FilePart[]): PartHash[] {
  return parts.map(({ name, bytes }) => ({ name, sha256: hashOf(bytes) }))
}

/** Plain text with a byte-order mark, as Notepad of an old Windows needs it. */
function writeReadme(
  model: ChartModel,
  files: readonly FilePart[],
  { vi, en }: AllFileWords['readme'],
): string {
  const lines = [
    model.title,
    model.subtitle,
    model.reading,
    ...(model.demonstration ? [model.demonstrationLabel] : []),
    '',
    ...model.facts.filter(({ value }) => value !== '').map(({ label, value }) => `${label}: ${value}`),
    ...[vi, en].flatMap((words) => ['', '----', ...writeGuide(files, words)]),
  ]
  return `\ufeff${lines.join('\r\n').normalize('NFC')}\r\n`
}

function writeGuide(files: readonly FilePart[], words: ReadmeWords): string[] {
  const useOf = (name: string) => words.uses[name.split('.').at(-1) ?? ''] ?? ''
  return [
    words.about,
    words.missing,
    '',
    `${words.files}:`,
    ...files.map(({ name }) => `- ${name}: ${useOf(name)}`),
    `- metadata.json: ${words.metadata}`,
    `- hashes.txt: ${words.hashes}`,
    '',
    words.check,
  ]
}
