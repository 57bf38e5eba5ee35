import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { canOpenSubmission } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Feed, FeedFigure } from '@/lib/activities/feeds-queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { calendarName, periodName } from '@/lib/periods/names'
import { entryPath } from '../../entry/[form]/[orgUnit]/[period]/paths'
import { activityWords } from '../words'

type Props = { feeds: readonly Feed[]; removed: boolean; viewer: Viewer }

/** Where the activity counts: the sums it is part of, and what stands in the form beside them. */
export async function ActivityFeeds({ feeds, removed, viewer }: Props) {
  const [say, words, tree] = await Promise.all([
    getTranslations('activities.feeds'),
    activityWords(),
    getOrgUnitTree(),
  ])
  const opens = ({ form, orgUnit }: Feed) =>
    form !== null && canOpenSubmission(viewer, tree, orgUnit.id, form.programmeCode)
  const sentence = (figure: FeedFigure): string => {
    if (figure.value === null) return say('partly', { stated: figure.stated, records: figure.records })
    const sum = say('sum', { value: words.number(figure.value), records: figure.records })
    if (figure.follows) return `${sum} ${say('follows')}`
    if (figure.standing === null) return `${sum} ${say('stands-empty')}`
    return figure.standing === figure.value
      ? `${sum} ${say('stands-same')}`
      : `${sum} ${say('stands-other', { value: words.number(figure.standing) })}`
  }
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds" className="mb-1 text-xl">
        {say('title')}
      </h2>
      <p className="mb-3 max-w-prose text-muted">{say(removed ? 'lead-removed' : 'lead')}</p>
      {feeds.every(({ figures }) => figures.length === 0) ? (
        <EmptyState title={say(removed ? 'none-left' : 'none')} />
      ) : (
        <ul className="grid gap-4">
          {feeds.map((feed) => (
            <li
              key={`${feed.form?.code}|${feed.period}`}
              className="rounded-md border border-rule bg-surface p-4"
            >
              <p className="font-semibold">
                {feed.form && opens(feed) ? (
                  <Link
                    href={entryPath({
                      formCode: feed.form.code,
                      orgUnitId: feed.orgUnit.id,
                      period: feed.period,
                    })}
                    className="link"
                  >
                    {words.name(feed.form)}
                  </Link>
                ) : (
                  (feed.form && words.name(feed.form)) || say('own')
                )}
              </p>
              <p className="text-sm text-muted">
                {[
                  feed.orgUnit.fullName,
                  periodName(feed.period, words.language),
                  calendarName(feed.calendar, words.language),
                  feed.status && say(`statuses.${feed.status}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <ul className="mt-2 grid gap-1">
                {feed.figures.filter(isStated).map((figure) => (
                  <li key={`${figure.dataElement}|${figure.breakdown}`}>
                    {words.name(figure.element)}
                    {figure.breakdown !== '' && `, ${words.breakdown(figure.breakdown)}`}: {sentence(figure)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What no activity says and no form holds is nothing to read. */
function isStated({ value, stated, standing }: FeedFigure): boolean {
  return value !== null || stated > 0 || standing !== null
}
