import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

/** A sentence about an import by its key, with texts put in. */
export type Sentences = (key: string, values?: Record<string, string | number>) => string

const messages = { vi, en }

/** The sentences of `imports` in a language. A key that isn't there throws: it is a mistake of ours. */
export function sentencesIn(language: Language): Sentences {
  const { imports } = messages[language] as unknown as { imports: Record<string, string> }
  return createTranslator({
    locale: language,
    messages: { imports } as unknown as Record<string, Record<string, string>>,
    namespace: 'imports',
    onError(error) {
      throw error
    },
  }) as unknown as Sentences
}
