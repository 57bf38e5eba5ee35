import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { samples, sampleWords } from '@/lib/exports/chart-samples'
import { readPngChunks } from '@/lib/exports/png-text'
import { createRenderClient, type RenderClient } from '@/lib/exports/render-client'
import { toPictureModel } from '@/lib/exports/render-job'
import { toTable } from '@/lib/exports/table'

// Inside the project, so that the bundle finds its packages; its own folder, so that a running server keeps its worker.
const folder = mkdtempSync(path.join(process.cwd(), 'node_modules/.render-worker-'))
let client: RenderClient
// The first picture waits for the worker to load; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  const { buildWorkers } = await import('@/scripts/build-workers.mjs')
  const workerFile = await buildWorkers(folder)
  client = createRenderClient({ workerFile, timeLimitMs: 30_000, queueLimit: 99, cacheBytes: 0 })
}, 60_000)
afterAll(async () => {
  await client.close()
  rmSync(folder, { recursive: true })
})

const draw = async (model: ChartModel, width = 720) =>
  String(await client.render({ output: 'picture', model: toPictureModel(model), words: sampleWords, width }))
const file = async (model: ChartModel) =>
  String(await client.render({ output: 'svg', model, words: sampleWords }))

/** Every text of an SVG, entities undone. */
function texts(svg: string): string[] {
  const plain = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text = '']) => plain(text))
}

const count = (svg: string, part: string) => svg.split(part).length - 1

test.each(Object.entries(samples))(
  '%s: every word of title, reading and facts is in the file',
  async (_, model) => {
    const svg = await file(model)
    const all = texts(svg).join(' ')
    const wanted = [model.title, model.subtitle, model.reading, ...model.facts.map(({ value }) => value)]
    for (const word of wanted.flatMap((text) => text.split(/\s+/))) expect(all).toContain(word)
    expect(svg).toContain(`<title>${model.title}</title>`)
    if (model.demonstration) expect(texts(svg)).toContain(model.demonstrationLabel)
  },
)

test.each([358, 720])('no text leaves the picture at %i px', async (width) => {
  for (const model of Object.values(samples)) {
    const svg = await draw(model, width)
    const found = [...svg.matchAll(/<text x="([-\d.]+)"[^>]*text-anchor="(\w+)"/g)]
    expect(found.length).toBeGreaterThan(1)
    for (const [, x, anchor] of found) {
      expect(Number(x)).toBeGreaterThanOrEqual(anchor === 'start' ? 0 : 1)
      expect(Number(x)).toBeLessThanOrEqual(width)
    }
  }
})

test('labels at bar ends are the digits of the table', async () => {
  for (const model of [
    samples.ranked,
    samples.manyBars,
    samples.columns,
    samples.published,
    samples.negative,
  ]) {
    const shown = new Set(texts(await draw(model)))
    const { columns, rows } = toTable(model)
    const value = columns.findIndex(({ key }) => key === 'value')
    const missing = columns.findIndex(({ key }) => key === 'missing')
    for (const row of rows) expect(shown.has(row[value] ?? '') || shown.has(row[missing] ?? '')).toBe(true)
  }
})

test('figures not yet approved have a dashed edge, published ones are hollow', async () => {
  const line = await draw(samples.line)
  expect(count(line, '<circle')).toBe(11)
  expect(count(line, 'data-state="provisional"')).toBe(2 + 1)
  expect(line).toContain('data-state="provisional" fill="#FFFFFF"')
  const published = await draw(samples.published)
  expect(published.match(/<rect[^>]*data-state="published" fill="#FFFFFF"/g)).toHaveLength(3 + 1)
})

test('a gap does not hand its state to the bar after it', async () => {
  // Index 4 is missing, the last two are not approved.
  const columns = await draw(samples.columns)
  const states = [...columns.matchAll(/<rect[^>]*data-state="(\w+)"/g)].map(([, state]) => state)
  expect(states.filter((state) => state === 'settled')).toHaveLength(8)
  expect(states.filter((state) => state === 'provisional')).toHaveLength(2 + 1)
})

test('shares of a whole fill the picture to 100 and no further', async () => {
  const shares = await draw(samples.shares)
  expect(texts(shares).filter((text) => /^\d+$/.test(text))).toEqual(['0', '25', '50', '75', '100'])
})

test('a gap stays a gap', async () => {
  // Settled figures: I/2023 to I/2024, a hole, III/2024 to II/2025, hence two sub-paths.
  const line = await draw(samples.line)
  const [solid] =
    line.match(/<path[^>]*stroke-width="2.25"[^>]* d="[^"]+"|<path[^>]* d="[^"]+"[^>]*stroke-width="2.25"/) ??
    []
  expect(count(/ d="([^"]+)"/.exec(solid ?? '')?.[1] ?? '', 'M')).toBe(2)
})

test('target and break are drawn and named', async () => {
  const line = await draw(samples.line)
  expect(line).toContain('stroke-dasharray="6 4"')
  expect(texts(line).join(' ')).toContain('Mục tiêu: ≥ 35 % (đến năm 2030, cả nước)')
  expect(texts(line).join(' ')).toContain('Sắp xếp đơn vị hành chính 01/07/2025')
  expect(texts(await draw(samples.ranked))).toContain('20–25 %')
})

test('a target that holds for some periods is drawn only there', async () => {
  const { target } = samples.line
  if (!target) throw new Error('no target')
  const lines = (svg: string) =>
    [...svg.matchAll(/<line x1="([\d.]+)" x2="([\d.]+)"[^>]*stroke-dasharray="6 4"/g)].map(
      ([, x1, x2]) => Number(x2) - Number(x1),
    )
  const whole = Math.max(...lines(await draw(samples.line)))
  const aYear = { ...target, extent: { from: '2024Q1', to: '2024Q4' } }
  expect(Math.max(...lines(await draw({ ...samples.line, target: aYear })))).toBeCloseTo(whole / 3, 1)
})

test('a line that does not start at zero says so, bars always do', async () => {
  expect(texts(await draw(samples.line))).toContain('% · trục đứng bắt đầu từ 25,0')
  for (const model of [samples.columns, samples.ranked, samples.stacked])
    expect(texts(await draw(model))).toContain('0')
})

test('without any figure the picture says so', async () => {
  expect(texts(await draw(samples.empty))).toContain('Chưa có số liệu')
})

test('text with signs of XML, and text typed on a Mac, arrives whole', async () => {
  const title = 'A < B & "C" ]]> Lâm Bình'
  const named = { ...samples.ranked, title: title.normalize('NFD'), unit: `${title} người`.normalize('NFD') }
  const svg = await file(named)
  expect(texts(svg)).toContain(title)
  expect(texts(svg)).toContain(`${title} người`)
  expect(svg).not.toContain('A < B')
})

test('the PNG is twice the size of the SVG', async () => {
  const png = await client.render({ output: 'png', model: samples.published, words: sampleWords, scale: 2 })
  if (typeof png === 'string') throw new Error('text')
  const [header] = readPngChunks(png)
  const view = new DataView((header?.data ?? png).buffer, header?.data.byteOffset)
  const height = Number(/height="(\d+)"/.exec(await file(samples.published))?.[1])
  expect([view.getUint32(0), view.getUint32(4)]).toEqual([776 * 2, height * 2])
  // Text that the font can't draw leaves a nearly white picture, which packs to almost nothing.
  expect(png.length).toBeGreaterThan(40_000)
})
