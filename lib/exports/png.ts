import type { ChartModel } from '@/lib/dashboards/chart-model'
import { toCsvTable } from './csv'
import { addPngText, type PngText } from './png-text'
import { getRenderClient } from './render-client'
import type { PictureWords } from './render-job'

/** The chart as a PNG file, twice the size of the page or once; every fact and the figures inside as text chunks. */
export async function toPng(model: ChartModel, words: PictureWords, scale: 1 | 2 = 2): Promise<Uint8Array> {
  const drawn = await getRenderClient().render({ output: 'png', model, words, scale }, { cache: false })
  if (typeof drawn === 'string') throw new Error('Not a picture')
  return addPngText(drawn, toPngTexts(model))
}

/** Title, description and source under PNG's own keywords, then each fact under its key. */
export function toPngTexts(model: ChartModel): PngText[] {
  const source = model.facts.find(({ key }) => key === 'source')?.value ?? ''
  const standard: [string, string][] = [
    ['Title', model.title],
    ['Description', `${model.subtitle}\n${model.reading}`],
    ['Source', source],
    ['Software', 'Song Hành'],
    ['Query', model.href],
  ]
  const facts = model.facts
    .filter(({ key }) => key !== 'source')
    .map(({ key, value }): [string, string] => [key, value])
  const demonstration = model.facts.some(({ key }) => key === 'demonstration')
  const marked: [string, string][] =
    model.demonstration && !demonstration ? [['demonstration', model.demonstrationLabel]] : []
  const { language } = model
  return [
    ...[...standard, ...facts, ...marked]
      .filter(([, text]) => text !== '')
      .map(([keyword, text]): PngText => ({ keyword, text, language })),
    // The figures that the picture shows, so that they are never read off its axes.
    { keyword: 'Data', text: toCsvTable(model), language, compressed: true },
  ]
}
