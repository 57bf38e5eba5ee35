import type { Page } from '@playwright/test'
import { chartKinds } from '@/lib/dashboards/chart-model'
import { expect, test } from './fixtures'

/** One chart of each kind; the rest of the address is what that kind shows. */
const charts: Record<(typeof chartKinds)[number], string> = {
  line: 'D8-3.1b?orgUnit=D071&period=2024Q1..2024Q4',
  columns: 'D8-3.1d?orgUnit=D071&period=2023Q1..2024Q4',
  'ranked-bars': 'D8-3.1d?orgUnit=VN;CHILDREN&period=2024Q4',
  'stacked-columns': 'D8-3.1d?orgUnit=D071&period=2023Q1..2024Q4&breakdown=sex',
  'stacked-shares': 'D8-3.1d?orgUnit=D071&period=2023Q1..2024Q4&breakdown=sex',
  'dot-gap': 'D8-3.1d?orgUnit=D071&period=2023Q1..2024Q4&breakdown=sex',
  'small-multiples': 'D8-3.1d?orgUnit=VN;CHILDREN&period=2024Q1..2024Q4',
  bullet: 'D8-1.1?orgUnit=VN&period=2025Q4',
  'heat-map': 'D8-3.1d?orgUnit=VN;CHILDREN&period=2024Q1..2024Q4',
  map: 'D8-3.1d?orgUnit=VN;CHILDREN&period=2024Q4',
  hemicycle: 'REP-3?orgUnit=VN',
}
/** Drawn by the server only: in the browser they answer pointer and keys as they are. */
const still = ['small-multiples', 'dot-gap', 'heat-map', 'map', 'hemicycle']
const liveSvg = '.chart-picture .recharts-wrapper > svg'
const page720 = '.chart-picture { width: 720px !important; max-width: none !important }'

const addressOf = (kind: keyof typeof charts) => `/charts/${charts[kind]}&kind=${kind}`
const fileOf = (kind: keyof typeof charts, format: string) =>
  addressOf(kind).replace('?', `/download?format=${format}&`)

/** Shapes and texts of a picture in order, numbers apart from words, so that they can be compared with a tolerance. */
async function readShapes(page: Page, selector: string): Promise<{ words: string[]; numbers: number[] }> {
  return page.evaluate((where) => {
    const kept =
      'x y width height x1 x2 y1 y2 cx cy r d fill stroke stroke-width stroke-dasharray text-anchor font-size'.split(
        ' ',
      )
    const svg = document.querySelector(where)
    const shapes = [...(svg?.querySelectorAll('line, path, rect, circle, text') ?? [])]
    const drawn = shapes.filter((shape) => !shape.closest('defs'))
    const texts = drawn.map((shape) => {
      const values = kept.map((name) => `${name}=${shape.getAttribute(name) ?? ''}`)
      const own = shape.tagName === 'text' ? (shape.textContent ?? '') : ''
      return `${shape.tagName} ${values.join(' ')} ${own}`.replace(/url\([^)]*\)/g, 'url')
    })
    const number = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g
    return {
      words: texts.map((text) => text.replace(number, '#').replace(/\s+/g, ' ').trim()),
      numbers: texts.flatMap((text) => (text.match(number) ?? []).map(Number)),
    }
  }, selector)
}

/** Share of pixels that differ plainly, letters' soft edges evened out first. */
async function comparePixels(page: Page, left: Buffer, right: Buffer): Promise<number> {
  return page.evaluate(
    async ([one = '', two = '']) => {
      const read = async (base64: string) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        const [width, height] = [Math.floor(image.width / 3), Math.floor(image.height / 3)]
        const canvas = new OffscreenCanvas(width, height)
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        context.imageSmoothingQuality = 'high'
        context.drawImage(image, 0, 0, width, height)
        return context.getImageData(0, 0, width, height)
      }
      const [a, b] = [await read(one), await read(two)]
      if (a.width !== b.width || a.height !== b.height) return 1
      let different = 0
      for (let at = 0; at < a.data.length; at += 4) {
        const distance = [0, 1, 2].map((channel) =>
          Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)),
        )
        if (Math.max(...distance) > 64) different += 1
      }
      return different / (a.data.length / 4)
    },
    [left.toString('base64'), right.toString('base64')],
  )
}

test('the server draws what the browser draws, as SVG and as PNG, for every kind', async ({
  page,
  signIn,
}) => {
  test.setTimeout(240_000)
  await signIn('auditor')
  for (const kind of chartKinds) await test.step(kind, () => compareKind(page, kind))
})

async function compareKind(page: Page, kind: keyof typeof charts): Promise<void> {
  const model = await (await page.request.get(fileOf(kind, 'json'))).json()
  expect(model.kind).toBe(kind)
  const svg = await (await page.request.get(fileOf(kind, 'svg'))).text()
  const png = await (await page.request.get(`${fileOf(kind, 'png')}&scale=1`)).body()
  // The file stands alone, as a program opens it.
  const alone = await page.context().newPage()
  await alone.setContent(`<body style="margin:0">${svg.replace(/^<\?xml[^>]*>/, '')}</body>`)
  await alone.evaluate(() => document.fonts.ready)
  const file = await readShapes(alone, 'body > svg svg')
  expect(file.words.length).toBeGreaterThan(5)
  const seen = await alone.locator('body > svg').screenshot()
  expect(await comparePixels(alone, seen, png), kind).toBeLessThan(0.005)
  await alone.close()
  if (still.includes(kind)) return
  await page.goto(addressOf(kind))
  await page.locator('.chart-picture').hover()
  await expect(page.locator('.chart-picture .recharts-wrapper')).toBeVisible()
  await page.mouse.move(0, 0)
  await page.addStyleTag({ content: page720 })
  await expect(page.locator(liveSvg)).toHaveAttribute('width', '720')
  const live = await readShapes(page, liveSvg)
  expect(live.words, kind).toEqual(file.words)
  const distances = live.numbers.map((number, index) => Math.abs(number - (file.numbers[index] ?? 0)))
  expect(Math.max(...distances), kind).toBeLessThan(0.05)
}

test('without script every format is one click away, each the file it says it is', async ({
  browser,
  signIn,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  await signIn('auditor', page)
  await page.goto(addressOf('columns'))
  const menu = page.locator('details', { hasText: 'Tính tiếp trong Excel' })
  await menu.locator('summary').click()
  const links = menu.getByRole('link')
  await expect(links).toHaveCount(9)
  const starts: Record<string, string> = {
    pdf: '%PDF',
    xlsx: 'PK',
    ods: 'PK',
    zip: 'PK',
    png: '\x89PNG',
    csv: '\xef\xbb\xbf#',
    svg: '<?xml',
    json: '{',
  }
  for (const address of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
    const answer = await page.request.get(address)
    expect(answer.status(), address).toBe(200)
    const format = new URL(address, 'http://x').searchParams.get('format') ?? ''
    expect((await answer.body()).toString('latin1').startsWith(starts[format] ?? '?'), address).toBe(true)
    expect(answer.headers()['content-disposition']).toContain(`.${format}`)
  }
  await context.close()
})
