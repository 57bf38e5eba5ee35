import { getTranslations } from 'next-intl/server'
import type { Figure } from '@/lib/submissions/changes'
import type { FormDefinition } from '@/lib/submissions/form'
import { type CellKey, parseCellKey } from '@/lib/submissions/submission'
import { missingReasons } from '@/lib/values/observation'
import { toWords } from './words'

/** Names cells and says what stands in them, in the reader's language. */
export async function figureWords(form: FormDefinition) {
  const [words, say] = await Promise.all([toWords(form), getTranslations('entry')])
  return {
    cell: (cell: CellKey): string => {
      const place = parseCellKey(cell)
      if (!place) return cell
      const item = words.item(place.dataElement)
      return place.breakdown === '' ? item : `${item}, ${words.column(place.breakdown)}`
    },
    /** The number, else why there is none, else that nothing stands there. */
    figure: (figure: Figure | null): string => {
      if (figure?.value != null) return words.number(figure.value)
      const reason = missingReasons.find((known) => known === figure?.missing)
      return reason ? say(`reasons.${reason}`) : say('blank')
    },
  }
}
