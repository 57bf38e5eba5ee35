import { getTranslations } from 'next-intl/server'
import type { FormDefinition } from '@/lib/submissions/form'
import type { CellKey } from '@/lib/submissions/submission'
import { figureWords } from './figure-words'

type Props = { form: FormDefinition; reasons: ReadonlyMap<CellKey, string>; linked?: boolean }

/** What the reviewer asks at single cells; `linked` where the cells can be filled in on this page. */
export async function CellReasons({ form, reasons, linked = false }: Props) {
  if (reasons.size === 0) return null
  const [say, words] = await Promise.all([getTranslations('entry.locks'), figureWords(form)])
  return (
    <div className="mt-2">
      <p className="font-semibold">{say('cellReasons')}</p>
      <ul className="grid list-disc gap-1 pl-5">
        {[...reasons].map(([cell, reason]) => (
          <li key={cell}>
            {linked ? (
              <a href={`#cell:${cell}`} className="link">
                {words.cell(cell)}
              </a>
            ) : (
              words.cell(cell)
            )}
            : <span className="whitespace-pre-line">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
