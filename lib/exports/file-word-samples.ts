import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import { type AllFileWords, toFileWords, toReadmeWords } from './file-words'
import { toPictureWords } from './render-job'

const read = (charts: object) => ({
  raw: (key: string) =>
    key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], charts),
})

/** The words of the messages, for tests. */
export function fileWordsOf(language: 'vi' | 'en'): AllFileWords {
  const own = read(language === 'vi' ? vi.charts : en.charts)
  return {
    picture: toPictureWords(own),
    file: toFileWords(own),
    readme: { vi: toReadmeWords(read(vi.charts)), en: toReadmeWords(read(en.charts)) },
  }
}
