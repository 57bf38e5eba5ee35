import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { basename } from 'node:path'
import { importFailureMessage } from '@/lib/imports/failure-words'
import { importFile } from '@/lib/imports/import-file-commands'
import type { ImportSummary } from '@/lib/imports/summary'
import { today } from '@/lib/periods/deadline'
import { toProgress } from './progress'
import { type Answer, CommandError, required, type Verb } from './verb'

const actor = { system: 'cli' } as const
/** On the terminal; a program reads the JSON. */
const mostShown = 20

export const importVerb: Verb = {
  name: 'import',
  usage: 'import FILE [--dry-run] [--approve] [--atomic all|value] [--json]',
  words: ['file'],
  options: {
    'dry-run': { type: 'boolean' },
    approve: { type: 'boolean' },
    atomic: { type: 'string' },
  },
  async prepare(values) {
    const file = required(values, 'file')
    const atomic = values.atomic ?? 'value'
    if (atomic !== 'all' && atomic !== 'value')
      throw new CommandError('bad-option', '--atomic is all or value.', { field: 'atomic', isUsage: true })
    await access(file, constants.R_OK).catch(() => {
      throw new CommandError('no-such-file', `The file ${file} can’t be read.`, { field: 'file' })
    })
    const dryRun = values['dry-run'] === true
    return async () => {
      const progress = toProgress('values')
      const result = await importFile(actor, createReadStream(file), {
        today: today(),
        language: 'vi',
        fileName: basename(file),
        dryRun,
        atomic,
        approve: values.approve === true,
        onProgress: progress.tell,
      })
      progress.end()
      if (!result.ok) {
        const message = importFailureMessage(result.error, 'vi')
        throw new CommandError(result.error.code, message, { field: 'file' })
      }
      return toAnswer(result.value.summary, dryRun)
    }
  },
}

/** Fails when conflicts kept everything out: then nothing of the file is in the store. */
function toAnswer(summary: ImportSummary, dryRun: boolean): Answer {
  const { imported, updated, ignored, deleted, conflicts } = summary
  const all = summary.conflictCount ?? conflicts.length
  const shown = conflicts.slice(0, mostShown).map(({ message }) => `  ${message}`)
  const rest = all > shown.length ? [`  … ${all - shown.length} more`] : []
  const counts = `imported ${imported}, updated ${updated}, deleted ${deleted}, ignored ${ignored}`
  const text = [
    summary.refused
      ? 'Refused, nothing written: all or nothing was asked'
      : dryRun
        ? `Dry run, nothing written: ${counts}`
        : `Done: ${counts}`,
    ...(all > 0 ? [`${all} conflicts:`, ...shown, ...rest] : []),
  ].join('\n')
  const refused = all - conflicts.filter(({ notice }) => notice).length
  const nothingTaken = imported + updated + deleted === 0 && ignored <= refused
  const failed = summary.refused === true || (refused > 0 && nothingTaken)
  return { json: summary, text, failed }
}
