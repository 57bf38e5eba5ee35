import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSameProcess, processIdentity } from './process-identity'

/** Who has the embedded database of a data folder open. */
export type Holder = {
  /** The process that holds the files open. */
  pid: number
  identity: string
  /** The server that started it: the one a person would stop. */
  ownerPid: number
  ownerIdentity: string
  /** Folder of the Unix socket. */
  socketFolder: string
}

export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
}

const lockFile = (dataDir: string) => join(dataDir, 'embedded.lock')

/** The living holder of a data folder, or null: nobody, or a dead one whose lock was left behind. */
export async function findHolder(dataDir: string): Promise<Holder | null> {
  const holder = await readHolder(dataDir)
  return holder && isSameProcess(holder.pid, holder.identity) ? holder : null
}

async function readHolder(dataDir: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(lockFile(dataDir), 'utf8')) as Holder
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Takes the lock of `dataDir` for this process; returns what releases it. A dead holder's lock is taken over; an orphan
 * that is just closing is waited for, ten seconds at most. Throws {@link FolderInUseError} when somebody works there.
 */
export async function takeLock(
  dataDir: string,
  ownerPid: number,
  socketFolder: string,
): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true })
  const me: Holder = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    ownerPid,
    ownerIdentity: processIdentity(ownerPid) ?? '',
    socketFolder,
  }
  const draft = `${lockFile(dataDir)}.${process.pid}`
  await writeFile(draft, JSON.stringify(me))
  try {
    const deadline = Date.now() + 10_000
    while (!(await tryLink(draft, lockFile(dataDir)))) {
      const holder = await findHolder(dataDir)
      if (!holder) await removeStale(dataDir, socketFolder)
      else if (isSameProcess(holder.ownerPid, holder.ownerIdentity) || Date.now() > deadline)
        throw inUse(dataDir, holder)
      else await pause(100)
    }
  } finally {
    await rm(draft, { force: true })
  }
  return () => rm(lockFile(dataDir), { force: true })
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** One starter at a time may clear a dead holder's lock; otherwise two could clear each other's fresh one. */
async function removeStale(dataDir: string, ownSocketFolder: string): Promise<void> {
  const gate = `${lockFile(dataDir)}.takeover`
  try {
    await mkdir(gate)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const { mtimeMs } = await stat(gate).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 5_000) await rmdir(gate).catch(() => undefined)
    await pause(50)
    return
  }
  try {
    if (await findHolder(dataDir)) return
    const dead = await readHolder(dataDir)
    // After a crash the restarted process uses the same folder again.
    if (dead && dead.socketFolder !== ownSocketFolder)
      await rm(dead.socketFolder, { recursive: true, force: true })
    await rm(lockFile(dataDir), { force: true })
  } finally {
    await rmdir(gate).catch(() => undefined)
  }
}

function inUse(dataDir: string, { ownerPid }: Holder): FolderInUseError {
  return new FolderInUseError(
    `Thư mục dữ liệu ${dataDir} đang được một máy chủ khác sử dụng (tiến trình ${ownerPid}). ` +
      `Dừng máy chủ đó trước, hoặc chọn thư mục khác bằng DATA_DIR.\n` +
      `The data folder ${dataDir} is in use by another server (process ${ownerPid}). ` +
      `Stop that one first, or choose another folder with DATA_DIR.`,
  )
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
