import { getTranslations } from 'next-intl/server'
import type { ActivityDetail } from '@/lib/activities/queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { activityWords } from '../words'

/** What is known of an activity besides its participants. What isn't said isn't listed. */
export async function ActivityFacts({ found }: { found: ActivityDetail }) {
  const { activity, programme } = found
  const [say, words, catalogue] = await Promise.all([
    getTranslations('activities'),
    activityWords(),
    getCatalogue(),
  ])
  const component = catalogue.components.byId(found.type.componentId)
  const facts: [string, string | null][] = [
    [say('filters.programme'), words.name(catalogue.programmes.byCode(programme))],
    [say('filters.component'), component ? words.name(component) : null],
    [say('fields.venue'), activity.venue],
    [say('fields.organisers'), activity.organisers.join('\n') || null],
    [say('fields.sessions'), activity.sessions === null ? null : words.number(activity.sessions)],
    [
      say('fields.cost'),
      activity.cost === null ? null : `${words.number(activity.cost)} ${say('units.million')}`,
    ],
    [say('fields.fundingSource'), activity.fundingSource],
    [say('fields.outcome'), activity.outcome],
  ]
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-3 text-xl">
        {say('facts')}
      </h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[14rem_1fr]">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="max-w-prose whitespace-pre-line">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
