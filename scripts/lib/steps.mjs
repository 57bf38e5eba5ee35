// Small things that the entrances share; plain JavaScript, because they run before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** An expected failure: its message is for the person at the terminal, without a stack. */
export class StepError extends Error {}

/** Runs `work`, saying what it is and how long it took. */
export async function step(what, work) {
  const started = performance.now()
  try {
    const answer = await work()
    console.log(`  ${what} (${seconds(started)})`)
    return answer
  } catch (error) {
    console.log(`  ${what}: failed (${seconds(started)})`)
    throw error
  }
}

export function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

const running = new Set()
// Who stops us in the middle of a build doesn't want it to go on alone.
process.on('exit', () => {
  for (const child of running) child.kill()
})

/** Runs a program to its end and gives back what it said; throws a StepError with the end of it when it fails. */
export function run(command, args, { env = {}, cwd = root, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    child.on('exit', () => running.delete(child))
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        output += text
        if (show) process.stdout.write(text)
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output)
      const said = show ? '' : `\n${output.trim().split('\n').slice(-60).join('\n')}`
      reject(new StepError(`${[command, ...args].join(' ')} ended with ${signal ?? `code ${code}`}${said}`))
    })
  })
}

/** Runs one of the installed packages' programs with this Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}

/** SHA-256 over names and contents of files and folders; what doesn't exist counts as nothing. */
export function hashOf(paths, extra = '') {
  const hash = createHash('sha256').update(extra)
  const visit = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(join(path, name))
      return
    }
    if (/\.test\.tsx?$/.test(path)) return
    hash.update(`\0${path}\0`).update(readFileSync(full))
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

const stampFile = (name) => join(root, 'node_modules', '.cache', 'songhanh', name)

export function hasStamp(name, value) {
  return existsSync(stampFile(name)) && readFileSync(stampFile(name), 'utf8') === value
}

export function writeStamp(name, value) {
  mkdirSync(dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), value)
}

/** Runs `work` while no other process of this checkout does work of that name; the others wait. */
export async function alone(name, work) {
  const gate = `${stampFile(name)}.pid`
  mkdirSync(dirname(gate), { recursive: true })
  while (!tryEnter(gate)) await new Promise((resolve) => setTimeout(resolve, 500))
  try {
    return await work()
  } finally {
    rmSync(gate, { force: true })
  }
}

function tryEnter(gate) {
  try {
    writeFileSync(gate, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(readFileSync(gate, 'utf8')), 0)
  } catch (error) {
    // Its owner died, or left just now: the next round finds it free.
    if (error.code === 'ESRCH') rmSync(gate, { force: true })
  }
  return false
}
