import { unzipSync, zipSync } from 'fflate'
import { type Book, type Sheet, toBytes } from './excel'
import { cellAt, openSample, sampleTemplate, sheetOf } from './samples'

/** A file as people really send them, and the sentence that answers it. */
export type BadFile = {
  what: string
  make: () => Promise<Uint8Array>
  /** The message, or a part of it; of the file as a whole, or of a place in it. */
  says: string
  /** The cell it stands at. */
  at?: string
  /** Everything else of the file is still taken. */
  restTaken?: boolean
}

type Edit = (sheet: Sheet, book: Book) => void

/** The template of one unit with something done to it, and one good figure beside: A.2 is 130. */
export function edited(edit: Edit) {
  return async (): Promise<Uint8Array> => {
    const book = await openSample(await sampleTemplate())
    const sheet = sheetOf(book, 'MAU')
    cellAt(sheet, 'A.2', 'Tổng số').value = 130
    edit(sheet, book)
    return toBytes(book)
  }
}

/** The same with its parts changed as a zip. */
export function repacked(change: (parts: Record<string, Uint8Array>) => void, edit: Edit = () => undefined) {
  return async (): Promise<Uint8Array> => {
    const parts = unzipSync(await edited(edit)())
    change(parts)
    return zipSync(parts)
  }
}

/** Some text as a file. */
export const bytes = (text: string) => async () => new TextEncoder().encode(text)
