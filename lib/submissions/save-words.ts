import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import type { SaveFailure } from './save-commands'
import type { SaveRequestFailure } from './save-request'

export type SaveCallFailure = {
  code: SaveFailure['code'] | SaveRequestFailure['code'] | 'nobody' | 'busy'
  field?: string | null
}

const words = {
  vi: createTranslator({ locale: 'vi', messages: vi, namespace: 'api.submissions' }),
  en: createTranslator({ locale: 'en', messages: en, namespace: 'api.submissions' }),
}

/** Why a call to save was refused as a whole, in a sentence. */
export function saveFailureMessage({ code, field }: SaveCallFailure, language: Language): string {
  return words[language](code, { field: field ?? '' })
}
