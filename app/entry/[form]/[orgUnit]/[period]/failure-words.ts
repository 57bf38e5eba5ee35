import { getTranslations } from 'next-intl/server'

const codes = [
  'not-found',
  'forbidden',
  'not-assigned',
  'not-yet-open',
  'closed',
  'locked',
  'not-submitted',
  'own-submission',
  'already-decided',
  'not-approved',
  'no-correction',
  'changed-meanwhile',
  'reason-required',
  'too-long',
  'unknown-cell',
  'own-unit',
  'not-closed',
  'not-a-day',
  'day-past',
  'day-too-late',
  'invalid',
  'signed-out',
  'default',
] as const

/** Every refusal of the workflow in the reader's language. */
export async function failureWords(): Promise<Record<string, string>> {
  const say = await getTranslations('entry.failures')
  return Object.fromEntries(codes.map((code) => [code, say(code)]))
}
