import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compareTemplate } from './changes'
import { toBytes } from './excel'
import { cellAt, oneUnit, openSample, sampleForm, sampleNow, sampleTemplate, twoUnits } from './samples'
import { openTemplate } from './upload-commands'

// The first conversion makes a profile; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const folder = mkdtempSync(join(tmpdir(), 'songhanh-office-'))
const files = { 'one.xlsx': oneUnit, 'two.xlsx': twoUnits }

function findOffice(): string {
  const found = [process.env.SOFFICE, '/usr/bin/soffice', '/usr/bin/libreoffice'].find(
    (path) => path && existsSync(path),
  )
  if (!found)
    throw new Error(
      'This test needs LibreOffice: install the package libreoffice-calc, or set SOFFICE to its path.',
    )
  return found
}

/** Opens the files in LibreOffice without a screen and saves them again. */
async function passThroughOffice(names: readonly string[], kind: 'xlsx' | 'ods'): Promise<void> {
  const profile = pathToFileURL(join(folder, 'profile')).href
  const paths = names.map((name) => join(folder, name))
  const out = join(folder, 'out')
  const words = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--convert-to',
    kind,
    '--outdir',
    out,
    ...paths,
  ]
  await promisify(execFile)(findOffice(), words, { timeout: 240_000 })
}

beforeAll(async () => {
  for (const [name, units] of Object.entries(files)) {
    const book = await openSample(await sampleTemplate(units))
    // What the officer fills in goes the same way.
    const sheet = book.worksheets[0]
    if (sheet && name === 'one.xlsx') {
      cellAt(sheet, 'A.2', 'Nam').value = { formula: '20+2' }
      cellAt(sheet, 'A.1', 'Tổng số').value = '-'
    }
    writeFileSync(join(folder, name), name === 'one.xlsx' ? await toBytes(book) : await sampleTemplate(units))
  }
  await passThroughOffice(Object.keys(files), 'xlsx')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function readBack(name: keyof typeof files) {
  const opened = await openTemplate(readFileSync(join(folder, 'out', name)))
  if (!opened.ok) throw new Error(opened.error.code)
  return { filled: opened.value, found: compareTemplate(opened.value, sampleForm, sampleNow(files[name])) }
}

test('a workbook of several units comes back unchanged', async () => {
  const { filled, found } = await readBack('two.xlsx')
  expect(filled.notices).toEqual([])
  expect(found).toEqual({ changes: [], clashes: [], problems: [], unchanged: 5 })
})

test('what was filled in comes back, computed', async () => {
  const { filled, found } = await readBack('one.xlsx')
  expect(filled.notices).toEqual([])
  expect(found.problems).toEqual([])
  expect(found.changes.map(({ cell, to, formula }) => [cell, to.value ?? to.missing, formula])).toEqual([
    ['A.1|', 'not-applicable', false],
    ['A.2|sex=male', '22', true],
  ])
})

test('protection, validations and the hidden keys survive; without a screen the office keeps no views', async () => {
  const parts = unzipSync(readFileSync(join(folder, 'out', 'two.xlsx')))
  const part = (name: string) => new TextDecoder().decode(parts[name])
  expect(part('xl/worksheets/sheet1.xml')).toMatch(/<sheetProtection sheet="(true|1)"/)
  const ours = unzipSync(readFileSync(join(folder, 'two.xlsx')))['xl/worksheets/sheet1.xml']
  expect(new TextDecoder().decode(ours)).toContain('state="frozen"')
  expect(part('xl/worksheets/sheet1.xml')).toMatch(/<dataValidation [^>]*error="Nhập số nguyên/)
  expect(part('xl/workbook.xml')).toMatch(/name="_songhanh"[^>]*state="(veryH|h)idden"/)
})

test('saved as .ods it has its answer', async () => {
  await passThroughOffice(['one.xlsx'], 'ods')
  expect(await openTemplate(readFileSync(join(folder, 'out', 'one.ods')))).toEqual({
    ok: false,
    error: { code: 'open-document' },
  })
})
