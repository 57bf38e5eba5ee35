import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toBoardCsv } from './board-csv'
import { toBoardBook } from './board-sheet'
import { samples } from './chart-samples'
import { fileWordsOf } from './file-word-samples'
import { writeBoardPdf } from './file-worker/board-pdf'
import { writeOds } from './file-worker/ods'
import { writeXlsx } from './file-worker/xlsx'
import { createRenderClient, type RenderClient } from './render-client'
import { type PictureStack, toPictureModel } from './render-job'
import { sampleBoard } from './samples/board'
import type { SheetPicture } from './sheet'
import { toTable } from './table'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const run = promisify(execFile)
const folder = mkdtempSync(path.join(process.cwd(), 'node_modules/.boards-'))
const out = mkdtempSync(path.join(tmpdir(), 'songhanh-boards-'))
const reference = 'SHD-20261122-7F3K2Q'
const at = (label: string, value: string) => ({ label, value })
const stamp = {
  time: at('Thời điểm lập', '10:00 22/11/2026'),
  who: at('Người tải', 'Lê Đức Ỵ <y@vn>'),
  licence: at('Giấy phép', 'Ghi nguồn'),
  reference: at('Số hiệu', reference),
}
const { line, negative, mapAfter, seats, ranked } = samples
const shown = [line, negative, mapAfter, seats, ranked]
const board = sampleBoard(shown, stamp)
const hidden = board.charts[shown.length]
const words = fileWordsOf('vi')

let client: RenderClient
const pictures = new Map<number, string>()
beforeAll(async () => {
  const { buildWorkers } = await import('@/scripts/build-workers.mjs')
  const workerFile = await buildWorkers(folder)
  client = createRenderClient({ workerFile, timeLimitMs: 120_000, queueLimit: 99, cacheBytes: 0 })
  for (const { number, model } of board.charts) {
    // One is left out, as when its drawing failed.
    if (!model || number === 2) continue
    const job = { output: 'picture', model: toPictureModel(model), words: words.picture, width: 720 } as const
    pictures.set(number, String(await client.render(job)))
  }
})
afterAll(async () => {
  await client.close()
  rmSync(folder, { recursive: true })
  rmSync(out, { recursive: true })
})

const digits = board.charts.flatMap(({ model }) =>
  model ? model.series.flatMap(({ points }) => points.map(({ display }) => display)) : [],
)

test('the long table has every figure of every chart, and says which one isn’t in it', () => {
  const lines = toBoardCsv(board)
    .replace(/^\ufeff/, '')
    .split('\r\n')
  const head = lines.filter((text) => text.startsWith('# '))
  const rows: Record<string, string>[] = parse(lines.slice(head.length).join('\n'), { columns: true })
  expect(rows.map(({ display }) => display)).toEqual(digits)
  expect(new Set(rows.map(({ chart }) => chart))).toEqual(new Set(['1', '2', '3', '4', '5']))
  expect(head).toContain(`# reference: ${reference}`)
  expect(head).toContain(`# chart 6 problem: ${hidden?.problem}`)
  for (const key of [
    'title',
    'reading',
    'filters',
    'unit',
    'source',
    'stage',
    'coverage',
    'calendar',
    'geography',
    'data version',
  ])
    expect(
      head.filter((text) => text.startsWith(`# chart 1 ${key}: `)),
      key,
    ).toHaveLength(1)
  expect(head.join()).toContain('Dữ liệu minh hoạ')
})

test('workbooks have a sheet for each chart with its digits, as LibreOffice shows them', async () => {
  const png = (await client.render(
    { output: 'png', model: line, words: words.picture, scale: 1 },
    { cache: false },
  )) as Uint8Array
  const picture: SheetPicture = { png, width: 776, height: 600, description: line.reading }
  const book = toBoardBook(board, words.file, new Map([[1, picture]]))
  const [xlsx, ods] = [await writeXlsx(book), writeOds(book)]
  writeFileSync(path.join(out, 'x.xlsx'), xlsx)
  writeFileSync(path.join(out, 'o.ods'), ods)
  const read = new ExcelJS.Workbook()
  await read.xlsx.load(Buffer.from(xlsx) as never)
  const names = read.worksheets.map(({ name }) => name)
  expect(names).toEqual(['Thông tin', ...shown.map(({ code }, index) => `${index + 1} ${code}`)])
  expect(read.getWorksheet(names[1] ?? '')?.getImages()).toHaveLength(1)
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(out, 'profile')).href}`
  const office = process.env.SOFFICE ?? '/usr/bin/soffice'
  const files = ['x.xlsx', 'o.ods'].map((file) => path.join(out, file))
  await run(office, [profile, '--headless', '--convert-to', filter, '--outdir', out, ...files], {
    timeout: 240_000,
  })
  for (const kind of ['x', 'o']) {
    shown.forEach((model, index) => {
      const text = readFileSync(path.join(out, `${kind}-${names[index + 1]}.csv`))
      const rows: string[][] = parse(text, { relax_column_count: true, bom: true })
      const table = toTable(model)
      const said = rows.slice(3, 3 + table.rows.length).map((row) => row.slice(0, table.columns.length))
      expect(said, `${kind} ${index}`).toEqual(table.rows)
    })
    const facts: string[][] = parse(readFileSync(path.join(out, `${kind}-Thông tin.csv`)), {
      relax_column_count: true,
    })
    expect(facts.flat()).toEqual(expect.arrayContaining([reference, hidden?.problem, `1. ${line.title}`]))
  }
})

test('the paper says each chart whole on one page, and all there is to know of them', async () => {
  const file = path.join(out, 'board.pdf')
  writeFileSync(file, await writeBoardPdf(board, words.file, pictures))
  const { stdout } = await run(process.env.PDFTOTEXT ?? '/usr/bin/pdftotext', ['-enc', 'UTF-8', file, '-'])
  const squeeze = (text: string) => text.normalize('NFC').replace(/\s+/g, '')
  const pages = stdout.split('\f').filter(Boolean).map(squeeze)
  for (const page of pages) expect(page.split(reference).length - 1).toBeGreaterThanOrEqual(2)
  board.charts.forEach(({ number, model }) => {
    if (!model) return
    const page = pages.find((text) => text.includes(squeeze(`${number}. ${model.title}`)))
    for (const text of [
      model.subtitle,
      model.reading,
      model.facts.find(({ key }) => key === 'source')?.value ?? '',
    ])
      expect(page).toContain(squeeze(text))
    const drawn = [...(pictures.get(number) ?? '').matchAll(/<(?:text|tspan)[^>]*>([^<&]+)</g)]
    for (const [, text = ''] of drawn) expect(page).toContain(squeeze(text))
  })
  const all = pages.join('')
  const said = board.charts.flatMap(({ model }) => model?.facts.map(({ value }) => value) ?? [])
  for (const text of [
    board.title,
    ...board.note.split('\n'),
    hidden?.problem ?? '',
    words.file.notDrawn,
    ...said,
  ])
    expect(all).toContain(squeeze(text))
})

test('one picture holds all charts, with their words, one metadata and one font; too large, it is drawn once', async () => {
  const parts = [
    ...(await Promise.all(
      shown.map(async (model) => ({
        note: 'Nêu trước',
        svg: String(await client.render({ output: 'framed', model, words: words.picture })),
      })),
    )),
    { note: '', text: 'Không có' },
  ]
  const stack: PictureStack = {
    ...{ title: board.title, language: 'vi', lead: ['Ghi chú'], parts, facts: board.facts },
    metadata: { reference },
  }
  const svg = String(await client.render({ output: 'stack-svg', stack }))
  const file = path.join(out, 'board.svg')
  writeFileSync(file, svg)
  await run(process.env.XMLLINT ?? '/usr/bin/xmllint', ['--noout', '--nonet', file])
  const texts = svg.replaceAll(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  for (const { reading } of shown) for (const word of reading.split(' ')) expect(texts).toContain(word)
  expect(svg.match(/@font-face/g)?.length).toBe(2)
  const [, width = '', height = ''] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const sizeOf = async (scale: 1 | 2, more = 1) => {
    const many = { ...stack, parts: Array.from({ length: more }, () => parts).flat() }
    const png = (await client.render(
      { output: 'stack-png', stack: many, scale },
      { cache: false },
    )) as Uint8Array
    const view = new DataView(png.buffer, png.byteOffset)
    return [view.getUint32(16), view.getUint32(20)]
  }
  expect(await sizeOf(1)).toEqual([Number(width), Number(height)])
  expect(await sizeOf(2)).toEqual([2 * Number(width), 2 * Number(height)])
  expect((await sizeOf(2, 6))[0]).toBe(Number(width))
})
