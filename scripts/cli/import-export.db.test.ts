import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { useTestDatabase } from '@/lib/testing/database'
import { exportVerb } from './export'
import { importVerb } from './import'
import type { Values, Verb } from './verb'

useTestDatabase({ seed: 'catalogue' })

const root = join(import.meta.dirname, '..', '..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'songhanh-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The whole command, as somebody types it. */
function cli(words: string[]): Promise<{ exitCode: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cli.ts', ...words], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: env.DATABASE_URL },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      err += text
    })
    child.on('close', (exitCode) => resolve({ exitCode, out, err }))
  })
}

/** The verb alone, in this process. */
async function run(verb: Verb, values: Values) {
  const { json, text, failed } = await (await verb.prepare(values))()
  return { json, text, failed: failed ?? false }
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

const set = (period: string, ...values: [string, string][]) =>
  JSON.stringify({
    period,
    orgUnit: 'D071',
    dataValues: values.map(([dataElement, value]) => ({ dataElement, value })),
  })

describe('import and export', { timeout: 90_000 }, () => {
  test('a packed file whose name says nothing, tried, taken, and taken again', async () => {
    const path = await file('so-lieu.bin', gzipSync(set('2023Q3', ['D8-3.1d', '222'], ['D8-3.1c', '0'])))
    const summary = { imported: 2, updated: 0, ignored: 0, deleted: 0, conflicts: [], conflictCount: 0 }
    expect(await run(importVerb, { file: path, 'dry-run': true })).toMatchObject({
      json: summary,
      failed: false,
    })
    expect(await db.dataValue.count()).toBe(0)
    const taken = await cli(['import', path, '--approve', '--json'])
    expect(taken).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(taken.out)).toEqual(summary)
    expect(await db.dataValue.count({ where: { stage: 'approved', origin: 'imported' } })).toBe(2)
    expect(await run(importVerb, { file: path, approve: true })).toMatchObject({
      json: { ...summary, imported: 0, ignored: 2 },
      failed: false,
    })
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'values.import' } })
    expect(event).toMatchObject({ actor: 'system:cli', subject: 'so-lieu.bin', details: { approved: true } })
  })

  test('fails only when nothing of the file got in', async () => {
    const mixed = await file('mixed.json', set('2023Q4', ['D8-3.1d', '5'], ['NOPE', '1']))
    const refused = await cli(['import', mixed, '--atomic', 'all', '--json'])
    expect(refused.exitCode).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({
      imported: 0,
      ignored: 2,
      refused: true,
      conflicts: [{ code: 'not-found' }],
    })
    const taken = await run(importVerb, { file: mixed })
    expect(taken.failed).toBe(false)
    expect(taken.text).toMatch(
      /imported 1, updated 0, deleted 0, ignored 1\n1 conflicts:\n {2}Dòng 2: Không tìm thấy/,
    )
    const bad = await file('bad.json', set('2023Q4', ['NOPE', '1']))
    expect(await run(importVerb, { file: bad })).toMatchObject({ failed: true })
  })

  test.each([
    ['a file that isn’t there', importVerb, { file: '/nowhere/x.json' }, 'no-such-file', false],
    ['no file', importVerb, {}, 'missing-option', true],
    ['a word', importVerb, { file: 'a', atomic: 'some' }, 'bad-option', true],
    ['an export of nothing', exportVerb, { out: 'x.json' }, 'missing-option', true],
    ['an unknown ending', exportVerb, { form: 'D8-Q', out: 'x.xls' }, 'bad-option', true],
    ['metadata as CSV', exportVerb, { metadata: true, out: 'x.csv' }, 'bad-option', true],
    [
      'an unknown scheme',
      exportVerb,
      { form: 'D8-Q', out: 'x.csv', 'id-scheme': 'name' },
      'bad-option',
      true,
    ],
    ['an unknown form', exportVerb, { form: 'NOPE', out: '/tmp/songhanh-nope.json' }, 'not-found', false],
  ])('%s is refused', async (_what, verb, values, code, isUsage) => {
    await expect(run(verb, values)).rejects.toMatchObject({ code, isUsage })
  })

  test('two files are one too many', async () => {
    const said = await cli(['import', 'a', 'b', '--json'])
    expect(said.exitCode).toBe(2)
    expect(JSON.parse(said.out)).toMatchObject({ code: 'bad-arguments' })
  })

  test.each([
    ['workbook.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]), 'broken-workbook'],
    ['empty.csv', '', 'empty-file'],
    ['other.csv', 'a,b\n1,2\n', 'unknown-content'],
  ])('%s is refused by what it holds', async (name, content, code) => {
    await expect(run(importVerb, { file: await file(name, content) })).rejects.toMatchObject({
      code,
      isUsage: false,
    })
  })

  test('an export, packed, taken in again changes nothing; a failed one leaves no file', async () => {
    const out = join(folder, 'out.csv.gz')
    const unit = 'code:071@2023-12-27'
    const exported = await run(exportVerb, { form: 'D8-Q', 'org-unit': unit, period: '2023', out })
    expect(exported.json).toMatchObject({ exported: 2, leftOut: { missing: 0, otherCalendar: 0 } })
    expect(gunzipSync(await readFile(out)).toString('utf8')).toMatch(/^dataelement,period/)
    expect((await run(importVerb, { file: out })).json).toMatchObject({ imported: 0, updated: 0, ignored: 2 })
    await expect(run(exportVerb, { form: 'NOPE', out: join(folder, 'never.json') })).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => /never|part/.test(name))).toEqual([])
  })

  test('a register of units is told by its columns', async () => {
    const register =
      'id,code,level,name,full_name,parent_id,valid_from,valid_to\nVN,,country,Việt Nam,Việt Nam,,,\n'
    const said = await run(importVerb, { file: await file('units.txt', register), 'dry-run': true })
    expect(said.json).toMatchObject({ imported: 0, rows: 1 })
  })

  test('metadata goes out and comes in unchanged', async () => {
    const out = join(folder, 'metadata.json')
    const exported = await run(exportVerb, { metadata: true, out })
    expect((exported.json as { dataElements: number }).dataElements).toBeGreaterThan(0)
    const again = await run(importVerb, { file: out })
    expect(again).toMatchObject({ failed: false, json: { imported: 0, updated: 0, deleted: 0 } })
  })
})
