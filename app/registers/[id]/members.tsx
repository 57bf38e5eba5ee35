import { getLocale, getTranslations } from 'next-intl/server'
import { MemberFields } from '@/components/registers/member-fields'
import { ReasonField } from '@/components/registers/reason-field'
import { ActionForm, FormTextField } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDate, formatNumber } from '@/lib/format'
import { memberBreakdowns } from '@/lib/registers/entry'
import type { EntryDetail } from '@/lib/registers/entry-queries'
import { fieldOf } from '@/lib/registers/members'
import { setMembersAction } from '../actions'

/** Who belongs to it, from which day on: newest first. */
export async function MembersTable({ entry }: { entry: EntryDetail }) {
  const [t, locale] = await Promise.all([getTranslations('registers'), getLocale()])
  return (
    <section aria-labelledby="members" className="grid grid-cols-[minmax(0,1fr)]">
      <h2 id="members" className="mb-2 text-lg">
        {t('members-over-time')}
      </h2>
      {entry.members.length === 0 ? (
        <p className="text-muted">{t('members-unknown')}</p>
      ) : (
        <DataTable
          caption={t('members-over-time')}
          rows={entry.members}
          rowKey={({ on }) => on}
          columns={[
            { key: 'on', header: t('from-day'), cell: ({ on }) => formatDate(on) },
            ...memberBreakdowns.map((breakdown) => ({
              key: breakdown || 'total',
              header: t(`breakdowns.${fieldOf(breakdown) as 'members'}`),
              numeric: true,
              cell: ({ counts }: { counts: Record<string, number> }) => {
                const value = counts[breakdown]
                return value === undefined ? (
                  <span className="text-muted">{t('not-stated')}</span>
                ) : (
                  formatNumber(value, 0, locale)
                )
              },
            })),
          ]}
        />
      )}
    </section>
  )
}

/** The members from a day on; the last known stand there to start from. */
export async function MembersForm({ entry }: { entry: EntryDetail }) {
  const [t, common] = await Promise.all([getTranslations('registers'), getTranslations('common')])
  const last = entry.members[0]?.counts ?? {}
  return (
    <ActionForm
      action={setMembersAction.bind(null, entry.id, entry.version)}
      name="set-members"
      errorTitle={common('not-saved')}
    >
      <FormTextField name="on" label={t('from-day')} hint={t('from-day-hint')} type="date" required />
      <MemberFields
        values={Object.fromEntries(
          Object.entries(last).map(([key, value]) => [key, formatNumber(value, 0, 'vi')]),
        )}
      />
      <ReasonField />
      <SubmitButton className="justify-self-start">{t('record')}</SubmitButton>
    </ActionForm>
  )
}
