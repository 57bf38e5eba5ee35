export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** Vietnamese unless English was asked for. */
export function toLanguage(text: string | null | undefined): Language {
  return text === 'en' ? 'en' : 'vi'
}
