import { toBoardCsv } from './board-csv'
import { drawEach } from './board-draw'
import { type BoardModel, noticeOf, ownFacts } from './board-model'
import type { AllFileWords } from './file-words'
import { addPngText, type PngText } from './png-text'
import { getRenderClient } from './render-client'
import type { PictureStack } from './render-job'

/** The charts of a board in one SVG, each in its frame with its facts. */
export async function toBoardSvg(board: BoardModel, words: AllFileWords): Promise<Uint8Array> {
  const stack = await toStack(board, words)
  const svg = await getRenderClient().render({ output: 'stack-svg', stack }, { cache: false })
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`)
}

/** The same as PNG, with every fact and figure inside as text chunks. */
export async function toBoardPng(board: BoardModel, words: AllFileWords, scale: 1 | 2): Promise<Uint8Array> {
  const stack = await toStack(board, words)
  const drawn = await getRenderClient().render({ output: 'stack-png', stack, scale }, { cache: false })
  if (typeof drawn === 'string') throw new Error('Not a picture')
  return addPngText(drawn, toTexts(board, stack))
}

async function toStack(board: BoardModel, words: AllFileWords): Promise<PictureStack> {
  const { title, language, note, facts, href } = board
  const notice = noticeOf(board)
  const client = getRenderClient()
  const drawn = await drawEach(board, async (model) =>
    String(
      await client.render(
        { output: 'framed', model: { ...model, facts: ownFacts(model) }, words: words.picture },
        { cache: false },
      ),
    ),
  )
  return {
    title,
    language,
    lead: [...(notice ? [notice] : []), ...note.split('\n').filter(Boolean)],
    parts: board.charts.map(({ number, note: said, model, problem }) => {
      const svg = drawn.get(number)
      const name = model?.title ?? words.file.chartNumber.replace('{number}', String(number))
      return svg
        ? { note: said, svg }
        : { note: said, text: `${name}: ${model ? words.file.notDrawn : problem}` }
    }),
    facts: [{ label: words.file.boardQuery, value: href }, ...facts],
    metadata: {
      ...{ title, query: href },
      ...(note && { note }),
      ...Object.fromEntries(facts.map(({ key, value }) => [key, value])),
      ...(notice && { demonstration: notice }),
    },
  }
}

function toTexts(board: BoardModel, { metadata, language }: PictureStack): PngText[] {
  const { title = '', note = '', query = '', ...facts } = metadata
  const standard = { Title: title, Description: note, Software: 'Song Hành', Query: query }
  return [
    ...Object.entries({ ...standard, ...facts })
      .filter(([, text]) => text !== '')
      .map(([keyword, text]): PngText => ({ keyword, text, language })),
    { keyword: 'Data', text: toBoardCsv(board), language, compressed: true },
  ]
}
