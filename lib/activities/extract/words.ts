import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

const messages = { vi: vi.extract, en: en.extract }

/** A sentence of the namespace `extract` by its key, with texts put in. A key that isn't there throws. */
export type ExtractWords = (key: string, values?: Record<string, string | number>) => string

/** What is told of a reading, in either language. */
export function extractWords(language: Language): ExtractWords {
  return createTranslator({
    locale: language,
    messages: { extract: messages[language] } as unknown as Record<string, Record<string, string>>,
    namespace: 'extract',
    onError(error) {
      throw error
    },
  }) as unknown as ExtractWords
}
