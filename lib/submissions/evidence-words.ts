import { createTranslator } from 'use-intl/core'
import type { Language } from '@/lib/format'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import type { EvidenceFailure } from './evidence'

export type EvidenceCallFailure = { code: EvidenceFailure['code'] | 'nobody' | 'bad-word'; field?: string }

const words = {
  vi: createTranslator({ locale: 'vi', messages: vi, namespace: 'evidence.failures' }),
  en: createTranslator({ locale: 'en', messages: en, namespace: 'evidence.failures' }),
}

/** Why a file wasn't taken, shown or taken back, in a sentence. */
export function evidenceFailureMessage({ code, field }: EvidenceCallFailure, language: Language): string {
  return words[language](code, { field: field ?? '' })
}
