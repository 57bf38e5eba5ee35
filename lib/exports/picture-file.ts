import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { AllFileWords } from './file-words'
import { toPng } from './png'
import { getRenderClient } from './render-client'
import { toPictureModel } from './render-job'
import type { SheetFile } from './sheet'

/** Width at which the picture is drawn for paper; the frame of the picture files holds the same one. */
const paperWidth = 720

/** The bare picture for a page of paper. */
export async function toPaperPicture(model: ChartModel, { picture: words }: AllFileWords): Promise<string> {
  const job = { output: 'picture', model: toPictureModel(model), words, width: paperWidth } as const
  return String(await getRenderClient().render(job))
}

/** The framed picture for a workbook, drawn at twice the size it takes there. */
export async function toSheetPicture(
  model: ChartModel,
  words: AllFileWords,
): Promise<NonNullable<SheetFile['picture']>> {
  const png = await toPng(model, words.picture)
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength)
  // Width and height stand first in the first chunk, behind signature, length and type.
  const [width, height] = [header.getUint32(16) / 2, header.getUint32(20) / 2]
  return { png, width, height, description: `${model.title}. ${model.reading}` }
}
