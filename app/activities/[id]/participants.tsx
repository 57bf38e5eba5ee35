import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { type Activity, participantCategories } from '@/lib/activities/activity'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { activityWords } from '../words'

/** Who took part as far as it is known; an unsplit total says that nobody said how it is split. */
export async function Participants({ activity }: { activity: Activity }) {
  const [say, words, { categories }] = await Promise.all([
    getTranslations('activities'),
    activityWords(),
    getCatalogue(),
  ])
  const keys = inOrder(Object.keys(activity.counts), categories)
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

/** The total first, then single options, then crossed ones; each as the form asks them. */
function inOrder(keys: readonly string[], categories: Catalogue['categories']): string[] {
  const ranks = participantCategories.flatMap((category) =>
    (categories.byCode(category)?.options ?? []).map(({ code }) => `${category}=${code}`),
  )
  const rank = (key: string) => {
    const parts = key === '' ? [] : key.split(';').map((part) => ranks.indexOf(part) + 1)
    // Women of a group stand under the groups' order, not under the sexes'.
    return [parts.length, ...parts.sort((a, b) => b - a)]
  }
  return keys.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)]
    const at = x.findIndex((one, index) => one !== y[index])
    return at < 0 ? 0 : (x[at] ?? 0) - (y[at] ?? 0)
  })
}
