import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

const messages = { vi: vi.imports, en: en.imports }

/** A sentence of the namespace `imports` by its key, with texts put in. A key that isn't there throws. */
export type ImportWords = (key: string, values?: Record<string, string>) => string

/** What to tell who imports or exports, in either language. */
export function importWords(language: Language): ImportWords {
  return createTranslator({
    locale: language,
    messages: { imports: messages[language] } as unknown as Record<string, Record<string, string>>,
    namespace: 'imports',
    onError(error) {
      throw error
    },
  }) as unknown as ImportWords
}
