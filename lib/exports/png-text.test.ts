import { expect, test } from 'vitest'
import { samples } from './chart-samples'
import { toPngTexts } from './png'
import { addPngText, readPngChunks, readPngTexts } from './png-text'

/** A white dot, 1 × 1. */
const dot = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
    'base64',
  ),
)

test('texts stand before the image data and come back letter for letter', () => {
  const texts = [
    { keyword: 'Title', text: 'Tỷ lệ nữ đại biểu Ặ ẵ Ễ ữ ợ Ỵ ₫ ≥', language: 'vi' },
    { keyword: 'reference', text: 'SHD-20261122-7F3K2Q', language: 'vi' },
  ]
  const marked = addPngText(dot, texts)
  expect(readPngTexts(marked)).toEqual(texts)
  expect(readPngChunks(marked).map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND'])
})

test('text typed on a Mac is stored in one piece', () => {
  const marked = addPngText(dot, [{ keyword: 'Title', text: 'Lâm Bình'.normalize('NFD'), language: 'vi' }])
  expect(readPngTexts(marked)[0]?.text).toBe('Lâm Bình'.normalize('NFC'))
})

test('a damaged byte is noticed', () => {
  const marked = addPngText(dot, [{ keyword: 'Title', text: 'abc', language: 'vi' }])
  marked[44] = (marked[44] ?? 0) ^ 1
  expect(() => readPngChunks(marked)).toThrow('damaged')
})

test('title, reading, source, every fact and the demonstration mark are written', () => {
  const texts = new Map(toPngTexts(samples.line).map(({ keyword, text }) => [keyword, text]))
  expect(texts.get('Title')).toBe(samples.line.title)
  expect(texts.get('Description')).toContain(samples.line.reading)
  expect(texts.get('Source')).toBe('Báo cáo quý Dự án 8, Hội LHPN các huyện')
  expect(texts.get('data-version')).toBe('128')
  expect(texts.get('demonstration')).toBe('Dữ liệu minh hoạ')
})
