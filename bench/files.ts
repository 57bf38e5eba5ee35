// Files: how long a chart's picture takes, and a long workbook beside the library's own write of the same rows.
//   npm run bench -- files
import ExcelJS from 'exceljs'
import { samples, sampleWords } from '@/lib/exports/chart-samples'
import { writeXlsx } from '@/lib/exports/file-worker/xlsx'
import { toPng } from '@/lib/exports/png'
import { getRenderClient } from '@/lib/exports/render-client'
import type { SheetCell, SheetColumn, SheetFile } from '@/lib/exports/sheet'
import { buildWorkers } from '@/scripts/build-workers.mjs'
import { head, quantile, show, time } from './measure'

const rowCount = 10_000
const picturesBudgetMs = 3000
const workbookRatio = 2

/** True when both budgets were kept. */
export async function benchFiles(): Promise<boolean> {
  await buildWorkers()
  const pictures = await benchPictures()
  return (await benchWorkbook()) && pictures
}

/** Every kind of chart, drawn anew each time; the very first start of the drawing thread is counted. */
async function benchPictures(): Promise<boolean> {
  const waits: { name: string; ms: number }[] = []
  for (const [name, model] of Object.entries(samples)) {
    for (const scale of [2, 1] as const) {
      const start = performance.now()
      await toPng(model, sampleWords, scale)
      waits.push({ name: `${name} ${scale}×`, ms: performance.now() - start })
    }
  }
  await getRenderClient().close()
  const sorted = waits.toSorted((a, b) => a.ms - b.ms)
  const slowest = sorted.at(-1) ?? { name: '', ms: Number.NaN }
  const middle = quantile(
    sorted.map(({ ms }) => ms),
    0.5,
  )
  console.log(
    `\nPNG of ${Object.keys(samples).length} charts, 1× and 2×: median ${middle.toFixed(0)} ms, slowest ${slowest.ms.toFixed(0)} ms (${slowest.name}), first ${waits[0]?.ms.toFixed(0)} ms; budget ${picturesBudgetMs} ms`,
  )
  return slowest.ms < picturesBudgetMs
}

const columns: SheetColumn[] = ['orgUnit', 'period', 'breakdown', 'stage'].map((key) => ({
  key,
  label: key,
  numeric: false,
  width: 20,
}))
for (const key of ['value', 'numerator', 'denominator', 'coverage']) {
  columns.push({ key, label: key, numeric: true, width: 12 })
}

async function benchWorkbook(): Promise<boolean> {
  const rows: SheetCell[][] = Array.from({ length: rowCount }, (_, row) => [
    ...[`xã Minh hoạ ${row}`, `2024Q${(row % 4) + 1}`, 'nữ', 'Đã duyệt'].map(
      (text) => ({ kind: 'text', text }) as const,
    ),
    ...[row + 0.5, row, row * 2, 99].map(
      (number) => ({ kind: 'number', exact: String(number), shown: String(number), format: null }) as const,
    ),
  ])
  const file: SheetFile = {
    language: 'vi',
    title: 'Bảng dài',
    notice: 'Dữ liệu minh hoạ',
    properties: { subject: '', author: '', keywords: [], madeAt: '2026-01-01T00:00:00Z' },
    subtitle: '',
    names: { data: 'Số liệu', picture: 'Hình', facts: 'Về số liệu' },
    columns,
    rows,
    facts: [],
    picture: null,
  }
  const plain = rows.map((cells) =>
    cells.map((cell) => (cell.kind === 'text' ? cell.text : Number(cell.exact))),
  )
  const own = await time(7, () => writeXlsx(file))
  const bare = await time(7, async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Số liệu').addRows(plain)
    await book.xlsx.writeBuffer()
  })
  console.log(`\n${head.replace('bare SQL', ' library')}`)
  console.log(
    show({
      what: 'XLSX of 10,000 rows × 8, beside exceljs alone',
      own,
      bare,
      budget: `≤ ${workbookRatio} ×`,
    }),
  )
  return quantile(own, 0.5) <= workbookRatio * quantile(bare, 0.5)
}
