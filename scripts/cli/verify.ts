import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toPageAddress } from '@/lib/exports/download-address'
import { type FileVerdict, verifyFile } from '@/lib/exports/verify-queries'
import { type ValuesVerdict, verifyValues } from '@/lib/exports/verify-values-queries'
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
      const values = await verifyValues(bytes)
      const { state, sha256, given, part } = verdict
      const json = {
        file,
        state,
        sha256,
        part,
        given: given && { ...given, at: given.at.toISOString() },
        values,
      }
      const text = [say(file, verdict), ...(values ? sayValues(values) : [])].join('\n')
      return { json, text, failed: state !== 'unchanged' || (values?.counts['not-recorded'] ?? 0) > 0 }
    }
  },
}

/** Most figures named one by one. */
const mostNamed = 20

/** What became of the figures that the file says it was made of. */
function sayValues({ values, counts, others, approvers }: ValuesVerdict): string[] {
  const named = others
    .slice(0, mostNamed)
    .map(({ dataElement, orgUnit, period, breakdown, told, state, now, by, at }) => {
      const place = [dataElement, orgUnit, period, breakdown].filter(Boolean).join(' · ')
      const since = at ? `, approved by ${by ?? 'the system'} at ${formatDateTime(at)}` : ''
      return state === 'replaced'
        ? `  replaced      ${place}: ${told} → ${now || 'nothing'}${since}`
        : `  not recorded  ${place}: ${told} (in force: ${now || 'nothing'})`
    })
  return [
    `values        ${values}: ${counts.stands} stand, ${counts.replaced} replaced since, ${counts['not-recorded']} not in the history, ${counts.hidden} hidden`,
    ...(approvers.length > 0
      ? [`approved by   ${approvers.map(({ by, count }) => `${by ?? 'the system'} (${count})`).join(', ')}`]
      : []),
    ...named,
    ...(others.length > named.length
      ? [`  … ${others.length - named.length} more (--json names up to 1,000)`]
      : []),
  ]
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
