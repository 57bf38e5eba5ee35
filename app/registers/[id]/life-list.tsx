import { getTranslations } from 'next-intl/server'
import { ActionForm, FormTextField } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDate, formatDateTime } from '@/lib/format'
import { longest } from '@/lib/registers/entry'
import type { EntryDetail } from '@/lib/registers/entry-queries'
import { undoEventAction } from '../actions'

/** Every turn in order of time, with who recorded it; those taken back stand struck out. */
export async function LifeList({ entry, canWrite }: { entry: EntryDetail; canWrite: boolean }) {
  const [t, common] = await Promise.all([getTranslations('registers'), getTranslations('common')])
  return (
    <section aria-labelledby="life">
      <h2 id="life" className="mb-2 text-lg">
        {t('life')}
      </h2>
      <ol className="grid gap-3 border-l-2 border-rule pl-4">
        {entry.events.map((event) => (
          <li key={String(event.id)}>
            <p className={event.removedAt ? 'text-muted line-through' : ''}>
              <span className="font-semibold">{formatDate(event.on)}</span> {t(`events.${event.event}`)}
              {event.orgUnitName && `: ${event.orgUnitName}`}
              {event.name && `: ${event.name}`}
            </p>
            {event.reason && <p className="text-sm">{event.reason}</p>}
            <p className="text-sm text-muted">
              {t('recorded', {
                person: event.recordedBy ?? t('nobody'),
                at: formatDateTime(event.recordedAt),
              })}
              {event.removedAt && ` · ${t('removed-at', { at: formatDateTime(event.removedAt) })}`}
            </p>
            {canWrite && !event.removedAt && (
              <details>
                <summary className="link inline-flex min-h-11 items-center text-sm">{t('undo')}</summary>
                <ActionForm
                  action={undoEventAction.bind(null, entry.id, entry.version, String(event.id))}
                  name={`undo-${event.id}`}
                  errorTitle={common('not-saved')}
                  className="grid max-w-prose gap-3 pb-3"
                >
                  <FormTextField name="reason" label={t('undo-reason')} maxLength={longest.reason} required />
                  <SubmitButton variant="danger" className="justify-self-start">
                    {t('undo-submit')}
                  </SubmitButton>
                </ActionForm>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
