import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toPageAddress } from '@/lib/exports/download-address'
import { type FileVerdict, verifyFile } from '@/lib/exports/verify-queries'
import { formatDateTime } from '@/lib/format'
import { CommandError, required, type Verb } from './verb'

/** Whether a downloaded file is what was given out, and what the audit log says of it. */
export const verifyVerb: Verb = {
  name: 'verify',
  usage: 'verify FILE [--json]',
  words: ['file'],
  options: {},
  prepare: async (values) => {
    const file = required(values, 'file')
    const bytes = await readFile(file).catch((error: Error) => {
      throw new CommandError('bad-option', `${file} can’t be read: ${error.message}`, { field: 'file' })
    })
    return async () => {
      const verdict = await verifyFile(bytes, basename(file))
      const { state, sha256, given, part } = verdict
      const json = {
        file,
        state,
        sha256,
        part,
        given: given && { ...given, at: given.at.toISOString() },
      }
      return { json, text: say(file, verdict), failed: state !== 'unchanged' }
    }
  },
}

function say(file: string, { state, sha256, given, part }: FileVerdict): string {
  if (!given) return `${file}: the audit log knows neither its SHA-256 (${sha256}) nor a reference in it.`
  const { reference, chart, query, dataVersion, user, at, event } = given
  const verdict = {
    unchanged: `${file} is byte for byte what was given out${part ? ` (${part} of the archive)` : ''}.`,
    changed: `${file} bears ${reference}, but is not the file that was given out: SHA-256 ${sha256}, given out ${given.sha256}.`,
    unknown: '',
  }[state]
  const address = chart ? toPageAddress(chart, query) : `/entry?${new URLSearchParams(query)}`
  return [
    verdict,
    `reference     ${reference} (event ${event} of the audit log)`,
    `figures       ${address}`,
    `data version  ${dataVersion ?? '–'}`,
    `given to      ${user.name ? `${user.name} <${user.email}>` : user.email}`,
    `at            ${formatDateTime(at)} (Asia/Ho_Chi_Minh)`,
  ].join('\n')
}
