// `npm run cli -- VERB …`: the machine's own entrance, beside a running server or without one.
import { parseArgs } from 'node:util'
import type { Verb } from './cli/verb'

// Standard output belongs to the answer; what goes wrong is said on standard error.
process.env.LOG_LEVEL ??= 'silent'

const { CommandError } = await import('./cli/verb')
const { verbs } = await import('./cli/verbs')
const { withDatabase } = await import('./cli/with-database')

const words = process.argv.slice(2)
const wantsJson = words.includes('--json')

function findVerb(): { verb: Verb; rest: string[] } | null {
  for (const verb of verbs) {
    const parts = verb.name.split(' ')
    if (parts.every((part, index) => words[index] === part)) return { verb, rest: words.slice(parts.length) }
  }
  return null
}

function refuse(
  exitCode: 1 | 2,
  failure: { code: string; message: string; field?: string },
  usage?: string,
): void {
  if (wantsJson) console.log(JSON.stringify(failure))
  console.error(failure.message)
  if (usage) console.error(usage)
  process.exitCode = exitCode
}

async function main(): Promise<void> {
  const found = findVerb()
  if (!found) {
    const list = verbs.map(({ usage }) => `  npm run cli -- ${usage}`).join('\n')
    const asked = words.filter((word) => !word.startsWith('--')).join(' ')
    const message = asked === '' ? 'A verb is needed.' : `Unknown verb: ${asked}`
    return refuse(2, { code: 'unknown-verb', message }, `Verbs:\n${list}`)
  }
  const { verb, rest } = found
  const usage = `Usage: npm run cli -- ${verb.usage}`
  try {
    const options = { ...verb.options, json: { type: 'boolean' as const } }
    const names = verb.words ?? []
    const { values, positionals } = parseArgs({
      args: rest,
      options,
      strict: true,
      allowPositionals: names.length > 0,
    })
    if (positionals.length > names.length)
      throw new CommandError('bad-arguments', `Too many words: ${positionals.join(' ')}`, { isUsage: true })
    const named = Object.fromEntries(names.map((name, index) => [name, positionals[index]]))
    const work = await verb.prepare({ ...values, ...named })
    const { json, text, failed } = await withDatabase(work)
    console.log(wantsJson ? JSON.stringify(json) : text)
    process.exitCode = failed ? 1 : 0
  } catch (error) {
    if (error instanceof CommandError) {
      const { code, message, field, isUsage } = error
      return refuse(isUsage ? 2 : 1, { code, message, field }, isUsage ? usage : undefined)
    }
    const message = error instanceof Error ? error.message : String(error)
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
      return refuse(2, { code: 'bad-arguments', message }, usage)
    }
    refuse(1, { code: 'failed', message })
  }
}

await main()
