import { getTranslations } from 'next-intl/server'
import { formatDateTime } from '@/lib/format'
import type { EntryDetail } from '@/lib/registers/entry-queries'

/** What was put right of an entry's words, newest first; nothing where nothing was. */
export async function EditList({ edits }: Pick<EntryDetail, 'edits'>) {
  const t = await getTranslations('registers')
  if (edits.length === 0) return null
  const words = (text: string) => text || t('edited-blank')
  return (
    <section aria-labelledby="edits">
      <h2 id="edits" className="mb-2 text-lg">
        {t('edits')}
      </h2>
      <ol className="grid gap-3 border-l-2 border-rule pl-4">
        {edits.map(({ id, before, after, reason, recordedBy, recordedAt }) => (
          <li key={id}>
            {(['name', 'place', 'note'] as const)
              .filter((field) => before[field] !== after[field])
              .map((field) => (
                <p key={field} className="whitespace-pre-line">
                  {t('edited-from-to', {
                    what: t(field),
                    before: words(before[field]),
                    after: words(after[field]),
                  })}
                </p>
              ))}
            {reason && <p className="text-sm">{reason}</p>}
            <p className="text-sm text-muted">
              {t('recorded', { person: recordedBy ?? t('nobody'), at: formatDateTime(recordedAt) })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
