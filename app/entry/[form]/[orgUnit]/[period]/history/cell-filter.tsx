import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { FormDefinition } from '@/lib/submissions/form'
import { type CellKey, toCellKey } from '@/lib/submissions/submission'
import { figureWords } from '../figure-words'

/** Chooses one figure of the form; works without script. */
export async function CellFilter({
  form,
  path,
  cell,
}: {
  form: FormDefinition
  path: string
  cell: CellKey | undefined
}) {
  const [say, words, locale] = await Promise.all([
    getTranslations('entry.history'),
    figureWords(form),
    getLocale(),
  ])
  return (
    <form action={path} className="flex flex-wrap items-end gap-3 no-print">
      <div className="min-w-0 flex-1 sm:max-w-xl">
        <SelectField id="history-cell" name="cell" label={say('filter')} defaultValue={cell ?? ''}>
          <option value="">{say('allCells')}</option>
          {form.sections.map((section) => (
            <optgroup key={section.code} label={locale === 'en' ? section.nameEn : section.nameVi}>
              {section.items.flatMap((item) =>
                item.columns.map((column) => {
                  const key = toCellKey(item.code, column)
                  return (
                    <option key={key} value={key}>
                      {words.cell(key)}
                    </option>
                  )
                }),
              )}
            </optgroup>
          ))}
        </SelectField>
      </div>
      <Button type="submit">{say('show')}</Button>
    </form>
  )
}
