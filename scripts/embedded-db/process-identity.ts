import { readFileSync } from 'node:fs'

/**
 * Something that a later process with the same number doesn't share: its start time on this boot. Null when no such
 * process runs; empty where the system doesn't tell (outside Linux).
 */
export function processIdentity(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Fields after the name in brackets: state is the first, start time the twentieth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return ''
  }
}

/** True when the process of that number still is the one that had `identity`. */
export function isSameProcess(pid: number, identity: string): boolean {
  const now = processIdentity(pid)
  return now !== null && (now === identity || now === '' || identity === '')
}
