import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { inflateSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { listZip } from '@/lib/zip'
import { samples } from './chart-samples'
import { toChartSheet } from './chart-sheet'
import { toCsv } from './csv'
import type { FileJob } from './file-job'
import { fileWordsOf } from './file-word-samples'
import { toJson } from './json'
import { toPngTexts } from './png'
import { addPngText } from './png-text'
import { createRenderClient, createWorkerClient, type RenderClient, type WorkerClient } from './render-client'
import { toPictureModel } from './render-job'
import type { SheetFile } from './sheet'
import { stampModel } from './stamp'
import { toTable } from './table'

// Workers load, LibreOffice makes a profile: on a busy machine that takes a while.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const run = promisify(execFile)
// Inside the project, so that the bundles find their packages.
const folder = mkdtempSync(path.join(process.cwd(), 'node_modules/.formats-'))
const out = mkdtempSync(path.join(tmpdir(), 'songhanh-formats-'))
const limits = { mostBytes: 50_000_000, mostEntries: 100 }
const reference = 'SHD-20261122-7F3K2Q'
const at = (value: string) => ({ label: 'Dấu', value })
const stamp = {
  time: at('10:00 22/11/2026'),
  who: at('Lê Đức Ỵ <y@vn>'),
  licence: at('Ghi nguồn'),
  reference: at(reference),
}

/** Figures that are easy to spoil: large, negative, rounded to nothing, with words, as text that looks like a formula. */
function harden(model: ChartModel): ChartModel {
  const [first, ...others] = model.series
  if (!first) return model
  const hard = [
    { exact: '1234567.25', vi: '1.234.567,3', en: '1,234,567.3' },
    { exact: '-4321.05', vi: '−4.321,1', en: '−4,321.1' },
    { exact: '-0.04', vi: '0,0', en: '0.0' },
    { exact: '7000', vi: 'hơn 7.000', en: 'more than 7,000' },
    { exact: '20', vi: 'từ 20 đến 25', en: '20 to 25' },
  ]
  const points = first.points.map((point, index) => {
    const one = hard[index]
    if (!one) return point
    const display = one[model.language]
    return {
      ...point,
      value: Number(one.exact),
      exact: one.exact,
      display,
      missing: null,
      missingLabel: '',
      label: ['=1+1', '-2', '@x', '+84', point.label][index] ?? '',
    }
  })
  return { ...model, title: `=HYPERLINK("x") ${model.title}`, series: [{ ...first, points }, ...others] }
}

const base: Record<string, ChartModel> = {
  ...samples,
  hard: harden(samples.line),
  'hard-en': harden({ ...samples.columns, language: 'en' }),
}
const models = Object.entries(base).map(([name, model]) => ({ name, model: stampModel(model, stamp) }))

let pictures: RenderClient
let files: WorkerClient<FileJob>
type Made = {
  sheet: SheetFile
  xlsx: Uint8Array
  ods: Uint8Array
  png: Uint8Array
  picture: string
  svg: string
}
const made = new Map<string, Made>()
function getMade(name: string): Made {
  const one = made.get(name)
  if (!one) throw new Error(name)
  return one
}

function find(program: string, names: string[], pack: string): string {
  const found = names.find((one) => one && existsSync(one))
  if (!found) throw new Error(`This test needs ${program}: install the package ${pack}.`)
  return found
}

beforeAll(async () => {
  const { buildWorkers } = await import('@/scripts/build-workers.mjs')
  const workerFile = await buildWorkers(folder)
  const options = { timeLimitMs: 120_000, queueLimit: 99, cacheBytes: 0 }
  pictures = createRenderClient({ ...options, workerFile })
  files = createWorkerClient<FileJob>({ ...options, workerFile: path.join(folder, 'file-worker.mjs') })
  mkdirSync(path.join(out, 'csv'))
  for (const { name, model } of models) {
    const words = fileWordsOf(model.language)
    const drawn = (await pictures.render({
      output: 'png',
      model,
      words: words.picture,
      scale: 1,
    })) as Uint8Array
    const png = addPngText(drawn, toPngTexts(model))
    const sheet = toChartSheet(model, words.file, {
      png,
      width: 776,
      height: 600,
      description: model.reading,
    })
    const write = async (output: 'xlsx' | 'ods') => (await files.render({ output, sheet })) as Uint8Array
    const [xlsx, ods] = [await write('xlsx'), await write('ods')]
    writeFileSync(path.join(out, `${name}-x.xlsx`), xlsx)
    writeFileSync(path.join(out, `${name}-o.ods`), ods)
    const picture = String(
      await pictures.render({
        output: 'picture',
        model: toPictureModel(model),
        words: words.picture,
        width: 720,
      }),
    )
    const pdf = (await files.render({ output: 'pdf', model, words: words.file, picture })) as Uint8Array
    writeFileSync(path.join(out, `${name}.pdf`), pdf)
    const svg = String(await pictures.render({ output: 'svg', model, words: words.picture }))
    writeFileSync(path.join(out, `${name}.svg`), svg)
    made.set(name, { sheet, xlsx, ods, png, picture, svg })
  }
  await toShownCsv()
})
afterAll(async () => {
  await Promise.all([pictures.close(), files.close()])
  rmSync(folder, { recursive: true })
  rmSync(out, { recursive: true })
})

/** LibreOffice opens every workbook and writes each sheet as it shows it. */
async function toShownCsv(): Promise<void> {
  const office = find(
    'LibreOffice',
    [process.env.SOFFICE ?? '', '/usr/bin/soffice', '/usr/bin/libreoffice'],
    'libreoffice-calc',
  )
  const books = models
    .flatMap(({ name }) => [`${name}-x.xlsx`, `${name}-o.ods`])
    .map((file) => path.join(out, file))
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(out, 'profile')).href}`
  await run(
    office,
    [profile, '--headless', '--convert-to', filter, '--outdir', path.join(out, 'csv'), ...books],
    { timeout: 240_000 },
  )
}

const readShown = (book: string, sheet: string): string[][] =>
  parse(readFileSync(path.join(out, 'csv', `${book}-${sheet}.csv`)), { relax_column_count: true, bom: true })

/** Table of the page: the digits that every file has to show. */
function wanted(model: ChartModel) {
  const table = toTable(model)
  const columns = table.columns.map(({ key }) => key)
  return { columns, rows: table.rows }
}

/** PNG chunks by hand, apart from the code that wrote them (W3C PNG §5, §11.3.4.5). */
function readTexts(png: Uint8Array): Map<string, string> {
  const texts = new Map<string, string>()
  const bytes = Buffer.from(png)
  for (let position = 8; position < bytes.length; ) {
    const length = bytes.readUInt32BE(position)
    if (bytes.toString('latin1', position + 4, position + 8) === 'iTXt') {
      const data = bytes.subarray(position + 8, position + 8 + length)
      const name = data.indexOf(0)
      const text = data.subarray(data.indexOf(0, data.indexOf(0, name + 3) + 1) + 1)
      texts.set(
        data.toString('latin1', 0, name),
        (data[name + 1] === 1 ? inflateSync(text) : text).toString('utf8'),
      )
    }
    position += length + 12
  }
  return texts
}

test.each(models)(
  '$name: model, table, CSV, XLSX, ODS, JSON and PNG have the same digits',
  async ({ name, model }) => {
    const { sheet, xlsx, png } = getMade(name)
    const points = model.series.flatMap((series) => series.points)
    const table = wanted(model)
    const value = table.columns.indexOf('value')
    const shown = points.map(({ display }) => display)
    const exact = points.map((point) => point.exact)
    expect(table.rows.map((row) => row[value])).toEqual(shown)

    const csv = toCsv(model)
      .replace(/^\ufeff/, '')
      .split('\r\n')
    const figures: Record<string, string>[] = parse(
      csv.filter((line) => !line.startsWith('# ')).join('\r\n'),
      { columns: true },
    )
    expect(figures.map(({ display }) => display)).toEqual(shown)
    expect(figures.map((row) => row.value)).toEqual(exact)
    const inPicture: Record<string, string>[] = parse(readTexts(png).get('Data') ?? '', { columns: true })
    expect(inPicture).toEqual(figures)

    const json = JSON.parse(toJson(model)) as ChartModel
    expect(json.series.flatMap((series) => series.points.map((point) => point.display))).toEqual(shown)

    // As numbers in the workbook itself …
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(xlsx) as never)
    const numbers = points.map((_, row) => book.worksheets[0]?.getCell(row + 4, value + 1).value)
    expect(numbers).toEqual(points.map((point) => (point.exact === '' ? point.display : Number(point.exact))))
    // … and as LibreOffice shows them, in both formats, digit for digit.
    for (const kind of ['x', 'o']) {
      const words = sheet.columns.findIndex(({ key }) => key === 'shown')
      const rows = readShown(`${name}-${kind}`, sheet.names.data).slice(3)
      const said = rows.map((row) =>
        table.columns.map((_, column) => (column === value && row[words]) || (row[column] ?? '')),
      )
      expect(said, kind).toEqual(table.rows)
      const facts = readShown(`${name}-${kind}`, sheet.names.facts)
      expect(
        facts.map(([label, text]) => [label, text]),
        kind,
      ).toEqual(sheet.facts)
    }
  },
)

const plain = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
const wordsOf = (texts: string[]) =>
  texts.flatMap((text) => text.normalize('NFC').split(/\s+/)).filter(Boolean)

test('pdftotext finds every word of the picture, the table and the facts of every chart', async () => {
  const program = find('pdftotext', [process.env.PDFTOTEXT ?? '', '/usr/bin/pdftotext'], 'poppler-utils')
  for (const { name, model } of models) {
    const { stdout } = await run(program, ['-enc', 'UTF-8', path.join(out, `${name}.pdf`), '-'])
    // A cell or a line may break inside "–"-joined words, never a letter from its mark.
    const found = stdout.normalize('NFC').replace(/\s+/g, '')
    const drawn = [...getMade(name).picture.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text = '']) =>
      plain(text),
    )
    const told = [model.title, model.subtitle, model.reading, ...model.facts.map(({ value }) => value)]
    const missing = wordsOf([...drawn, ...told, ...toTable(model).rows.flat()]).filter(
      (word) => !found.includes(word),
    )
    expect(missing, name).toEqual([])
    expect(stdout).toContain(reference)
  }
})

test('xmllint reads every SVG; its font is inside, and its facts are data', async () => {
  const program = find('xmllint', [process.env.XMLLINT ?? '', '/usr/bin/xmllint'], 'libxml2-utils')
  await run(program, ['--noout', '--nonet', ...models.map(({ name }) => path.join(out, `${name}.svg`))])
  for (const { name, model } of models) {
    const { svg } = getMade(name)
    expect(svg).toContain('@font-face')
    expect(svg).not.toMatch(/(?:href|src)="?(?:https?:)?\/\//)
    const facts = JSON.parse(plain(/<metadata>(.*?)<\/metadata>/s.exec(svg)?.[1] ?? '{}')) as Record<
      string,
      string
    >
    for (const { key, value } of model.facts) expect(facts[key], key).toBe(value)
  }
})

test('every fact is in the PNG, the workbook and the OpenDocument file as their own properties', async () => {
  for (const { name, model } of models) {
    const { png, xlsx, ods } = getMade(name)
    const texts = readTexts(png)
    for (const { key, value } of model.facts) expect(texts.get(key === 'source' ? 'Source' : key)).toBe(value)
    const parts = { xlsx: listZip(xlsx, limits), ods: listZip(ods, limits) }
    const part = (kind: 'xlsx' | 'ods', file: string) =>
      plain(new TextDecoder().decode(parts[kind].find((entry) => entry.name === file)?.bytes()))
    for (const text of [part('xlsx', 'docProps/core.xml'), part('ods', 'meta.xml')]) {
      for (const value of [model.title, model.reading, reference, ...model.facts.map((fact) => fact.value)])
        expect(text).toContain(value)
    }
    // The type of an OpenDocument file stands first and unpacked, so that programs know it by its first bytes.
    expect(Buffer.from(ods).toString('latin1', 30, 84)).toBe(
      `mimetype${'application/vnd.oasis.opendocument.spreadsheet'}`,
    )
    expect(parts.xlsx.some(({ name: file }) => file.startsWith('xl/media/'))).toBe(true)
    expect(parts.ods.some(({ name: file }) => file === 'Pictures/chart.png')).toBe(true)
  }
})
