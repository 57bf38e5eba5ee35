import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { type ChartModel, chartKinds } from '@/lib/dashboards/chart-model'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { listZip } from '@/lib/zip'
import { toChartSheet } from './chart-sheet'
import { toCsv } from './csv'
import { fileWordsOf } from './file-word-samples'
import { writeOds } from './file-worker/ods'
import { writeXlsx } from './file-worker/xlsx'
import { toJson } from './json'
import { toPngTexts } from './png'
import { toTable } from './table'

useTestDatabase({ seed: 'demo' })

let committee: Viewer
beforeAll(async () => {
  committee = await createPerson('viewer', 'VN')
})

const codes = ['D8-3.1d', 'D8-3.1b']
const places = ['orgUnit=VN', 'orgUnit=D071', 'orgUnit=VN;CHILDREN']
const readings = [
  '',
  'breakdown=sex',
  'calendar=administrative',
  'geography=reported',
  'geography=2025-06-30',
  'stage=provisional',
  'asOf=2025-03-01',
  'lang=en',
  'breakdown=sex&stage=provisional&geography=reported&lang=en',
]
const kinds = ['', ...chartKinds.map((kind) => `kind=${kind}`)]

/** Every kind under one reading of each place, and every reading under the kind the chart takes by itself. */
const walked = codes.flatMap((code) =>
  places.flatMap((place) =>
    [...readings, ...kinds.slice(1)].map((words) => ({
      code,
      words: [place, 'period=2024Q1..2024Q4', words].filter(Boolean).join('&'),
    })),
  ),
)

/** Only a national total has a target to stand beside, only a body of representatives has seats. */
const queries = [
  ...walked,
  { code: 'D8-1.1', words: 'kind=bullet&period=2025Q4' },
  { code: 'REP-3', words: 'kind=hemicycle&orgUnit=VN' },
  { code: 'D8-3.1d', words: 'kind=map&gap=parity&orgUnit=VN&period=2024Q4&geography=reported' },
  ...['line', 'columns', 'ranked-bars', 'dot-gap'].flatMap((kind) => [
    { code: 'D8-3.1d', words: `kind=${kind}&orgUnit=D071&period=2024Q1..2024Q4&compare=last-year` },
    { code: 'D8-3.1d', words: `kind=${kind}&orgUnit=D071,VN&period=2023Q4,2024Q4&compare=2023Q1` },
  ]),
]

test('every kind and filter: model, table, CSV, XLSX, ODS, JSON and PNG have the same digits', async () => {
  const seen = new Set<string>()
  let charts = 0
  for (const { code, words } of queries) {
    const query = parseChartQuery(code, new URLSearchParams(words))
    const answer = query.ok ? await getChart(committee, query.value, '2026-11-22') : query
    if (!answer.ok) {
      // A reading that this indicator doesn't have is refused in words, never drawn wrongly.
      expect(answer.error.code, `${code} ${words}`).toBe('bad-query')
      continue
    }
    await expectSameDigits(answer.value, `${code} ${words}`)
    charts += 1
    seen.add(answer.value.kind)
  }
  expect(charts).toBeGreaterThan(queries.length / 2)
  for (const kind of chartKinds) expect(seen, kind).toContain(kind)
})

async function expectSameDigits(model: ChartModel, name: string): Promise<void> {
  const points = model.series.flatMap((series) => series.points)
  const shown = points.map(({ display }) => display)
  const exact = points.map((point) => point.exact)
  const { columns, rows } = toTable(model)
  const value = columns.findIndex(({ key }) => key === 'value')
  expect(
    rows.map((row) => row[value]),
    name,
  ).toEqual(shown)
  for (const text of [toCsv(model), readPngData(model)]) {
    const lines = text.replace(/^\ufeff/, '').split('\r\n')
    const table = lines.filter((line) => !line.startsWith('# ')).join('\r\n')
    const figures: Record<string, string>[] = parse(table, { columns: true })
    expect(
      figures.map((row) => [row.display, row.value]),
      name,
    ).toEqual(points.map((point) => [point.display, point.exact]))
  }
  expect(JSON.parse(toJson(model)), name).toEqual(model)
  const sheet = toChartSheet(model, fileWordsOf(model.language).file, null)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(await writeXlsx(sheet)) as never)
  const cells = points.map((_, row) => book.worksheets[0]?.getCell(row + 4, value + 1).value)
  expect(cells, name).toEqual(
    points.map((point, row) => (exact[row] === '' ? point.display : Number(exact[row]))),
  )
  expect(readOds(writeOds(sheet), value), name).toEqual(points.map((point) => [point.exact, point.display]))
}

function readPngData(model: ChartModel): string {
  return toPngTexts(model).find(({ keyword }) => keyword === 'Data')?.text ?? ''
}

/** Machine number and shown text of one column, below the three lines of the head. */
function readOds(bytes: Uint8Array, column: number): [string, string][] {
  const content = listZip(bytes, { mostBytes: 50_000_000, mostEntries: 20 }).find(
    ({ name }) => name === 'content.xml',
  )
  const [sheet = ''] = new TextDecoder().decode(content?.bytes()).split('</table:table>')
  const rows = sheet.split('<table:table-row>').slice(4)
  return rows.map((row) => {
    const cell = row.split('<table:table-cell').at(column + 1) ?? ''
    const text = (/<text:p>(.*?)<\/text:p>/.exec(cell)?.[1] ?? '')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
    return [/office:value="([^"]*)"/.exec(cell)?.[1] ?? '', text]
  })
}
