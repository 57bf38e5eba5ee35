import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'

const target = 'docs/pictures'
const height = 560
const gap = 16

/** What the documents show: the file's name, the page, and what stands side by side. */
const chosen: readonly { file: string; page: string; looks: readonly Look[] }[] = [
  { file: 'overview', page: 'overview', looks: ['phone', 'desk', 'paper'] },
  { file: 'programme', page: 'programme-project-8', looks: ['phone', 'desk', 'paper'] },
  { file: 'chart', page: 'chart', looks: ['phone', 'desk', 'paper'] },
  { file: 'map', page: 'chart-map', looks: ['phone', 'desk', 'paper'] },
  { file: 'explain', page: 'explain', looks: ['phone', 'desk', 'paper'] },
  { file: 'trainings', page: 'trainings', looks: ['phone', 'desk', 'paper'] },
  { file: 'representation', page: 'representation', looks: ['phone', 'desk', 'paper'] },
  { file: 'area', page: 'area', looks: ['phone', 'desk', 'paper'] },
  { file: 'reporting', page: 'reporting', looks: ['phone', 'desk', 'paper'] },
  { file: 'board', page: 'board', looks: ['phone', 'desk', 'paper'] },
  { file: 'entry', page: 'entry', looks: ['phone', 'desk'] },
  { file: 'entry-paper', page: 'entry-paper', looks: ['paper'] },
  { file: 'review', page: 'review-one', looks: ['phone', 'desk', 'paper'] },
]
type Look = 'phone' | 'desk' | 'paper'

/** How the file's name goes on after the page's; a long paper counts with more digits. */
const endOf: Record<Look, RegExp> = {
  phone: /^-390-top\.png$/,
  desk: /^-1280-top\.png$/,
  paper: /^-a4-0*1\.png$/,
}

/** The small pictures of the documents, made of the large ones in `folder`; answers with those it had nothing for. */
export async function writeSmallPictures(browser: Browser, folder: string): Promise<string[]> {
  const page = await browser.newPage()
  const files = await readdir(folder)
  const missing: string[] = []
  for (const { file, page: name, looks } of chosen) {
    const images = await Promise.all(
      looks.map(async (look) => {
        const found = files.find((one) => one.startsWith(name) && endOf[look].test(one.slice(name.length)))
        return found ? toDataUrl(await readFile(join(folder, found))) : ''
      }),
    )
    if (images.includes('')) {
      missing.push(`${file}: no picture of ${name}`)
      continue
    }
    const data = await page.evaluate(drawBeside, { images, height, gap })
    await writeFile(join(target, `${file}.webp`), Buffer.from(data.split(',')[1] ?? '', 'base64'))
  }
  await page.close()
  return missing
}

function toDataUrl(bytes: Buffer): string {
  return `data:image/png;base64,${bytes.toString('base64')}`
}

/** Runs in the browser: pictures of one height beside each other, each in a hairline. */
async function drawBeside({ images, height, gap }: { images: string[]; height: number; gap: number }) {
  const drawn = await Promise.all(
    images.map(async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      return { image, width: Math.round((image.width * height) / image.height) }
    }),
  )
  const canvas = document.createElement('canvas')
  canvas.width = drawn.reduce((sum, { width }) => sum + width + gap, -gap) + 2
  canvas.height = height + 2
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.imageSmoothingQuality = 'high'
  pen.strokeStyle = '#7a8797'
  let left = 1
  for (const { image, width } of drawn) {
    pen.drawImage(image, left, 1, width, height)
    pen.strokeRect(left - 0.5, 0.5, width + 1, height + 1)
    left += width + gap
  }
  return canvas.toDataURL('image/webp', 0.8)
}
