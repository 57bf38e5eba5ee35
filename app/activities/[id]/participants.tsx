import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { Activity } from '@/lib/activities/activity'
import { activityWords } from '../words'

/** Who took part as far as it is known; an unsplit total says that nobody said how it is split. */
export async function Participants({ activity }: { activity: Activity }) {
  const [say, words] = await Promise.all([getTranslations('activities'), activityWords()])
  const keys = Object.keys(activity.counts).sort(byParts)
  const unit = say(`units.${activity.participantUnit}`)
  return (
    <section aria-labelledby="participants">
      <h2 id="participants" className="mb-3 text-xl">
        {say('participants')}
      </h2>
      {keys.length === 0 ? (
        <p className="text-muted">{say('participants-unknown')}</p>
      ) : (
        <div className="max-w-xl">
          <DataTable
            caption={say('participants')}
            rows={keys}
            rowKey={(key) => key}
            columns={[
              { key: 'who', header: say('who'), cell: (key) => words.breakdown(key) },
              {
                key: 'count',
                header: unit,
                numeric: true,
                cell: (key) => words.number(activity.counts[key] ?? 0),
              },
            ]}
          />
          {keys.length === 1 && <p className="mt-2 text-muted">{say('not-disaggregated')}</p>}
        </div>
      )}
    </section>
  )
}

/** The total first, then single options, then crossed ones. */
function byParts(a: string, b: string): number {
  const parts = (key: string) => (key === '' ? 0 : key.split(';').length)
  return parts(a) - parts(b) || (a < b ? -1 : 1)
}
