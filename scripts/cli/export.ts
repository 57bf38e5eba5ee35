import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type ExportQuery, exportDataValues } from '@/lib/imports/export-values-commands'
import { exportMetadata } from '@/lib/imports/metadata-export-queries'
import { type Answer, CommandError, required, type Values, type Verb } from './verb'

const actor = { system: 'cli' } as const

export const exportVerb: Verb = {
  name: 'export',
  usage:
    'export (--metadata | --form F | --data-element CODES) [--org-unit U] [--period P] [--stage approved|provisional] [--id-scheme uid|code] --out FILE(.json|.csv)[.gz] [--json]',
  options: {
    metadata: { type: 'boolean' },
    form: { type: 'string' },
    'data-element': { type: 'string' },
    'org-unit': { type: 'string' },
    period: { type: 'string' },
    stage: { type: 'string' },
    'id-scheme': { type: 'string' },
    out: { type: 'string' },
  },
  async prepare(values) {
    const out = required(values, 'out')
    if (values.metadata === true) {
      if (!/\.json(\.gz)?$/i.test(out)) throw badOut('--out ends in .json or .json.gz.')
      return () => toFile(out, writeMetadata)
    }
    const query = toQuery(values, out)
    return () => toFile(out, (write) => writeValues(query, write))
  },
}

function badOut(message: string): CommandError {
  return new CommandError('bad-option', message, { field: 'out', isUsage: true })
}

function toQuery(values: Values, out: string): ExportQuery {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const format = /\.(json|csv)(\.gz)?$/i.exec(out)?.[1]?.toLowerCase()
  if (format !== 'json' && format !== 'csv') throw badOut('--out ends in .json or .csv, or either with .gz.')
  const dataElements = text('data-element')
    ?.split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  if (text('form') === undefined && !dataElements?.length)
    throw new CommandError('missing-option', '--form or --data-element is needed.', {
      field: 'form',
      isUsage: true,
    })
  return {
    form: text('form'),
    dataElements,
    orgUnit: text('org-unit'),
    period: text('period'),
    stage: oneOf(values, 'stage', ['approved', 'provisional']),
    idScheme: oneOf(values, 'id-scheme', ['uid', 'code']),
    format,
  }
}

function oneOf<const Word extends string>(
  values: Values,
  name: string,
  words: readonly Word[],
): Word | undefined {
  if (values[name] === undefined) return undefined
  const word = words.find((one) => one === values[name])
  if (word) return word
  throw new CommandError('bad-option', `--${name} is ${words.join(' or ')}.`, { field: name, isUsage: true })
}

async function writeValues(query: ExportQuery, write: (text: string) => Promise<void>): Promise<Answer> {
  const result = await exportDataValues(actor, query, write)
  if (!result.ok) {
    const { code, field } = result.error
    throw new CommandError(
      code,
      `--${field}: ${code === 'not-found' ? 'there is none of that name' : 'that is no period'}.`,
      { field },
    )
  }
  const { exported, leftOut } = result.value
  const left = [
    leftOut.missing > 0 ? `${leftOut.missing} with a reason instead of a number` : '',
    leftOut.otherCalendar > 0 ? `${leftOut.otherCalendar} of the other calendar` : '',
  ].filter(Boolean)
  const text = `Exported ${exported} values${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}`
  return { json: result.value, text }
}

async function writeMetadata(write: (text: string) => Promise<void>): Promise<Answer> {
  const document = await exportMetadata()
  await write(`${JSON.stringify(document, null, 1)}\n`)
  const counts = Object.fromEntries(
    Object.entries(document).flatMap(([kind, items]) => (Array.isArray(items) ? [[kind, items.length]] : [])),
  )
  const text = `Exported ${Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}`
  return { json: counts, text }
}

/** The file appears whole or not at all. */
async function toFile(
  out: string,
  work: (write: (text: string) => Promise<void>) => Promise<Answer>,
): Promise<Answer> {
  const part = `${out}.part`
  const handle = await open(part, 'w').catch((error: Error) => {
    throw badOut(`${out} can’t be written: ${error.message}`)
  })
  const file = handle.createWriteStream()
  const gzip = out.endsWith('.gz') ? createGzip() : null
  gzip?.pipe(file)
  const stream = gzip ?? file
  try {
    const answer = await work(async (text) => {
      if (!stream.write(text)) await once(stream, 'drain')
    })
    stream.end()
    await finished(file)
    await rename(part, out)
    return answer
  } catch (error) {
    stream.destroy()
    file.destroy()
    await rm(part, { force: true })
    throw error
  }
}
