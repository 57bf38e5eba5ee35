import { execFile } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A page of a long list looks like the one before: no more than these are drawn. */
const drawnPages = 6

/** The sheets of a PDF beside it as `NAME-a4-1.png` …; what is wrong with them, if anything. */
export async function paperOf(file: string): Promise<string[]> {
  const stem = file.replace(/\.pdf$/, '')
  const old = (await readdir(dirname(file))).filter((name) => name.startsWith(`${basename(stem)}-a4-`))
  await Promise.all(old.map((name) => rm(`${dirname(file)}/${name}`)))
  const { stdout } = await run('pdfinfo', [file])
  const count = Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1] ?? 0)
  const size = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(stdout)
  await run('pdftoppm', ['-r', '80', '-png', '-l', String(drawnPages), file, `${stem}-a4`])
  const told = [`${count} sheets`]
  const [short, long] = [Number(size?.[1]), Number(size?.[2])].sort((one, other) => one - other)
  if (Math.abs((short ?? 0) - 595) > 2 || Math.abs((long ?? 0) - 842) > 2) told.push('not A4')
  return told
}
