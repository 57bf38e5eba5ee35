import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runNode, seconds } from '../lib/steps.mjs'
import type { Count } from './count'

type Messages = { [key: string]: string | Messages }

const program = (path: string, ...args: string[]) => runNode([join('node_modules', path), ...args])

/** Everything that looks at the code without running it; each counts as one test. */
export const checks: readonly { name: string; check: () => Promise<unknown> }[] = [
  { name: 'types', check: () => program('typescript/bin/tsc', '--noEmit', '-p', '.') },
  {
    name: 'lint and format',
    check: () => program('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  },
  { name: 'import boundaries', check: checkBoundaries },
  { name: 'dead code', check: () => program('knip/bin/knip.js', '--no-progress', '--no-config-hints') },
  { name: 'both languages', check: checkLanguages },
]

async function checkBoundaries(): Promise<void> {
  const cruise = 'dependency-cruiser/bin/dependency-cruise.mjs'
  const folders = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e', 'proxy.ts']
  await program(cruise, '--no-progress', ...folders)
  await program(cruise, '--no-progress', '--config', '.dependency-cruiser.browser.cjs', 'components')
}

/** Every text in both languages, with the same placeholders. */
async function checkLanguages(): Promise<void> {
  const [vi, en] = await Promise.all(
    ['vi', 'en'].map(async (language) => {
      const text = await readFile(join(root, 'messages', `${language}.json`), 'utf8')
      return new Map(flatten(JSON.parse(text) as Messages))
    }),
  )
  if (!vi || !en) throw new Error('messages/vi.json and messages/en.json')
  const problems = [...new Set([...vi.keys(), ...en.keys()])].flatMap((key) => {
    const [left, right] = [vi.get(key), en.get(key)]
    if (left === undefined) return [`${key}: only in en.json`]
    if (right === undefined) return [`${key}: only in vi.json`]
    if ((left.trim() === '') !== (right.trim() === '')) return [`${key}: empty in one of them`]
    return placeholders(left) === placeholders(right) ? [] : [`${key}: other placeholders in en.json`]
  })
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

function flatten(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

function placeholders(text: string): string {
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? '')
  const tags = [...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`)
  return [...new Set([...names, ...tags])].sort().join(' ')
}

/** Runs one check and says how it went. */
export async function runCheck({ name, check }: (typeof checks)[number]): Promise<Count> {
  const started = performance.now()
  try {
    await check()
    console.log(`  ${name}: passed (${seconds(started)})`)
    return { passed: 1, failures: [] }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.log(`  ${name}: failed (${seconds(started)})\n${message}`)
    return { passed: 0, failures: [name] }
  }
}
