import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Language } from '@/lib/format'
import { fontFolder, regularFile, semiboldFile } from './fonts'
import { liftRims } from './rims'

export const font = 'Source Sans 3'
export const ink = '#16202C'
export const muted = '#4F5B6B'
export const rule = '#D7DDE5'
export const margin = 40
/** Of A4, between the margins, in points. */
export const inner = 595.28 - 2 * margin

pdfmake.setFonts({ [font]: { normal: regularFile, bold: semiboldFile } })
// Nothing is fetched, and no file but the fonts is read.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file: string) => file.startsWith(fontFolder))

export const nfc = (text: string) => text.normalize('NFC')

type Paper = {
  language: Language
  title: string
  author: string
  subject: string
  keywords: string[]
  reference: string
  /** "Dữ liệu minh hoạ", or empty. */
  notice: string
  /** With `{page}` and `{pages}`. */
  pageWords: string
}

/** What every paper of ours is: A4, our letters, what it is in its properties, reference and page at its foot. */
export function paperOf({
  title,
  language,
  reference,
  notice,
  ...rest
}: Paper): Omit<TDocumentDefinitions, 'content'> {
  return {
    pageSize: 'A4',
    pageMargins: [margin, 44, margin, 52],
    defaultStyle: { font, fontSize: 9.5, color: ink, lineHeight: 1.15 },
    language: language === 'vi' ? 'vi-VN' : 'en-GB',
    displayTitle: true,
    info: {
      title: nfc(title),
      author: nfc(rest.author),
      subject: nfc(rest.subject),
      keywords: [reference, ...rest.keywords, notice].filter(Boolean).join('; '),
      creator: 'Song Hành',
      producer: 'Song Hành',
      // Letters of ASCII only: `verify` finds it without reading PDF.
      Reference: reference,
    } as TDocumentDefinitions['info'],
    footer: (page: number, pages: number): Content => ({
      margin: [margin, 16, margin, 0],
      columns: [
        { text: [reference, notice].filter(Boolean).join(' · '), color: muted, fontSize: 8 },
        {
          text: rest.pageWords.replace('{page}', String(page)).replace('{pages}', String(pages)),
          color: muted,
          fontSize: 8,
          alignment: 'right',
          width: 'auto',
        },
      ],
    }),
  }
}

export async function toPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer())
}

export function sizeOf(picture: string): { width: number; height: number } {
  const size = (name: string) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(picture)?.[1] ?? 0)
  return { width: size('width'), height: size('height') }
}

/** A picture as lines and text, as wide as the page, or as wide as its height allows. */
export function toPicture(picture: string, mostHeight: number): Content {
  const { width, height } = sizeOf(picture)
  const scale = Math.min(inner / width, mostHeight / height)
  const svg = liftRims(picture).replaceAll(/font-family="[^"]*"/g, `font-family="${font}"`)
  return { svg, width: width * scale, height: height * scale, font }
}

/** `Label: value` in small letters. */
export function factLine(label: string, value: string): Content {
  return {
    text: [{ text: `${nfc(label)}: `, color: muted }, nfc(value)],
    fontSize: 8.5,
    margin: [0, 0, 0, 2],
  }
}
