import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { formatDate, formatDateTime } from '@/lib/format'
import type { Entry } from '@/lib/submissions/entry-queries'
import { CellReasons } from './cell-reasons'
import { entryPath } from './paths'

/** Why it came back, what is being corrected, and whether the period is shut or opened for a while. */
export async function EntryNotices({ entry, open }: { entry: Entry; open: boolean }) {
  const [words, say] = await Promise.all([getTranslations('entry'), getTranslations('entry.locks')])
  const { form, orgUnit, period } = entry
  const { exception, shut } = entry.lock
  const returned =
    entry.status === 'returned' ? entry.decisions.find(({ decision }) => decision === 'returned') : undefined
  const correcting =
    entry.correctionReason !== null && entry.status !== 'approved' && entry.status !== 'locked'
  return (
    <div className="mb-4 grid gap-3">
      {returned && (
        <Notice
          tone="warning"
          title={words('returnedTitle', { by: returned.by, time: formatDateTime(returned.at) })}
        >
          <p className="whitespace-pre-line">{returned.reason}</p>
          <CellReasons form={entry.form} reasons={entry.cellReasons} linked={entry.may.save} />
        </Notice>
      )}
      {correcting && (
        <Notice tone="info" title={words('correctionTitle', { revision: entry.revision })}>
          <p className="whitespace-pre-line">{entry.correctionReason}</p>
          <p className="text-sm text-muted">{words('correctionKept')}</p>
          {entry.may.drop && (
            <Link
              className="link inline-flex min-h-11 items-center no-print"
              href={`${entryPath({ formCode: form.code, orgUnitId: orgUnit.id, period })}/changes`}
              prefetch={false}
            >
              {words('correctionChanges')}
            </Link>
          )}
        </Notice>
      )}
      {exception ? (
        <Notice title={say('exceptionTitle', { date: formatDate(exception.until) })}>
          <p>{say('exceptionBy', { by: exception.by, time: formatDateTime(exception.grantedAt) })}</p>
          <p className="whitespace-pre-line">{exception.reason}</p>
        </Notice>
      ) : (
        open &&
        shut && (
          <Notice tone="warning" title={say('shutTitle')}>
            <p>{say('shutText')}</p>
          </Notice>
        )
      )}
    </div>
  )
}
