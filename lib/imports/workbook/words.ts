import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

const messages = { vi: vi.workbook, en: en.workbook }

/** A sentence of the namespace `workbook` by its key, with texts put in. A key that isn't there throws. */
export type WorkbookWords = (key: string, values?: Record<string, string | number>) => string

/** The words inside templates and about what came back, in either language. */
export function workbookWords(language: Language): WorkbookWords {
  return createTranslator({
    locale: language,
    messages: { workbook: messages[language] } as unknown as Record<string, Record<string, string>>,
    namespace: 'workbook',
    onError(error) {
      throw error
    },
  }) as unknown as WorkbookWords
}
