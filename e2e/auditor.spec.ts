import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { expect, test } from './fixtures'

const chart = '/charts/D8-3.1b?orgUnit=P08-2025&period=2024Q3..2025Q2'
const file = (format: string) => chart.replace('?', `/download?format=${format}&`)

test('a chart is taken away as CSV with every circumstance inside, and its digits are the screen’s', async ({
  page,
  signIn,
}) => {
  await signIn('auditor')
  await page.goto(chart)
  const answer = await page.request.get(file('csv'))
  expect(answer.status()).toBe(200)
  const bytes = await answer.body()
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.subarray(3).toString('utf8').split('\r\n')
  const head = lines.filter((line) => line.startsWith('# '))
  const [columns = [], ...data]: string[][] = parse(lines.slice(head.length).join('\r\n'))
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
    'time',
    'who',
    'licence',
    'reference',
  ]) {
    expect(
      head.some((line) => line.startsWith(`# ${key}: `) && line.length > key.length + 4),
      key,
    ).toBe(true)
  }
  const at = (name: string) => columns.indexOf(name)
  expect(data).toHaveLength(4)
  const table = page.getByRole('figure').getByRole('table')
  for (const row of data) {
    const [value, numerator, denominator] = ['value', 'numerator', 'denominator'].map((name) =>
      Number(row[at(name)]),
    )
    expect(value).toBeCloseTo((100 * (numerator ?? 0)) / (denominator ?? 1), 9)
    await expect(table).toContainText(row[at('display')] ?? 'display')
  }
})

test('PNG and SVG carry title, filters, source, stage, data version, time and reference inside', async ({
  page,
  signIn,
}) => {
  await signIn('auditor')
  const svg = (await (await page.request.get(file('svg'))).text()).normalize('NFC')
  for (const word of [
    'Tỷ lệ ý kiến',
    'Tuyên Quang',
    'Quý II/2025',
    'Số đã duyệt',
    'Dữ liệu minh hoạ',
    'SHD-',
  ]) {
    expect(svg, word).toContain(word)
  }
  const png = await (await page.request.get(file('png'))).body()
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  const text = png.toString('utf8')
  for (const word of ['Tỷ lệ ý kiến', 'Tuyên Quang', 'SHD-']) expect(text, word).toContain(word)
})

test('the download stands in the audit log with its reference and the SHA-256 of the very file', async ({
  page,
  signIn,
}) => {
  await signIn('auditor')
  const bytes = await (await page.request.get(file('csv'))).body()
  const reference = /SHD-\d{8}-[0-9A-Z]{6}/.exec(bytes.toString('utf8'))?.[0] ?? ''
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await page.goto('/audit?action=chart.download')
  await expect(page.getByRole('main')).toContainText(reference)
  await expect(page.getByRole('main')).toContainText(sha256)
})

test('the chain of the log is whole when checked', async ({ page, signIn }) => {
  await signIn('auditor')
  await page.goto('/audit')
  await page
    .getByRole('button', { name: /[Kk]iểm tra chuỗi/ })
    .or(page.getByRole('link', { name: /[Kk]iểm tra chuỗi/ }))
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText(/nguyên vẹn/)
})

test('words the address can not carry are told apart from areas that are not there', async ({
  page,
  signIn,
}) => {
  await signIn('auditor')
  const status = async (address: string) => (await page.request.get(address)).status()
  expect(await status('/api/v1/analytics?indicator=D8-3.1d&orgUnit=D071&period=never')).toBe(400)
  expect(await status('/api/v1/analytics?indicator=D8-3.1d&orgUnit=nowhere&period=2024Q1')).toBe(404)
  expect(await status('/api/v1/analytics?indicator=nothing&orgUnit=D071&period=2024Q1')).toBe(404)
  expect(await status('/charts/D8-3.1d/download?format=doc&orgUnit=D071')).toBe(400)
  const health = await (await page.request.get('/api/health')).json()
  expect(health).toMatchObject({ status: 'ok', database: 'embedded' })
})
