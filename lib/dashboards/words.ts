import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import type { QueryFailure } from './query'

/** A sentence of one namespace by its key, with already formatted texts put in. */
export type Words = (key: string, values?: Record<string, string>) => string

const messages = { vi, en }
const made = new Map<string, Words>()

/** The sentences of `chart` or `overview` in a language. A key that isn't there throws: it is a mistake of ours. */
export function wordsOf(language: Language, namespace: 'chart' | 'overview' = 'chart'): Words {
  const known = made.get(`${language}.${namespace}`)
  if (known) return known
  const translate = createTranslator({
    locale: language,
    messages: { [namespace]: messages[language][namespace] } as unknown as Record<
      string,
      Record<string, string>
    >,
    namespace,
    onError(error) {
      throw error
    },
  }) as unknown as Words
  made.set(`${language}.${namespace}`, translate)
  return translate
}

/** What to tell who asked, for pages and the API alike. */
export function failureMessage(failure: QueryFailure, language: Language): string {
  const words = wordsOf(language)
  return failure.code === 'not-found' ? words('notFound') : words(`problems.${failure.problem}`)
}
