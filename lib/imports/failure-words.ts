import type { Language } from '@/lib/format'
import type { ImportFailure } from './data-values-commands'
import { importWords } from './words'
import { templateProblems } from './workbook/template-problem'
import { workbookWords } from './workbook/words'

/** Why a file as a whole wasn't taken, in a sentence; `bad-word` names the field of a question. */
export function importFailureMessage(
  {
    code,
    detail = '',
    field = '',
  }: { code: ImportFailure['code'] | 'nobody' | 'bad-word'; detail?: string; field?: string },
  language: Language,
): string {
  if (templateProblems.some((problem) => problem === code)) return workbookWords(language)(`failures.${code}`)
  return importWords(language)(`failures.${code}`, { detail: detail && ` (${detail})`, field })
}
