import { getTranslations } from 'next-intl/server'
import type { OverviewModel } from '@/lib/dashboards/overview-model'

/** The words of the list of who hasn't reported. */
export async function notReportedWords({ period, notReported, counts }: OverviewModel) {
  const say = await getTranslations('dashboard.notReported')
  const [missing, assigned] = [notReported.length, counts.assigned]
  return {
    title: say('title', { period: period.name }),
    lead: say('lead', { missing, assigned }),
    none: say(assigned === 0 ? 'nobody' : 'none'),
    more: say('more', { count: Math.max(0, missing - 8) }),
    progress: say('progress'),
    due: say('due'),
    late: (days: number) => say('late', { days }),
  }
}
